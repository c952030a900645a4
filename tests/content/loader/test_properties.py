"""Whatever a stranger writes, is it a playbook or a list of problems, and nothing else?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.content.loader import load, read_text, read_tree
from macros.content.loader.located import locate
from macros.content.loader.quick import UnusualError, quick_data
from macros.content.loader.text import INVISIBLE
from macros.content.problems import Place, Problem, as_github, as_json, as_text
from macros.content.rules import check
from macros.text.prose import constructs, to_html, to_text

from ...cases import BASE

CONTENT = Path(__file__).parents[3] / "playbook"
SEEDS = sorted(BASE.rglob("*.yml")) + sorted(CONTENT.rglob("*.yml"))[::7]

MANY = settings(max_examples=150, suppress_health_check=list(HealthCheck))

TRAPS = [
    *("no", "1:30", "012", "~", "", "[]", "{}", "1e400", ".nan", "2026-11-24", "'", '"', "|", ">-"),
    *("&a b", "*a", "<<: *a", "!!python/object:os.system x", "!!binary eA==", "? [a]", "- - -"),
    *("{{ x }}", "{% x %}", "[a](step:no)", "'[a](https://[)'", "'![a](b)'", "'# a'", "\ta"),
    *('"\\0"', '"\\uD800"', '"\\N"', "%YAML 1.1", "---", "...", "# ü", "🙂" * 50, "9" * 30),
    *("[" * 30, "{a: " * 30, "a: b: c", "step:decide", "a" * 3000, "'\\'", "@", "`"),
]

Mutation = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """Return one content root for all examples; each example writes one file and leaves it."""
    with TemporaryDirectory() as folder:
        shutil.copytree(BASE, Path(folder) / "base")
        yield Path(folder) / "base"


def flip(data: bytearray, index: int, noise: bytes) -> None:
    data[index] ^= noise[0]


def insert(data: bytearray, index: int, noise: bytes) -> None:
    data[index:index] = noise


def cut(data: bytearray, index: int, _noise: bytes) -> None:
    del data[index:]


def delete(lines: list[bytes], index: int, _target: int, _trap: bytes) -> None:
    del lines[index]


def repeat(lines: list[bytes], index: int, target: int, _trap: bytes) -> None:
    lines.insert(target, lines[index])


def swap(lines: list[bytes], index: int, target: int, _trap: bytes) -> None:
    lines[index], lines[target] = lines[target], lines[index]


def indent(lines: list[bytes], index: int, _target: int, _trap: bytes) -> None:
    lines[index] = b"  " + lines[index]


def trap_value(lines: list[bytes], index: int, _target: int, trap: bytes) -> None:
    key, colon, _ = lines[index].partition(b":")
    lines[index] = key + colon + b" " + trap


def trap_line(lines: list[bytes], index: int, _target: int, trap: bytes) -> None:
    lines.insert(index, trap)


BYTE_CHANGES = [flip, insert, cut]
LINE_CHANGES = [delete, repeat, swap, indent, trap_value, trap_line]


@st.composite
def byte_mutations(draw: st.DrawFn) -> Mutation:
    """Draw a way to damage a file, as a bad transfer does."""
    change = draw(st.sampled_from(BYTE_CHANGES))
    at = draw(st.floats(0, 1, exclude_max=True))
    noise = draw(st.binary(min_size=1, max_size=6))

    def mutate(data: bytes) -> bytes:
        changed = bytearray(data or b"a")
        change(changed, int(at * len(changed)), noise)
        return bytes(changed)

    return mutate


@st.composite
def line_mutations(draw: st.DrawFn) -> Mutation:
    """Draw a way to break a file's lines, as careless and hostile authors do."""
    change = draw(st.sampled_from(LINE_CHANGES))
    at = draw(st.floats(0, 1, exclude_max=True))
    other = draw(st.floats(0, 1, exclude_max=True))
    trap = draw(st.sampled_from(TRAPS)).encode()

    def mutate(data: bytes) -> bytes:
        lines = data.split(b"\n")
        change(lines, int(at * len(lines)), int(other * len(lines)), trap)
        return b"\n".join(lines)

    return mutate


def mutations() -> st.SearchStrategy[Mutation]:
    """Return the ways to break a file; its lines are broken more often than its bytes."""
    return st.one_of(byte_mutations(), line_mutations(), line_mutations())


def judge(root: Path, name: Path, data: bytes) -> None:
    """Check content with one file of these bytes: only good problems, and in every format."""
    path = root / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        loaded = load([root])
        problems = check(loaded)
        if not problems:
            assert loaded.playbook().edition == loaded.edition
        assert list(problems) == sorted(set(problems))
        assert [problem for problem in problems if not well_placed(problem)] == []
        assert as_text(problems).count("\n") < 2 * len(problems) + 1
        assert len(json.loads(as_json(problems).encode())) == len(problems)
        assert as_github(problems).count("\n") == max(len(problems) - 1, 0)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def well_placed(problem: Problem) -> bool:
    """Whether a problem names a rule, says something and lies inside its file."""
    place = problem.place
    lines = place.path.read_bytes().decode("utf-8", errors="replace").split("\n")
    if not 1 <= place.line <= len(lines) + 1 or not (problem.rule and problem.message):
        return False
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return 1 <= place.column <= len(line) + 1


def name_in(root: Path, seed: Path) -> Path:
    """Return where a seed's bytes stand in the content: as an item of the base of its kind."""
    kind = seed.parent.name
    return next((p.relative_to(root) for p in (root / kind).glob("*.yml")), Path("playbook.yml"))


@MANY
@given(seed=st.sampled_from(SEEDS), changes=st.lists(mutations(), min_size=1, max_size=4))
def test_mutated_content(seed: Path, changes: list[Mutation], root: Path) -> None:
    data = seed.read_bytes()
    for change in changes:
        data = change(data)
    judge(root, name_in(root, seed), data)


@MANY
@given(data=st.binary(max_size=400))
def test_arbitrary_bytes(data: bytes, root: Path) -> None:
    judge(root, Path("glossary/noise.yml"), data)


@MANY
@given(text=st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`,?~\\ \n0.") | st.characters()))
def test_arbitrary_text(text: str, root: Path) -> None:
    judge(root, Path("glossary/noise.yml"), text.encode("utf-8", errors="surrogatepass"))


@MANY
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "title", "text", "origin", "note"]) | st.text(max_size=5),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
    field=st.sampled_from(["id", "title", "summary", "origin", "also", "note", "see", "was", "x"]),
)
def test_arbitrary_values_in_every_field(value: object, field: str, root: Path) -> None:
    record = {"id": "noise", "title": "T", "summary": "S", "origin": "editorial", field: value}
    dumped = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    judge(root, Path("glossary/noise.yml"), dumped.encode("utf-8", errors="surrogatepass"))


def plain() -> st.SearchStrategy[str]:
    """Draw text without the characters that content may not hold."""
    characters = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t :#-'\"0e.")
    return st.text(characters).filter(lambda text: not INVISIBLE.search(text))


@MANY
@given(value=plain(), style=st.sampled_from(["'", '"', "|", ">"]))
def test_quoted_text_comes_back_exactly(value: str, style: str) -> None:
    dumped = yaml.safe_dump({"a": value}, default_style=style, allow_unicode=True, width=60)
    tree, problems = read_tree(Path("a.yml"), dumped)
    assert problems == []
    assert tree is not None
    assert tree.data == {"a": value}


@MANY
@given(value=plain() | st.from_regex(r"[-+]?[0-9._:exob]{1,8}", fullmatch=True))
def test_text_as_pyyaml_writes_it_comes_back_exactly_or_is_refused(value: str) -> None:
    dumped = yaml.safe_dump({"a": value}, allow_unicode=True)
    tree, problems = read_tree(Path("a.yml"), dumped)
    if problems:
        assert [(p.place, p.rule) for p in problems] == [
            (Place(Path("a.yml"), 1, 4), "ambiguous-value")
        ]
        assert dumped in (f"a: {value}\n", f"a: {value}\n...\n")
    else:
        assert tree is not None
        assert tree.data == {"a": value}


@MANY
@given(text=st.text(), name=st.just("a.yml"))
def test_a_file_of_text_is_read_exactly(text: str, name: str, root: Path) -> None:
    path = root.parent / name
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    read, problems = read_text(path)
    assert read == text if not problems else read is None


@MANY
@given(text=st.text(st.sampled_from("[]()<>!*_`#-> \n\\&;:/ab1|{}%\"'") | st.characters()))
def test_arbitrary_prose(text: str) -> None:
    for inline in (True, False):
        html = str(to_html(text, str, inline=inline))
        assert "<script" not in html
        assert "<img" not in html
        list(constructs(text, inline=inline))
    to_text(text)


@MANY
@given(path=st.sampled_from(SEEDS), mutate=mutations())
def test_the_quick_way_reads_what_the_thorough_way_reads_or_leaves_it_to_that(
    path: Path, mutate: Mutation
) -> None:
    text = mutate(path.read_bytes()).decode(errors="replace")
    assume(not INVISIBLE.search(text))
    located = locate(Path("a.yml"), text)
    try:
        quick = quick_data(text)
    except UnusualError:
        return
    assert located.problems == []
    assert repr(quick) == repr(located.data)
