"""Which value does a plain scalar of YAML stand for?

Plain scalars follow YAML 1.2's core schema; one that YAML 1.1 readers understand otherwise (`no`,
`1:30`, `012`) stands for none here, since editors and other tools disagree about it. Dates stay
text.
Sources: YAML 1.2.2, section 10.3.2 (core schema); YAML 1.1 type repository (bool, int).
"""

from __future__ import annotations

import re

MAX_DIGITS = 18
"""Longest run of digits that is read as a whole number; a longer one stays text."""

MAX_NUMBER = 60
"""Longest plain value that can be a number at all; patterns are slow on very long ones."""

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_YAML_1_1 = re.compile(
    r"(?i:yes|no|on|off|y|n)"
    r"|[-+]?0[0-9_]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+"
    r"|[-+]?[0-9]+_[0-9_]*(\.[0-9_]*)?"
    r"|[-+]?[0-9][0-9_]*(:([0-5][0-9]?|[6-9]))+(\.[0-9_]*)?"
    r"|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?[0-9]*\.[0-9]*[eE][0-9]+|[-+]\.[0-9]+([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?i:inf)|\.(?i:nan)"
)
_CONSTANTS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WORD = re.compile(r"[A-Za-z]{3,}[ -]")
"""How text begins that is neither a number nor a word that means something else."""

Scalar = str | int | float | bool | None


class AmbiguousError(ValueError):
    """Raised for a scalar about which readers of YAML disagree."""


def value_of(text: str) -> Scalar:
    """Return the value of a plain scalar; raise `AmbiguousError` where there is no one value."""
    if len(text) > MAX_NUMBER or _WORD.match(text):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]  # type: ignore[return-value]
    if _YAML_1_1.fullmatch(text):
        raise AmbiguousError(text)
    if _INT.fullmatch(text):
        return int(text) if len(text) <= MAX_DIGITS else text
    return float(text) if _FLOAT.fullmatch(text) else text


def reads_as_text(text: str) -> bool:
    """Whether a plain scalar of these letters is text to every YAML reader."""
    try:
        return value_of(text) == text
    except AmbiguousError:
        return False
