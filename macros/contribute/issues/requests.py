"""Which issue forms ask for something that is no content: a correction, a dispute, a withdrawal?"""

from __future__ import annotations

from typing import Any

from ..queue import ANSWER, CORRECTION, DISPUTE, SETTLE, WITHDRAWAL

_PRIVATE = (
    "Everything here is public as soon as you send it. A password, a personal name or a customer's "
    "figure that should never have been published: do not repeat it here, and follow SECURITY.md "
    "in the repository instead."
)


def request_forms() -> dict[str, dict[str, Any]]:
    """Return each form by the name of its file, without the ending."""
    return {CORRECTION: _correction(), DISPUTE: _dispute(), WITHDRAWAL: _withdrawal()}


def _correction() -> dict[str, Any]:
    return _form(
        CORRECTION,
        "Correction",
        "Say what is wrong on a page, and how you know.",
        _markdown(
            "Is it about your organisation or about you? The form Dispute is quicker: it names "
            "the days within which a maintainer answers."
        ),
        _box("input", "page", "Page", "Its address, or the file at its foot."),
        _box("textarea", "wrong", "What is wrong", "The sentence, as it stands."),
        _box("textarea", "right", "What is right", "The sentence as it should be."),
        _box("input", "source", "How you know", "A source, or what you saw."),
    )


def _dispute() -> dict[str, Any]:
    return _form(
        DISPUTE,
        "Dispute",
        "Object to a retrospective: a sentence or a code in it is wrong.",
        _markdown(
            f"A maintainer answers within {ANSWER} days and settles it within {SETTLE}. Until then "
            f"the page says at its top that the record is disputed, with your objection. {_PRIVATE}"
        ),
        _box("input", "retrospective", "Retrospective", "The address of its page."),
        _box(
            "textarea",
            "wrong",
            "What is wrong",
            "The sentence, or the code of a pattern or failure mode, as it stands.",
        ),
        _box("textarea", "instead", "What you say instead", "In your words; they may be quoted."),
        _box(
            "textarea",
            "source",
            "How you know",
            "A published source with its address, or what you saw and in which position.",
        ),
        _box(
            "input",
            "who",
            "Who objects",
            "A position or an organisation, as the page will name it. No personal name is needed.",
        ),
    )


def _withdrawal() -> dict[str, Any]:
    return _form(
        WITHDRAWAL,
        "Withdrawal",
        "Take back a retrospective that your organisation contributed.",
        _markdown(
            f"A maintainer answers within {ANSWER} days. The title, the day and your reason stay "
            "at its address, and nothing in it counts any more. What was published stays in the "
            "history of the repository and in copies that others have made. A record that was "
            f"compiled from published sources is disputed, not withdrawn. {_PRIVATE}"
        ),
        _box("input", "retrospective", "Retrospective", "The address of its page."),
        _box(
            "textarea",
            "reason",
            "Reason",
            "A sentence that readers will see, such as Withdrawn by the organisation.",
        ),
        _box(
            "textarea",
            "authority",
            "How we can tell that it is yours",
            "This account contributed it, or a public address of the organisation from which you "
            "will confirm it.",
        ),
    )


def _form(label: str, name: str, description: str, *body: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "description": description,
        "title": f"{name}: ",
        "labels": [label],
        "body": list(body),
    }


def _box(shape: str, name: str, label: str, description: str) -> dict[str, Any]:
    return {
        "type": shape,
        "id": name,
        "attributes": {"label": label, "description": description},
        "validations": {"required": True},
    }


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}
