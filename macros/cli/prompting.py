"""How is something typed in a terminal, and what may be typed in place of an answer?"""

from __future__ import annotations

import typer

from ..text.shown import clipped

HELP, BACK, NOTHING, MORE = "?", "<", "-", "+"


class Back(Exception):  # noqa: N818 - it is a wish, not an error
    """Raised when somebody wants the question before."""


def line(prompt: str = ">", usual: str = "") -> str:
    """Return a line as it is typed, or what is usual where none is."""
    shown = f"{prompt} [{clipped(usual)}]" if usual else prompt
    while True:
        try:
            typed = typer.prompt(shown, default="", show_default=False, prompt_suffix=" ")
            return str(typed).strip() or usual
        except UnicodeDecodeError:
            typer.echo("  That is no text in UTF-8. Type it again.")


def prose() -> str:
    """Return several lines as they are typed, up to a line with a single dot."""
    lines: list[str] = []
    while (typed := line()) != "." and (typed or lines):
        lines.append(typed)
        if lines in ([HELP], [BACK], [NOTHING]):
            break
    return "\n".join(lines).strip()


def confirmed(words: str, explained: str = "", *, usual: bool = False) -> bool:
    """Return whether the answer is yes; Enter says what is usual. Raise `Back` where it is `<`."""
    while True:
        given = line(f"{words} [{'Y/n' if usual else 'y/N'}]:").lower()
        if given in ("", "y", "yes", "n", "no"):
            return given.startswith("y") if given else usual
        if given == BACK:
            raise Back
        typer.echo(f"  {f'{explained} Type y or n.'.lstrip()}")
