"""Is a match a real number, address or token? What a regular expression can't tell.

Each check has a name that `patterns.json` uses, and is short enough to be written in a browser's
language too.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping

_RESERVED = re.compile(r"(?:^|[.@])(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$", re.I)
_PHONE_DIGITS = range(8, 16)
_LABELLED_DIGITS = 6


def any_text(_text: str) -> bool:
    """Every match counts."""
    return True


def is_mixed(text: str) -> bool:
    """Letters and digits both: a word of a sentence is no password."""
    return bool(re.search(r"[A-Za-z]", text) and re.search(r"[0-9]", text))


def is_real_address(text: str) -> bool:
    """No address of a domain that is reserved for examples (RFC 2606)."""
    return _RESERVED.search(text) is None


def is_phone(text: str) -> bool:
    """As many digits as a phone number has, and not all of them in groups of three as in a sum."""
    digits = re.sub(r"\D", "", text)
    is_sum = re.fullmatch(r"\+?\d{1,3}(?:[ .]\d{3})+", text) is not None
    least = _PHONE_DIGITS.start if text[0] in "+0" else _LABELLED_DIGITS
    return least <= len(digits) < _PHONE_DIGITS.stop and not is_sum


def is_iban(text: str) -> bool:
    """The number's check digits fit (ISO 13616: modulo 97 leaves 1)."""
    compact = text.replace(" ", "")
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def is_card(text: str) -> bool:
    """The number's check digit fits (ISO/IEC 7812, Luhn)."""
    digits = [int(digit) for digit in re.sub(r"\D", "", text)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def is_jwt(text: str) -> bool:
    """The first two parts are JSON in base64, as detect-secrets asks."""
    try:
        for part in text.split(".")[:2]:
            json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return False
    return True


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "any": any_text,
    "mixed": is_mixed,
    "real-address": is_real_address,
    "phone": is_phone,
    "iban": is_iban,
    "card": is_card,
    "jwt": is_jwt,
}
