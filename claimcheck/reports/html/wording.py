"""What the report says about verdicts, in words an editor uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.audit import Attribution, Statement
from claimcheck.scoring.basis import rests_on_nobody
from claimcheck.values import HedgeType, Tag

TAGS: dict[Tag, str] = {
    "sourced": "Somebody a reader could identify says so.",
    "denied": "A denial of a claim is reported.",
    "speculative": "Uncertain, or said by nobody a reader could identify.",
    "asserted": "The writer’s own word.",
}
"""What the tags mean, in one sentence each."""

HEDGES: dict[HedgeType, str] = {
    "evidential": "points to evidence, not to who has it",
    "modal": "possible, not certain",
    "epistemic": "how sure the writer is",
    "prospect": "still to come",
    "weasel": "nobody in particular",
    "question": "an open question",
}
"""What a hedge of each type does."""

_CONTINUED = ".continued"

_WHY = (
    ("vague.", "said by nobody a reader could identify"),
    ("denial.verb", "a verb of denial"),
    ("denial.noun", "a noun of denial"),
    ("denial.rebuttal", "a rebuttal"),
    ("denial.correction", "a correction"),
    ("denial.verdict", "called untrue"),
    ("denial.", "a denial"),
    *((f"hedge.{kind}", said) for kind, said in HEDGES.items()),
    ("mind.", "a state of mind, which nobody is said to have voiced"),
    ("unreal.", "nobody is reported to have said it"),
    ("side.", "said in passing; the statement does not rest on it"),
    ("poll.", "figures of a poll"),
)

CUES = {
    "speech": "speech",
    "writing": "writing",
    "document": "a document",
    "belief": "a belief, which sources nothing",
    "desire": "a wish, which sources nothing",
    "intention": "an intention, which sources nothing",
    "perception": "a perception, which sources nothing",
}
"""What a cue of each type reports."""

QUOTATIONS = {
    "direct": "quoted word for word",
    "indirect": "in the writer’s words",
    "mixed": "partly quoted",
}


def because(rule: str) -> str:
    """Say why words decided a tag, from the name of the rule by which they did."""
    stem = rule.removesuffix(_CONTINUED)
    why = next((said for begin, said in _WHY if stem.startswith(begin)), "says who says so")
    return f"{why}, in a statement before this one" if stem != rule else why


def gist(statement: Statement, attributions: Sequence[Attribution]) -> str:
    """Say in one sentence what a statement rests on.

    Args:
        statement: The statement.
        attributions: Those of the document, indexed by their ids.
    """
    acts = [attributions[index] for index in statement.attributions]
    if statement.tag == "sourced":
        names = _names(act for act in acts if not act.denies)
        return f"Rests on {names}." if names else "Rests on a source."
    if statement.tag == "denied":
        names = _names(act for act in acts if act.denies)
        return f"Denied by {names}." if names else "A denial, by nobody who is named."
    if statement.tag == "speculative":
        nobody = rests_on_nobody(statement.tag, (reason.rule for reason in statement.reasons))
        return (
            "Rests on nobody a reader could identify."
            if nobody
            else "The writer’s own speculation."
        )
    if statement.tag is None:
        return f"A {statement.kind}, which is not tagged."
    if any(reason.rule.startswith("mind.") for reason in statement.reasons):
        return "What somebody thinks or wants; nobody is said to have voiced it."
    if statement.check_worthy:
        return "Could be disputed or checked, and no source is given."
    return "The writer’s own word."


def _names(acts: Iterable[Attribution]) -> str:
    """List those a reader could identify, each once."""
    sources = (act.source for act in acts)
    names = [s.name or s.text for s in sources if s is not None and s.kind != "vague"]
    return listed(dict.fromkeys(name for name in names if name))


def listed(names: Iterable[str]) -> str:
    """Join names: "a", "a and b", "a, b and c"."""
    *rest, last = [*names] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
