"""In continuous integration: the hook with the real pre-commit, and the action's shell steps."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.documents.formats import ENDINGS, PACKED

ROOT = Path(__file__).resolve().parent.parent

VAGUE = "The mill in Port Ansel will close by spring, sources say.\n"
GOOD = "The mill will close, Mayor Ada Holt said.\n"
CONFIG = "select = ['CC201']\n[gate]\nfail-on = 'warning'\n"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Return an environment with git set up and this claimcheck as the only one on the path."""
    commands = tmp_path / "bin"
    commands.mkdir()
    claimcheck = commands / "claimcheck"
    claimcheck.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
    claimcheck.chmod(0o755)
    made = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))
    }
    return {
        **made,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")},
    }  # fmt: skip


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str], check: bool = True
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=cwd, env=env, check=False, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert not check or done.returncode == 0, done.stdout
    return done


def repository(path: Path, env: Mapping[str, str], **files: str) -> Path:
    """Make a git repository with files, all of them committed."""
    path.mkdir()
    run("git", "init", "-q", "-b", "main", cwd=path, env=env)
    commit(path, env, **files)
    return path


def commit(
    path: Path, env: Mapping[str, str], *, check: bool = True, **files: str
) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    run("git", "add", ".", cwd=path, env=env)
    return run("git", "commit", "-q", "-m", "change", cwd=path, env=env, check=check)


# ---- pre-commit ---------------------------------------------------------------------


def pre_commit(path: Path, env: Mapping[str, str], *arguments: str) -> None:
    if find_spec("pre_commit") is None:
        pytest.skip("PRE-COMMIT IS NOT INSTALLED, so the hook is untested: pip install '.[test]'")
    run(sys.executable, "-m", "pre_commit", *arguments, cwd=path, env=env)


def hooked(tmp_path: Path, env: Mapping[str, str], config: dict[str, Any]) -> Path:
    """Make a repository of drafts with hooks that are installed."""
    path = repository(
        tmp_path / "drafts", env,
        **{"claimcheck.toml": CONFIG, ".pre-commit-config.yaml": yaml.safe_dump(config)},
    )  # fmt: skip
    pre_commit(path, env, "install")
    return path


def refuses_the_vague_and_takes_the_good(path: Path, env: Mapping[str, str]) -> None:
    refused = commit(path, env, check=False, **{"desk/a draft.txt": VAGUE, "notes.rst": VAGUE})
    assert refused.returncode == 1
    place = f"desk/a draft.txt:1:{VAGUE.index('sources') + 1}"
    assert f"{place}: CC201 warning “sources” tell readers nothing" in refused.stdout
    assert "notes.rst" not in refused.stdout
    assert "gate failed: desk/a draft.txt: 1 finding" in refused.stdout
    taken = commit(path, env, **{"desk/a draft.txt": GOOD})
    assert "1 document, 1 statement: 1 sourced" in taken.stdout


def test_the_hook_with_the_real_pre_commit(tmp_path: Path, env: dict[str, str]) -> None:
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    hooks = repository(tmp_path / "hooks", env, **{".pre-commit-hooks.yaml": manifest})
    revision = run("git", "rev-parse", "HEAD", cwd=hooks, env=env).stdout.strip()
    # The hook as it is published, but for the language: to install it takes a network.
    hook = {"id": "claimcheck", "language": "system"}
    repo = {"repo": str(hooks), "rev": revision, "hooks": [hook]}
    refuses_the_vague_and_takes_the_good(hooked(tmp_path, env, {"repos": [repo]}), env)


def test_the_hook_that_init_writes(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "init").mkdir()
    run("claimcheck", "init", "pre-commit", cwd=tmp_path / "init", env=env)
    config = yaml.safe_load((tmp_path / "init" / ".pre-commit-config.yaml").read_bytes())
    refuses_the_vague_and_takes_the_good(hooked(tmp_path, env, config), env)


# ---- the action ---------------------------------------------------------------------

ACTION = yaml.safe_load((ROOT / "action.yml").read_bytes())
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}


def act(path: Path, env: Mapping[str, str], **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run the shell steps of the action as GitHub would.

    Returns:
        The exit status of the last step, what was printed, and the outputs.
    """
    given = {name: spec.get("default", "") for name, spec in ACTION["inputs"].items()}
    given["since"] = ""  # its default is an expression
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    output = path.parent / "output"
    output.unlink(missing_ok=True)
    output.touch()
    env = {**env, "GITHUB_OUTPUT": str(output), "GITHUB_ACTION_PATH": str(ROOT)}
    printed = ""
    for name, step in STEPS.items():
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        values = {f"inputs.{name}": value for name, value in given.items()}
        values |= {f"steps.audit.outputs.{name}": value for name, value in outputs.items()}
        own = {
            key: values[value.removeprefix("${{").removesuffix("}}").strip()]
            for key, value in step.get("env", {}).items()
        }
        assert "${{" not in step["run"], "inputs would be run as code"
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
        done = run(*shell, step["run"], cwd=path, env={**env, **own}, check=False)
        printed += done.stdout
        if done.returncode:
            assert name == "Gate", printed
            return done.returncode, printed, outputs
    return 0, printed, outputs


@pytest.fixture
def drafts(tmp_path: Path, env: dict[str, str]) -> Path:
    """Return a repository with an old breach, on a branch that begins there."""
    old = {"old.txt": VAGUE, "same.txt": VAGUE, "claimcheck.toml": CONFIG}
    path = repository(tmp_path / "drafts", env, **old)
    run("git", "checkout", "-q", "-b", "branch", cwd=path, env=env)
    return path


def results(path: Path) -> list[tuple[str, str]]:
    """Return the file and rule of each result in the SARIF file."""
    (audit,) = json.loads((path / "claimcheck.sarif").read_bytes())["runs"]
    return [
        (each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], each["ruleId"])
        for each in audit["results"]
    ]


def test_the_action_has_the_steps_that_are_run_here() -> None:
    assert list(STEPS) == ["Install claimcheck", "Audit", "Gate"]
    uses = [step["uses"].split("@")[0] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert uses == ["actions/setup-python", "github/codeql-action/upload-sarif"]


def test_the_action_reports_what_a_branch_changed(drafts: Path, env: dict[str, str]) -> None:
    new = {"desk/a “new” draft.txt": VAGUE, "good.txt": GOOD, "notes.rst": VAGUE, "web.MD": VAGUE}
    commit(drafts, env, **new, **{"old.txt": f"{VAGUE}\n{GOOD}"})
    summary = drafts.parent / "summary.md"
    env["GITHUB_STEP_SUMMARY"] = str(summary)
    status, printed, outputs = act(drafts, env, since="main")
    assert status == 1
    assert outputs == {"status": "1", "sarif": "claimcheck.sarif"}
    assert "::warning file=desk/a “new” draft.txt,line=1," in printed
    assert [code for _, code in results(drafts)] == ["CC201", "CC201"]
    assert "notes.rst" not in printed
    assert "same.txt" not in printed
    assert "CC201" in summary.read_text(encoding="utf-8")


def test_the_action_passes_where_nothing_is_wrong(drafts: Path, env: dict[str, str]) -> None:
    commit(drafts, env, **{"good.txt": GOOD})
    status, printed, outputs = act(drafts, env, since="main")
    assert (status, outputs["status"]) == (0, "0")
    assert "::" not in printed
    assert results(drafts) == []


def test_the_action_without_changed_drafts(drafts: Path, env: dict[str, str]) -> None:
    commit(drafts, env, **{"notes.rst": VAGUE})
    status, printed, outputs = act(drafts, env, since="main")
    assert (status, outputs) == (0, {"status": "0"})
    assert printed.endswith("No drafts changed.\n")


def test_the_action_without_a_revision_reports_all(drafts: Path, env: dict[str, str]) -> None:
    assert act(drafts, env)[0] == 1
    assert results(drafts) == [("old.txt", "CC201"), ("same.txt", "CC201")]
    assert act(drafts, env, paths="old.txt\n", args="--fail-on=error\n--exit-zero")[0] == 0
    assert results(drafts) == [("old.txt", "CC201")]


def test_the_action_says_that_a_clone_is_shallow(
    drafts: Path, env: dict[str, str], tmp_path: Path
) -> None:
    commit(drafts, env, **{"old.txt": GOOD})
    clone = tmp_path / "clone"
    run("git", "clone", "-q", "--depth=1", f"file://{drafts}", clone, cwd=tmp_path, env=env)
    status, printed, _ = act(clone, env, since="origin/main")
    assert status == 2
    assert "no revision 'origin/main': the clone is shallow and lacks it" in printed


def test_the_action_takes_inputs_for_words_and_not_for_code(
    drafts: Path, env: dict[str, str]
) -> None:
    nasty = "$(touch owned); `touch owned`; * --help"
    status, _, _ = act(drafts, env, paths=nasty, since="", args="")
    assert status == 2
    assert not (drafts / "owned").exists()


@pytest.mark.parametrize(
    "name", ["action.yml", ".pre-commit-hooks.yaml", "claimcheck/templates/pre-commit.yaml"]
)
def test_what_is_audited_where_files_change_is_what_is_audited_in_folders(name: str) -> None:
    (pattern,) = re.findall(r"\\\.\((.*?)\)(\S*)\$", (ROOT / name).read_text(encoding="utf-8"))
    listed = {f".{ending}" for ending in pattern[0].split("|")}
    assert listed == set(ENDINGS), f"write the endings of all formats into {name}"
    assert pattern[1] == f"(\\{PACKED})?"


def schema_says(schema: str, file: Path, env: Mapping[str, str]) -> str:
    """Return what check-jsonschema says of a file, by a schema of SchemaStore that it ships."""
    command = ("check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file))
    return run(sys.executable, "-m", *command, cwd=ROOT, env=env, check=False).stdout


def test_the_workflow_that_init_writes_is_one_and_its_steps_run(
    drafts: Path, env: dict[str, str], tmp_path: Path
) -> None:
    assert "ok" in schema_says("github-actions", ROOT / "action.yml", env)
    run("claimcheck", "init", "github", cwd=drafts, env=env)
    file = drafts / ".github" / "workflows" / "claimcheck.yml"
    assert "ok" in schema_says("github-workflows", file, env)
    workflow = yaml.safe_load(file.read_bytes())
    steps = [step["run"] for step in workflow["jobs"]["claimcheck"]["steps"] if "run" in step]
    assert [step.split()[0] for step in steps] == ["pip", "claimcheck"]
    # The installation takes a network; the other step runs as it does for a pull request.
    commit(drafts, env, **{"new.txt": VAGUE})
    clone = tmp_path / "clone"
    run("git", "clone", "-q", "-b", "branch", drafts, clone, cwd=tmp_path, env=env)
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[-1])
    done = run(*shell, cwd=clone, env={**env, "GITHUB_BASE_REF": "main"}, check=False)
    assert done.returncode == 1, done.stdout
    assert "::warning file=new.txt,line=1," in done.stdout
    assert "old.txt" not in done.stdout


def test_pre_commit_takes_the_hooks_for_valid(env: dict[str, str], tmp_path: Path) -> None:
    pre_commit(tmp_path, env, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    run("claimcheck", "init", "pre-commit", cwd=tmp_path, env=env)
    pre_commit(tmp_path, env, "validate-config", ".pre-commit-config.yaml")


# ---- the documentation --------------------------------------------------------------

PAGES = (*(ROOT / "docs").glob("c[io]*.md"), *(ROOT / "claimcheck" / "templates").iterdir())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_recipes_use_options_that_there_are(path: Path, env: dict[str, str]) -> None:
    known = run("claimcheck", "audit", "--help", cwd=ROOT, env={**env, "COLUMNS": "200"}).stdout
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"claimcheck audit.*|args: .*", text):
        for option in re.findall(r"--[a-z-]+", line):
            assert f"{option} " in known, line


def test_the_recipes_are_yaml_and_know_the_inputs_of_the_action() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    assert len(blocks) == 4
    (workflow,) = (block for block in blocks if "jobs" in block)
    assert workflow["jobs"]["claimcheck"]["steps"][-1]["with"].keys() <= ACTION["inputs"].keys()
