"""What do the pages on speed and scale show? The figures of the last bench beside their targets."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook
from ...text.shown import clipped, shown_date, shown_number
from ..measured import Speed, measured_speed
from .visits import VisitRow, heaviest, visit_rows

_ROW, _LABEL, _BAR = 46, 14, 22
_SECONDS = "\N{NO-BREAK SPACE}s"
_SHARD = 100_000
"""How many retrospectives the page on scale reckons with."""
_HOST_GIGABYTES = 1.0
_HOST_TRAFFIC_GIGABYTES = 100.0
"""What GitHub Pages publishes at most, and asks not to exceed in a month."""


@dataclass(frozen=True)
class SpeedTarget:
    """Something that was to be reached, what was measured, and whether that is enough."""

    what: str
    target: str
    measured: str
    met: bool


@dataclass(frozen=True)
class SpeedBar:
    """A bar of a picture: whose time it is, and its places in percent and pixels."""

    label: str
    figure: str
    kind: str
    width: float
    label_y: int
    bar_y: int


@dataclass(frozen=True)
class SpeedChart:
    """Times compared."""

    id: str
    title: str
    description: str
    bars: tuple[SpeedBar, ...]
    height: int


@dataclass(frozen=True)
class FigureView:
    """All that was measured of one thing."""

    name: str
    seconds: str
    runs: str
    processors: str
    memory: str


@dataclass(frozen=True)
class SpeedView:
    """How fast it was."""

    date: str
    machine: str
    rounds: int
    programs: str
    targets: tuple[SpeedTarget, ...]
    met: int
    charts: tuple[SpeedChart, ...]
    figures: tuple[FigureView, ...]
    visits: tuple[VisitRow, ...]


@dataclass(frozen=True)
class Sum:
    """A line of a calculation: what is reckoned, how, and what comes out."""

    what: str
    how: str
    result: str


@dataclass(frozen=True)
class ScaleView:
    """What very many retrospectives cost."""

    date: str
    count: str
    build: tuple[Sum, ...]
    host: tuple[Sum, ...]
    visits: str
    fits: str


def speed_view(_playbook: Playbook) -> SpeedView | None:
    """Return how fast it was when it was measured last, if it ever was."""
    speed = measured_speed()
    if speed is None:
        return None
    targets = _targets(speed)
    return SpeedView(
        date=shown_date(str(speed.machine["date"])),
        machine="{processors} processors ({processor}), {gigabytes} GB of memory, {system}, "
        "Python {python}".format(**speed.machine),
        rounds=speed.rounds,
        programs="mkdocs-material {material}, Hugo {hugo}, check-jsonschema {check-jsonschema} and "
        "Pagefind {pagefind}".format(**speed.machine),
        targets=targets,
        met=sum(target.met for target in targets),
        charts=_charts(speed),
        figures=tuple(
            FigureView(
                _name_of(name),
                f"{one.seconds:.2f}{_SECONDS}",
                ", ".join(f"{run:.2f}" for run in one.runs),
                f"{one.processor_seconds:.2f}{_SECONDS}"
                if one.processor_seconds
                else "not measured",
                f"{one.megabytes:.0f} MB" if one.megabytes else "not measured",
            )
            for name, one in speed.figures.items()
        ),
        visits=visit_rows(speed.visits),
    )


def scale_view(_playbook: Playbook) -> ScaleView | None:
    """Return what very many retrospectives cost, reckoned from what was measured."""
    speed = measured_speed()
    if speed is None:
        return None
    return ScaleView(
        date=shown_date(str(speed.machine["date"])),
        count=f"{_SHARD:,}",
        build=_build_sums(speed),
        host=_host_sums(speed),
        visits=_rounded(_HOST_TRAFFIC_GIGABYTES * 1e6 / speed.site.page_kilobytes),
        fits=_rounded(_HOST_GIGABYTES * 1e6 / speed.site.kilobytes_each),
    )


def _targets(speed: Speed) -> tuple[SpeedTarget, ...]:
    many, most = speed.many, speed.very_many
    of = {name: figure.seconds for name, figure in speed.figures.items()}
    ours, hugo = (speed.figures[f"{name}-{most}"].megabytes for name in ("pages", "hugo"))
    growth = _each(speed, many, most) / _each(speed, 0, many)
    weight, stock = heaviest(speed.visits)
    return (
        _ratio(
            f"{many:,} pages built cold, against plain mkdocs-material",
            of[f"pages-{many}"], of[f"material-{many}"], 0.25,
        ),
        _ratio(
            f"{most:,} pages built cold, against Hugo with our frame",
            of[f"pages-{most}"], of[f"hugo-{most}"], 1.0,
        ),
        SpeedTarget(
            f"Memory for {most:,} pages", "at most 500 MB, and less than Hugo",
            f"{ours:.0f} MB, Hugo {hugo:.0f} MB", ours <= min(500, hugo),
        ),
        SpeedTarget(
            f"A further page from {many:,} to {most:,}, against one up to {many:,}",
            "at most 1.15 times", f"{growth:.2f} times", growth <= 1.15,  # noqa: PLR2004
        ),
        _limit(f"Search index of {most:,} pages", of[f"search-{most}"], 15),
        _limit(f"An edit on screen, {many:,} others present", of[f"edit-{many}"], 1.5),
        _ratio("The same, against an edit with no other", of[f"edit-{many}"], of["edit-0"], 1.3),
        _limit("Check of one file", of["check-one"], 0.5),
        _ratio("The same, against check-jsonschema", of["check-one"], of["schema-one"], 1.0),
        _limit(f"Check of {many:,} files, all read anew", of[f"check-{many}"], 2),
        _ratio(
            "The same, against check-jsonschema", of[f"check-{many}"], of[f"schema-{many}"], 1.0
        ),
        _ratio(
            f"Build that finds nothing changed, {many:,} present, against none",
            of[f"rebuild-{many}"], of["rebuild-0"], 1.5,
        ),
        SpeedTarget(
            "First visit, against mkdocs-material as it comes, the worst of six kinds of page",
            "not heavier", f"{weight:.0f} kB, {stock:.0f} kB", weight <= stock,
        ),
    )  # fmt: skip


def _ratio(what: str, seconds: float, others: float, most: float) -> SpeedTarget:
    ratio = seconds / others
    measured = f"{ratio:.2f} times ({seconds:.2f}{_SECONDS}, {others:.2f}{_SECONDS})"
    target = "not slower" if most == 1 else f"at most {shown_number(most)} times"
    return SpeedTarget(what, target, measured, ratio <= most)


def _limit(what: str, seconds: float, most: float) -> SpeedTarget:
    return SpeedTarget(
        what, f"at most {shown_number(most)} s", f"{seconds:.2f}{_SECONDS}", seconds <= most
    )


def _each(speed: Speed, fewer: int, more: int) -> float:
    """Return the seconds that a further page takes."""
    seconds = [speed.figures[f"pages-{count}"].seconds for count in (fewer, more)]
    return max(seconds[1] - seconds[0], 1e-6) / (more - fewer)


_NAMES = {
    "pages": "This playbook, pages alone",
    "material": "mkdocs-material, pages alone",
    "hugo": "Hugo, pages alone",
    "search": "Search index, the first one",
    "search-again": "Search index, after one page has changed",
    "edit": "This playbook, from a saved file to the page",
    "check": "playbook check",
    "schema": "check-jsonschema",
    "rebuild": "This playbook, a build that finds nothing changed",
    "anew": "This playbook, the whole site made again",
}


def _name_of(name: str) -> str:
    what, _, count = name.rpartition("-")
    return f"{_NAMES[what]}, {'one' if count == 'one' else f'{int(count):,}'}"


def _charts(speed: Speed) -> tuple[SpeedChart, ...]:
    many, most = speed.many, speed.very_many
    pictures = (
        ("many", f"{many:,} retrospectives, pages alone, built cold", ("pages", "hugo", "material"),
         many),
        ("most", f"{most:,} retrospectives, pages alone, built cold", ("pages", "hugo"), most),
        ("check", f"{many:,} retrospectives checked", ("check", "schema"), many),
    )  # fmt: skip
    return tuple(
        _chart(speed, name, title, [f"{who}-{count}" for who in whose])
        for name, title, whose, count in pictures
    )


def _chart(speed: Speed, name: str, title: str, shown: list[str]) -> SpeedChart:
    longest = max(speed.figures[one].seconds for one in shown)
    bars = []
    for place, one in enumerate(shown):
        what = one.partition("-")[0]
        seconds = speed.figures[one].seconds
        bars.append(
            SpeedBar(
                label=clipped(_NAMES[what].removesuffix(", pages alone")),
                figure=f"{seconds:.2f}{_SECONDS}",
                kind="other" if what in {"hugo", "material", "schema"} else "own",
                width=round(100 * seconds / longest, 2),
                label_y=_ROW * place + _LABEL,
                bar_y=_ROW * place + _BAR,
            )
        )
    said = "; ".join(f"{bar.label} {bar.figure}" for bar in bars)
    return SpeedChart(f"speed-{name}", title, f"{said}.", tuple(bars), _ROW * len(bars))


def _build_sums(speed: Speed) -> tuple[Sum, ...]:
    many, most = speed.many, speed.very_many
    each = _each(speed, many, most)
    search = speed.figures[f"search-{most}"].seconds / most
    check = speed.figures[f"check-{many}"].seconds / many
    memory = [speed.figures[f"pages-{count}"].megabytes for count in (many, most)]
    megabytes = max(memory[1] - memory[0], 0) / (most - many)
    return (
        Sum("Pages", f"{each * 1000:.2f} ms each × {_SHARD:,}", _time(each * _SHARD)),
        Sum("Search index", f"{search * 1000:.2f} ms each × {_SHARD:,}", _time(search * _SHARD)),
        Sum("Check", f"{check * 1000:.2f} ms each × {_SHARD:,}", _time(check * _SHARD)),
        Sum(
            "Memory",
            f"{memory[1]:.0f} MB at {most:,} + {megabytes * 1000:.0f} KB each × {_SHARD - most:,}",
            f"{(memory[1] + megabytes * (_SHARD - most)) / 1000:.1f} GB",
        ),
    )


def _host_sums(speed: Speed) -> tuple[Sum, ...]:
    site = speed.site
    return (
        Sum(
            "Files", f"{site.files_each:.1f} each × {_SHARD:,}", _rounded(site.files_each * _SHARD)
        ),
        Sum(
            "Size, with data and search index",
            f"{site.kilobytes_each:.0f} KB each × {_SHARD:,}",
            f"{site.kilobytes_each * _SHARD / 1e6:.1f} GB",
        ),
        Sum(
            "A page as it travels",
            "the HTML of one retrospective, compressed by gzip",
            f"{site.page_kilobytes:.1f} KB",
        ),
    )


def _time(seconds: float) -> str:
    minutes = seconds / 60
    return f"{minutes:.1f} minutes" if minutes > 1 else f"{seconds:.0f} seconds"


def _rounded(number: float) -> str:
    """Write a number that is an estimate, with two digits that count."""
    return f"{float(f'{number:.2g}'):,.0f}"
