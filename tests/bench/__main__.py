"""`make bench`: how fast is it, against other programs that do the same?

Measures each thing several times in turn, prints the medians, and writes them with the facts of
the machine into `bench/results.json`, from which the site's page on speed is made. While working
on one thing: `python -m tests.bench --only check --many 100 --very-many 500` prints and writes
nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.pages.measured import RESULTS

from ..helpers.building import PROJECT
from . import reader
from .measure import ROUNDS, Measured, measured
from .measures import MEASURES, PEERS, Ground

READER = "reader"
"""The name of what a browser measures, which is no command."""


def main(arguments: list[str]) -> None:
    """Measure, print and, when everything was measured, write down."""
    asked = _arguments(arguments)
    chosen = asked.only or [*MEASURES, READER]
    found: dict[str, Measured] = {}
    with TemporaryDirectory() as folder:
        ground = Ground(Path(folder), asked.many, asked.very_many)
        for name in (one for one in chosen if one in MEASURES):
            some = measured(MEASURES[name](ground), asked.rounds)
            sys.stdout.write(_table(some))
            sys.stdout.flush()
            found |= some
        site = {} if asked.only else asdict(ground.size_each())
    costs = reader.main() if READER in chosen else {}
    if costs:
        sys.stdout.write(reader.table(costs))
    if not asked.only:
        results = {name: asdict(one) for name, one in found.items()}
        counts = {"many": asked.many, "very_many": asked.very_many, "rounds": asked.rounds}
        content = {"machine": _machine(), **counts, "results": results, "site": site}
        content["visits"] = reader.results(costs)
        path = PROJECT / RESULTS
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=[*MEASURES, READER], help="measure these, write nothing"
    )
    parser.add_argument("--many", type=int, default=Ground.many)
    parser.add_argument("--very-many", type=int, default=Ground.very_many)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    return parser.parse_args(arguments)


def _machine() -> dict[str, str | int]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if os.name == "posix" else 0
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "system": platform.system(),
        "architecture": platform.machine(),
        "processor": _processor(),
        "processors": os.cpu_count() or 1,
        "gigabytes": round(memory / 2**30),
        "python": platform.python_version(),
        "material": version("mkdocs-material"),
        "pagefind": version("pagefind"),
        **{name: _version_of(name) for name in ("hugo", "check-jsonschema")},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()


def _version_of(name: str) -> str:
    code = f"from importlib.metadata import version; print(version({name!r}))"
    asked = [str(PEERS / "python"), "-c", code]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def _table(found: dict[str, Measured]) -> str:
    return "".join(
        f"{name:<22}{one.seconds:>9.2f} s{one.processor_seconds:>9.2f} s of processors"
        f"{one.megabytes:>8.0f} MB   runs {', '.join(f'{run:.2f}' for run in one.runs)}\n"
        for name, one in found.items()
    )


if __name__ == "__main__":
    main(sys.argv[1:])
