#!/usr/bin/env python3
"""Measure msgspec, pydantic and dataclasses as carriers of the audit's values.

    python benchmarks/model.py [--statements N] [--rounds N]

The classes of ``claimcheck.audit`` are built again with each library from the same list of fields,
then measured: import in a fresh interpreter, making the classes, making the values, writing JSON.
Every figure is the fastest of the rounds, in milliseconds.  Needs pydantic, which claimcheck
itself does not import.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import platform
import subprocess
import sys
import types
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from time import perf_counter
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pydantic

from claimcheck import audit

Fields = list[tuple[str, Any]]


def with_classes(annotation: Any, made: dict[type, Any]) -> Any:
    """Return an annotation with every class of ``claimcheck.audit`` replaced by its twin."""
    if annotation in made:
        return made[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return types.GenericAlias(tuple, (with_classes(arguments[0], made), ...))
    if origin is types.UnionType:
        return with_classes(arguments[0], made) | None
    return annotation


def twins(define: Callable[[str, Fields], Any]) -> dict[str, Any]:
    """Build the classes of ``claimcheck.audit`` with a library; each stands after those it uses."""
    made: dict[type, Any] = {}
    for cls in vars(audit).values():
        if isinstance(cls, type) and issubclass(cls, msgspec.Struct) and cls is not msgspec.Struct:
            hints = get_type_hints(cls)
            fields = [(name, with_classes(hints[name], made)) for name in cls.__struct_fields__]
            made[cls] = define(cls.__name__, fields)
    return {cls.__name__: twin for cls, twin in made.items()}


def msgspec_class(name: str, fields: Fields) -> Any:
    return msgspec.defstruct(name, fields, frozen=True, kw_only=True)


def pydantic_class(name: str, fields: Fields) -> Any:
    config = pydantic.ConfigDict(frozen=True)
    given: dict[str, Any] = {field: (kind, ...) for field, kind in fields}
    return pydantic.create_model(name, __config__=config, **given)


def dataclass_class(name: str, fields: Fields) -> Any:
    return dataclasses.make_dataclass(name, fields, frozen=True, kw_only=True, slots=True)


def dataclass_json(value: Any) -> bytes:
    return json.dumps(dataclasses.asdict(value), ensure_ascii=False).encode()


def document(made: dict[str, Any], statements: int) -> Any:
    """Build the audit of a document in which every statement has one attribution."""
    text = (
        "The blaze began shortly after dawn, Fire Chief Teresa Valdano told reporters at the scene."
    )
    length = len(text) + 1
    span, cue, source = made["Span"], made["Cue"], made["Source"]
    tags = {"sourced": statements, "denied": 0, "speculative": 0, "asserted": 0}
    return made["DocumentAudit"](
        path="draft.txt",
        format="text",
        encoding="utf-8",
        sha256="0" * 64,
        statements=tuple(
            made["Statement"](
                id=i,
                start=i * length,
                end=i * length + length - 1,
                line=i + 1,
                column=1,
                end_line=i + 1,
                end_column=length,
                paragraph=i,
                kind="statement",
                text=text,
                tag="sourced",
                confidence=0.94,
                attributions=(i,),
                hedges=(),
                check_worthy=True,
                reasons=(
                    made["Reason"](
                        rule="speech", start=i * length + 61, end=i * length + 65, text="told"
                    ),
                ),
            )
            for i in range(statements)
        ),
        attributions=tuple(
            made["Attribution"](
                id=i,
                source=source(
                    start=i * length + 36,
                    end=i * length + 60,
                    text="Fire Chief Teresa Valdano",
                    name="Teresa Valdano",
                    kind="person",
                ),
                cue=cue(
                    start=i * length + 61,
                    end=i * length + 65,
                    text="told",
                    type="speech",
                    lemma="tell",
                ),
                content=(span(start=i * length, end=i * length + 34),),
                quotation="indirect",
                denies=False,
            )
            for i in range(statements)
        ),
        sources=(),
        findings=(),
        summary=made["Summary"](
            words=statements * 14,
            statements=statements,
            check_worthy=statements,
            sources=1,
            tags=made["TagCounts"](**tags),
            score=50,
            grade="C",
            parts=(),
        ),
    )


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Return the fastest of some runs, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best * 1000


def in_fresh_interpreter(code: str, rounds: int) -> float:
    """Return how long a line of code takes in an interpreter of its own, in milliseconds."""
    timed = f"from time import perf_counter as p; t = p(); {code}; print((p() - t) * 1000)"
    command = [sys.executable, "-c", timed]
    return min(
        float(subprocess.run(command, capture_output=True, check=True).stdout)
        for _ in range(rounds)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare libraries for the audit's values.")
    parser.add_argument("--statements", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()

    libraries: list[tuple[str, str, Callable[[str, Fields], Any], Callable[[Any], bytes]]] = [
        (f"msgspec {version('msgspec')}", "import msgspec", msgspec_class, msgspec.json.encode),
        (
            f"pydantic {version('pydantic')}",
            "from pydantic import BaseModel",
            pydantic_class,
            lambda value: value.model_dump_json().encode(),
        ),
        ("dataclasses, json", "import dataclasses, json", dataclass_class, dataclass_json),
    ]
    print(f"Python {platform.python_version()}, {options.statements} statements, milliseconds")
    print(f"{'':20} {'import':>8} {'classes':>8} {'values':>8} {'JSON':>8} {'MB/s':>8}")
    outputs = []
    for name, statement, define, encode in libraries:
        made = twins(define)
        value = document(made, options.statements)
        output = encode(value)
        outputs.append(json.loads(output))
        figures = [
            in_fresh_interpreter(statement, options.rounds),
            fastest(partial(twins, define), options.rounds),
            fastest(partial(document, made, options.statements), options.rounds),
            fastest(partial(encode, value), options.rounds),
        ]
        speed = len(output) / 1000 / figures[-1]
        print(f"{name:20} " + " ".join(f"{figure:8.1f}" for figure in [*figures, speed]))
    if outputs.count(outputs[0]) != len(outputs):
        sys.exit("the libraries disagree about the JSON")


if __name__ == "__main__":
    main()
