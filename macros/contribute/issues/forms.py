"""Which issue forms does GitHub show? They are made from the model's questions.

Source: GitHub Docs, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...model import Item, Lead, Pattern, Retrospective
from ...work.whole import refuse_others, write_whole
from ..writer import data_text
from .boxes import CONSENT, MORE, FormBox, boxes
from .consents import CONSENTS, OFFERED
from .requests import request_forms

NOTE = "# Generated from macros/model by `playbook schema --forms`; do not edit.\n"

_PUBLIC = (
    "This becomes a file of the playbook once a maintainer has looked at it. Everything here is "
    "public as soon as you send it."
)
_HOW = (
    "A date is a day, a month or a year: 2025-03-14, March 2025 or 2025. Where a box takes several "
    "entries, write one a line."
)
_MARKS = (
    "**Where it comes from.** List what was published under “Sources”, each with a mark. A "
    "statement names its sources at its end: `It was stopped in May. [s1, s3]`. `[reading]` marks "
    "what is your own reading, `[who: a claims clerk]` whom you quote. If you were there, your "
    "word is enough."
)


def forms() -> dict[str, str]:
    """Return every issue form and their configuration, by file name."""
    shown = {
        "retrospective": _form(
            Retrospective,
            "Tell how a pilot ended, in the short version: half an hour, no Git.",
            "Retrospective: ",
        ),
        "pattern": _form(Pattern, "Propose an answer to a problem that comes back.", "Pattern: "),
        "lead": _form(Lead, "Name a case or a practice that somebody should write up.", "Wanted: "),
        **request_forms(),
        "config": {"blank_issues_enabled": True},
    }
    return {f"{name}.yml": NOTE + data_text(form) for name, form in shown.items()}


def write_forms(folder: Path) -> None:
    """Write every issue form into a folder.

    Raise `FileExistsError`, and change nothing, where a file of that name is somebody else's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refuse_others((folder / name for name in forms()), NOTE.strip())
    for name, text in forms().items():
        write_whole(folder / name, text)


def _form(kind: type[Item], description: str, title: str) -> dict[str, Any]:
    told = (_PUBLIC, _HOW, _MARKS) if kind is Retrospective else (_PUBLIC, _HOW)
    body: list[dict[str, Any]] = [_markdown("\n\n".join(told))]
    body += [_element(box) for box in boxes(kind)]
    body.append(_more(kind))
    body.append(_consent())
    return {
        "name": kind.label,
        "description": description,
        "title": title,
        "labels": [kind.kind],
        "body": body,
    }


def _element(box: FormBox) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": box.label, "description": box.help}
    if box.shape == "dropdown":
        attributes["options"] = list(box.options)
    elif box.example:
        attributes["placeholder"] = box.example
    return {
        "type": box.shape,
        "id": box.id,
        "attributes": attributes,
        "validations": {"required": box.is_required},
    }


def _more(kind: type[Item]) -> dict[str, Any]:
    return {
        "type": "textarea",
        "id": "more",
        "attributes": {
            "label": MORE,
            "description": f"Other fields of schema/{kind.kind}.json. They replace what stands "
            "above.",
            "render": "yaml",
        },
        "validations": {"required": False},
    }


def _consent() -> dict[str, Any]:
    options = [{"label": label, "required": label in CONSENTS} for label in OFFERED]
    attributes = {"label": CONSENT, "options": options}
    return {"type": "checkboxes", "id": "consent", "attributes": attributes}


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}
