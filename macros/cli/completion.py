"""How does the tab key complete an answer? With the terminal's line editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

try:
    import readline
except ImportError:  # Windows has none; ? lists the choices there
    readline = None  # type: ignore[assignment]


@contextmanager
def completing(words: Iterable[str]) -> Iterator[None]:
    """Let the tab key complete one of `words` while a line is read."""
    offered = sorted(words)
    if readline is None or not offered:
        yield
        return

    def complete(begun: str, number: int) -> str | None:
        fitting = [word for word in offered if word.startswith(begun)]
        return fitting[number] if number < len(fitting) else None

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])
