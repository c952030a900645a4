"""Texts with names that must not appear, and what is left of them; both guards take this table."""

from __future__ import annotations

REDACTIONS = [
    ("Sparwald Bank", "We at Sparwald Bank did it.", "We at (left out) did it."),
    ("Sparwald Bank", "SPARWALD  BANK's clerks", "(left out)'s clerks"),
    ("Sparwald Bank", "The Sparwald-Bank, or SparwaldBank", "The (left out), or (left out)"),
    ("Sparwald Bank", "at Sparwald\nBank", "at (left out)"),
    ("Sparwald Bank", "jana@sparwald-bank.example", "jana@(left out).example"),
    ("Sparwald", "a Sparwaldbank habit", "a (left out) habit"),
    ("Sparwald Bank", "The bank of Sparwald", "The bank of Sparwald"),
    ("Acme; Größe AG", "Acme and Größe-AG", "(left out) and (left out)"),
    ("Acme", "Acmes and pacme stay, ACME goes", "Acmes and pacme stay, (left out) goes"),
    ("Nordi", "Nordibank and Nordis go", "(left out) and (left out) go"),
    ("-Acme, _Nord.", "Acmes stay, Nord goes", "Acmes stay, (left out) goes"),
    ("Nord\nSparwald", "Nord and Sparwald", "(left out) and (left out)"),
    ("Acme", "a bank (Acme) and (at Acme)", "a bank (left out) and (at (left out))"),
    ("I\u015f\u0131k", "I\u015eIK and \u0131\u015fik", "(left out) and (left out)"),
    ("\tAcme\tBank", "  Acme Bank", "  (left out)"),
    ("\t; \t-\t; Acme", "a\t - Acme", "a\t - (left out)"),
    ("C++ (EU), ;", "Made by C++ (EU) for us", "Made by (left out) for us"),
]
"""What is asked for, a text, and the text without it."""
