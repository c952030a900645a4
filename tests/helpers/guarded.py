"""Texts that hold something private, and texts that only look like it, for Python and browsers.

No example is a real secret, and each is put together here, so that no scanner takes it for one.
"""

from __future__ import annotations

import base64
import json

_LETTERS = "aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cD" * 8
_LOWER = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6" * 4
_HEX = "0123456789abcdef" * 5


def _part(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


JWT = ".".join((_part(json.dumps({"alg": "HS256"})), _part(json.dumps({"sub": "1"})), "c2ln"))

SECRETS = [
    (name, f"We wrote {before}{secret}{after} down.", secret)
    for name, before, secret, after in (
        ("artifactory", "it:", " AKC" + _LETTERS[:12] + " ", ""),
        ("aws", "", "AKIA" + "ABCDEFGH" * 2, ""),
        ("aws", "aws token is '", _LETTERS[:40], "'"),
        ("azure-storage", "", "AccountKey=" + _LETTERS[:88], ""),
        ("basic-auth", "ftp://build:", "hunter2hunter2", "@example.org/"),
        ("cloudant", "cloudant_key=", _HEX[:64], ""),
        ("discord", "", f"M{_LETTERS[:23]}.{_LETTERS[:6]}.{_LETTERS[:27]}", ""),
        ("ibm-cos", "cos_secret_key=", _HEX[:48], ""),
        ("jwt", "", JWT, ""),
        ("mailchimp", "", _LOWER[:32] + "-us12", ""),
        ("github", "", f"ghp_{_LETTERS[:36]}", ""),
        ("gitlab", "", f"glpat-{_LETTERS[:20]}", ""),
        ("npm", "//registry.example.org/:_authToken=", "npm_abc", "\n"),
        ("openai", "", f"sk-{_LETTERS[:20]}T3Blb" + f"kFJ{_LETTERS[:20]}", ""),
        ("private-key", "-----", "BEGIN RSA " + "PRIVATE KEY-----\n", "down"),
        ("pypi", "", "pypi-AgEI" + "cHlwaS5vcmc" + _LETTERS[:70], ""),
        ("sendgrid", "", f"SG.{_LETTERS[:22]}.{_LETTERS[:43]}", ""),
        ("slack", "", "xoxb" + "-123-456-abc", ""),
        ("softlayer", "softlayer_key=", _LOWER[:64], ""),
        ("square", "", "sq0csp-" + _LETTERS[:43], ""),
        ("stripe", "", "sk_live_" + _LETTERS[:24], ""),
        ("telegram", "", "123456789:" + _LETTERS[:35], ""),
        ("twilio", "", "AC" + _LOWER[:32], ""),
        ("github-fine-grained", "", f"github_pat_{_LETTERS[:22]}_{_LETTERS[:59]}", ""),
        ("google-api", "", "AIza" + _LETTERS[:35], ""),
        ("anthropic", "", "sk-ant-api03-" + _LETTERS[:40], ""),
        ("openai-project", "", "sk-proj-" + _LETTERS[:48], ""),
        ("hugging-face", "", "hf_" + _LETTERS[:34], ""),
        ("age-key", "", "AGE-SECRET-KEY-1" + "QPZRY9X8" * 7 + "AB", ""),
        ("assigned", "the password: ", "correct-horse-4711", ""),
        ("assigned", "api_key=", "abcdefgh12345678", ""),
    )
] + [
    ("ibm-cloud", f"We wrote iam_key={_LETTERS[:44]} down.", _LETTERS[:44]),
]

_KEY = "\n".join(_LETTERS[:64] for _ in range(4))

GROUPED = [
    ("aws", f"aws token is '{_LETTERS[:40]}'", _LETTERS[:40]),
    ("basic-auth", "ftp://build:hunter2hunter2@example.org/", "hunter2hunter2"),
    ("cloudant", f"cloudant_key={_HEX[:64]}", _HEX[:64]),
    ("cloudant", f"cloudant_key={'abcdefghijkl' * 2}", "abcdefghijkl" * 2),
    ("basic-auth", f"https://team:{_HEX[:64]}@team.cloudant.com", _HEX[:64]),
    ("basic-auth", f"https://team:{'abcdefghijkl' * 2}@team.cloudant.com", "abcdefghijkl" * 2),
    ("github", f"It was gho_{_LETTERS[:36]}.", f"gho_{_LETTERS[:36]}"),
    ("gitlab", f"It was glpat-{_LETTERS[:50]}.", f"glpat-{_LETTERS[:50]}"),
    ("gitlab", f"It was glcbt-a1_{_LETTERS[:20]}.", f"glcbt-a1_{_LETTERS[:20]}"),
    ("ibm-cloud", f"iam_key={_LETTERS[:44]}", _LETTERS[:44]),
    ("ibm-cos", f"cos_secret_key={_HEX[:48]}", _HEX[:48]),
    ("npm", f"//registry.example.org/:_authToken=npm_{_LETTERS[:36]}", f"npm_{_LETTERS[:36]}"),
    ("softlayer", f"softlayer_key={_LOWER[:64]}", _LOWER[:64]),
    ("softlayer", f"http://api.softlayer.com/soap/v3/{_LOWER[:64]}", _LOWER[:64]),
    ("assigned", "password = hunter2abc99", "hunter2abc99"),
]
"""A secret in a text, for each pattern of which a part is the secret or the secret's beginning."""

SPELT = [
    (name, key.replace("~", separator, 1).format(secret=secret), secret)
    for name, key, secret in (
        ("cloudant", "cl_apipw~{secret}", _HEX[:64]),
        ("cloudant", "x['clou-key']~'{secret}'", "abcdefghijkl" * 2),
        ("ibm-cloud", '["ibm-cloud_iam_api_key"]~"{secret}"', _LETTERS[:44]),
        ("ibm-cloud", "key~{secret}", _LETTERS[:44]),
        ("ibm-cloud", "My Cloud-IAM-Pwd~{secret}.", _LETTERS[:44]),
        ("ibm-cos", "ibm_cos_hmac_secret_access_key~'{secret}'", _HEX[:48]),
        ("softlayer", 'SL-API-TOKEN"~"{secret}"', _LOWER[:64]),
    )
    for separator in ("=", ":=", " = ", " => ", " : ", "::", " ", "  ", " " * 40)
]
"""Secrets whose key and value stand together in the ways that people write them."""

LONGER = [
    ("jwt", f"It was {JWT}.", JWT),
    ("aws", "It was AKIA" + "ABCDEFGH" * 3 + " then.", "AKIA" + "ABCDEFGH" * 3),
    ("private-key", f"-----BEGIN RSA {'PRIVATE'} KEY-----\n{_KEY}\n-----END RSA KEY-----", _KEY),
    (
        "private-key",
        f"-----BEGIN {'PRIVATE'} KEY----- {_LETTERS[:64]} {_LETTERS[:20]}= (cut)",
        f"{_LETTERS[:64]} {_LETTERS[:20]}=",
    ),
    ("private-key", f"PuTTY-User-{'Key'}-File-2: rsa\n{_KEY}\nPrivate-MAC: {_HEX[:40]}", _KEY),
]
"""Secrets that go on after what gives them away."""

PERSONAL = [
    ("e-mail", "Write to jo.doe+x@firma.co.uk, please.", "jo.doe+x@firma.co.uk"),
    ("phone", "Call +49 (30) 901820-12 now.", "+49 (30) 901820-12"),
    ("phone", "Call 0049 30 901820 now.", "0049 30 901820"),
    ("phone", "Call (415) 555-2671 now.", "(415) 555-2671"),
    ("phone", "Call 415-555-2671.", "415-555-2671"),
    ("phone", "Tel.: 030 901820", "030 901820"),
    ("iban", "Pay to DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00"),
    ("iban", "Pay to GB82WEST12345698765432.", "GB82WEST12345698765432"),
    ("card", "With 4111 1111 1111 1111 it went.", "4111 1111 1111 1111"),
    ("card", "With 378282246310005 it went.", "378282246310005"),
    ("internal-host", "It ran on erp01.finance.CORP.", "erp01.finance.CORP"),
    ("internal-host", "See wiki.local.", "wiki.local"),
    ("internal-host", r"It lay on \\fs01\share\2025.", r"\\fs01\share\2025."),
    ("internal-address", "It is 10.20.0.14.", "10.20.0.14"),
    ("internal-address", "It is 172.31.0.1:8080.", "172.31.0.1"),
    ("money", "It cost €1,200 a month.", "€1,200"),
    ("money", "It cost EUR 1.2 million.", "EUR 1.2 million"),
    ("money", "It cost 40 thousand pounds sterling.", "40 thousand pounds sterling"),
    ("money", "It cost 880 dollars.", "880 dollars"),
    ("money", "It cost 1'200 CHF.", "1'200 CHF"),
    ("money", "It cost 184 k€.", "184 k€"),
    ("money", "It cost 1,2 Mio. EUR.", "1,2 Mio. EUR"),
]

HARMLESS = [
    "From 2025-03-14 to 2025-06-30 we booked 10 000 000 invoices.",
    "Write to press@example.org or at the @ sign.",
    "In version 10.4 and 172.4, chapter 3.1.2, 45,000 of 61,500 (73 %) were right.",
    "DE89 3704 0044 0532 0130 01 has wrong check digits, and so has 4111 1111 1111 1112.",
    "The password is in the vault. Password: see the vault. Tokens: 4,096 a request.",
    "Our secret: patience. The key: integration with the identity provider.",
    "A local model, an internal tool, the corporate network; node.js, e.g. this.",
    "ISO 27001, ISBN 978-3-16-148410-0 (a book), 2.500 to 3.000 cases, +46 %.",
    "See https://example.org/a/b?id=1234567890123456789 and arXiv:2005.14165.",
    "Each weighs 2 pounds, and 3 million tickets were closed by 2024.",
    r"Write \n for a new line, \\ for a backslash, and 5 m of cable for 3 k invoices.",
    "sk-learn, ask-me-anything-about-this-long-hyphenated-name-of-a-thing, AKIA is a prefix.",
]
