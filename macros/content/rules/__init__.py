"""What must hold between records?

Each rule is a small function that yields problems; its docstring is what an author reads about
it. Rules see only whole records: the loader has reported what is wrong inside one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ...work.workers import spread
from ..loader import Loaded
from ..problems import Problem, errors_of
from . import (
    cases,
    codings,
    coverage,
    duties,
    items,
    layers,
    leads,
    links,
    organisations,
    privacy,
    reports,
    writing,
)
from .checked import Checked, Concerns, Rule, WholeRule, entries

ENTRY_RULES: tuple[Rule, ...] = (
    *links.RULES,
    *items.ENTRY_RULES,
    *cases.RULES,
    *reports.RULES,
    *codings.ENTRY_RULES,
    *leads.RULES,
    *duties.RULES,
    *privacy.RULES,
)
WHOLE_RULES: tuple[WholeRule, ...] = (
    *items.WHOLE_RULES,
    *layers.WHOLE_RULES,
    *organisations.WHOLE_RULES,
    *privacy.WHOLE_RULES,
)
COVERAGE_RULES: tuple[WholeRule, ...] = coverage.RULES
"""Gaps that a site can be built with, such as a step without a checklist."""
WARNING_RULES: tuple[Rule, ...] = (
    *items.WARNING_RULES,
    *layers.WARNING_RULES,
    *organisations.WARNING_RULES,
    *codings.WARNING_RULES,
    *privacy.WARNING_RULES,
    *writing.WARNING_RULES,
    *cases.WARNING_RULES,
)
"""What an author should look at, and may keep."""
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (
    *reports.WHOLE_WARNING_RULES,
    *organisations.WHOLE_WARNING_RULES,
    *codings.WHOLE_WARNING_RULES,
    *leads.WHOLE_WARNING_RULES,
)
"""The same, of several records together."""


def check(loaded: Loaded, right: Loaded | None = None) -> tuple[Problem, ...]:
    """Return every error of the content, the loader's and the rules', in order of place.

    `right` is an earlier reading without errors. While there are the same ids, no rule says
    anything new of a record that has stayed the same.
    """
    found = every = tuple(entries(loaded))
    if right and right.declared == loaded.declared:
        found = tuple(entry for entry in every if not _is_known(entry, right))
    problems = _judged(loaded, found, ENTRY_RULES)
    problems.update(problem for rule in WHOLE_RULES for problem in rule(every, loaded))
    return tuple(sorted(problems))


def review(loaded: Loaded, concerns: Concerns | None = None) -> tuple[Problem, ...]:
    """Return every error and every warning; without errors, what the whole still lacks.

    What is broken serves nothing and links to nothing, so gaps are looked for last. Of a file
    that `concerns` refuses, only what is known without its record is reported.
    """
    found = tuple(entries(loaded, concerns))
    problems = _judged(loaded, found, (*ENTRY_RULES, *WARNING_RULES))
    whole = (*WHOLE_RULES, *WHOLE_WARNING_RULES)
    problems.update(problem for rule in whole for problem in rule(found, loaded))
    if not errors_of(problems):
        problems.update(gap for rule in COVERAGE_RULES for gap in rule(found, loaded))
    return tuple(sorted(problems))


def _judged(loaded: Loaded, found: Sequence[Checked], rules: Sequence[Rule]) -> set[Problem]:
    """Return the loader's problems, and those that these rules find."""
    problems = set(loaded.problems)
    for some in spread(partial(_judge, rules, loaded), found):
        problems |= some
    return problems


def _is_known(entry: Checked, right: Loaded) -> bool:
    known = right.items.get(entry.key) if entry.key else right.edition
    same_file = entry.key is None or right.trees[entry.key].path == entry.tree.path
    return known is entry.record and same_file


def _judge(rules: Sequence[Rule], loaded: Loaded, several: Sequence[Checked]) -> set[Problem]:
    # What an entry keeps of its record for one rule and the next goes with it, one by one.
    fresh = (replace(entry) for entry in several)
    return {problem for entry in fresh for rule in rules for problem in rule(entry, loaded)}
