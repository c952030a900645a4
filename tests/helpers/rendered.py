"""Pages as golden files: `cases/rendered/<case>/<macro>[.<id>].md` is what the macro gives.

A macro of a hand-written page that takes several ids has them joined by `+`.

The content is the case's own folder `playbook/` over the smallest whole content, `cases/base/`.
After a wanted change, `python -m tests.helpers.rendered` writes every file anew; read the
difference.
"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from macros.content.opened import open_playbook
from macros.model import Playbook
from macros.pages import measured as speed
from macros.pages import worked
from macros.pages.listing import generated_pages
from macros.pages.render import Renderer
from macros.site.calls import MACROS

CASES = Path(__file__).parents[1] / "cases"
EXPECTED = sorted((CASES / "rendered").glob("*/*.md"))
FIGURES = CASES / "figures.json"
"""Figures for the pages on speed that no run of the bench changes."""
EXAMPLE = CASES / "example.yml"
"""A small pilot for what shows the worked example."""
ADDRESSES = {
    "a_to_z": "a-z/",
    "agreement": "about/method/",
    "coders": "about/method/",
    "coding_tests": "about/method/",
    "corrections": "about/method/",
    "duties": "duties/",
    "evidence": "evidence/",
    "example_decision": "framework/example/",
    "example_pages": "framework/example/",
    "example_readings": "framework/example/",
    "example_week": "framework/example/",
    "filled": "framework/example/",
    "frames": "about/method/",
    "glossary": "glossary/",
    "home": "",
    "issue_forms": "contribute/",
    "organisations": "organisations/",
    "references": "references/",
    "responsibilities": "roles/responsibilities/",
    "retrospective_form": "contribute/retrospective/",
    "sample_size": "framework/comparison/",
    "wanted": "contribute/wanted/",
}


def content_of(case: Path) -> Playbook:
    """Open the content of a case."""
    own = case / "playbook"
    return open_playbook([CASES / "base", *([own] if own.exists() else [])])


def rendered(expected: Path) -> str:
    """Render the page that a golden file holds, as it is read at its own address."""
    with patch.object(speed, "FILE", FIGURES), patch.object(worked, "FILE", EXAMPLE):
        return _rendered(expected)


def _rendered(expected: Path) -> str:
    playbook = content_of(expected.parent)
    macro, _, item_id = expected.stem.partition(".")
    if not item_id:
        renderer = Renderer(playbook, ADDRESSES.get(macro, "section/"))
        return renderer.render(f"pages/{macro}.md", MACROS[macro](playbook))
    if macro in ADDRESSES:
        renderer = Renderer(playbook, ADDRESSES[macro])
        return renderer.render(f"pages/{macro}.md", MACROS[macro](playbook, *item_id.split("+")))
    page = next(
        page
        for page in generated_pages(playbook)
        if (page.macro, page.argument.replace("/", "-")) == (macro, item_id)
    )
    renderer = Renderer(playbook, page.address)
    return renderer.render(f"pages/{macro}.md", MACROS[macro](playbook, page.argument))


if __name__ == "__main__":
    for path in EXPECTED:
        path.write_text(rendered(path), encoding="utf-8")
