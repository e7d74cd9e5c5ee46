"""The paragraphs of a draft that hold statements."""

from __future__ import annotations

from claimcheck.rules.draft import Draft


def paragraphs(draft: Draft, most: int | None = None) -> list[list[int]]:
    """Return the statements of each paragraph in order, of the first ``most`` if given.

    Units of other kinds in a paragraph, such as questions, are left out.
    """
    found: list[list[int]] = []
    block = -1
    for unit in draft.statements:
        if draft.paragraph(unit) != block:
            if len(found) == most:
                break
            block = draft.paragraph(unit)
            found.append([])
        found[-1].append(unit)
    return found
