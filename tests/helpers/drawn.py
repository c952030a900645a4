"""Which statements are read again: `python -m tests.helpers.drawn SEED COUNT`.

Draws from every public record that no past edition holds, so that anybody can draw the same ones.
A statement is one text of a record that a source carries, with the figures beside it; the story
gives one for each sentence. Prints number, record, place, text, figures and sources.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .building import PROJECT

CONTENT = PROJECT / "playbook"
_SENTENCE = re.compile(r"(?<=[.?!”])\s+(?=[A-Z“])")
_TEXTS = ("what", "metric", "evidence", "text")


def drawn(seed: int, count: int) -> list[tuple[str, str, str, str, str]]:
    """Return record, place, text, figures and sources of `count` statements, in their order."""
    every = sorted(statements())
    chance = random.Random(seed)  # noqa: S311 - for a draw, not for secrets
    return sorted(chance.sample(every, min(count, len(every))))


def statements() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each statement of the records that are newer than the past editions."""
    past = {
        record["id"]
        for path in (CONTENT / "editions").glob("*.yml")
        for record in _read(path)["records"]
    }
    for path in sorted((CONTENT / "retrospectives").glob("*/*.yml")):
        record = _read(path)
        if record["id"] in past or record.get("withdrawn"):
            continue
        for place, text, figures, sources in _of(record):
            yield record["id"], place, text, figures, sources


def _of(record: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Yield place, text, figures and sources of one record's statements."""
    story = record.get("story")
    if story:
        for number, sentence in enumerate(_SENTENCE.split(" ".join(story["text"].split())), 1):
            yield f"story, sentence {number}", sentence, "", json.dumps(story.get("source"))
    for field, entries in record.items():
        if field in ("sources", "failure_modes") or not isinstance(entries, list):
            continue
        for number, entry in enumerate(entries):
            if not isinstance(entry, dict) or entry.get("reading"):
                continue
            key = next((key for key in _TEXTS if key in entry), None)
            if key and "source" in entry:
                rest = {k: v for k, v in entry.items() if k not in (key, "source")}
                yield (
                    f"{field}.{number}.{key}",
                    " ".join(entry[key].split()),
                    json.dumps(rest, ensure_ascii=False) if rest else "",
                    json.dumps(entry["source"]),
                )


def _read(path: Path) -> dict[str, Any]:
    """Return one file of the content."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    for index, parts in enumerate(drawn(int(sys.argv[1]), int(sys.argv[2])), 1):
        sys.stdout.write(f"{index}. {' | '.join(parts)}\n")
