"""How do other site generators get the same pages?

mkdocs-material as it comes, with a Markdown page for each retrospective, no search index and a
menu of the first page alone, since a menu of thousands of pages would be most of its work. Hugo
with the record as front matter, the sections of our template as its layout, and our frame around.
Both get the other pages of the playbook too, each with its article as we build it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_LAYOUT = Path(__file__).parent / "hugo.html"
_SKIPPED = {"id", "title", "summary", "use_case", "story", "record"}


def write_material(folder: Path, root: Path, ours: Path) -> Path:
    """Write a site for mkdocs-material with the retrospectives of `root`; return its settings.

    `ours` is a site of this playbook without them, whose pages it gets too.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for address, article in _articles(ours):
        page = docs / address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {address or 'home'}\n---\n{article}\n", encoding="utf-8")
    for record in _records(root):
        (docs / f"{record['id']}.md").write_text(as_markdown(record), encoding="utf-8")
    settings = {
        "site_name": "Retrospectives",
        "theme": {"name": "material"},
        "plugins": [],
        "nav": ["index.md"],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return config


def write_hugo(folder: Path, root: Path, page: Path, ours: Path) -> Path:
    """Write a site for Hugo with the retrospectives of `root`; `page` is one of ours, built.

    `ours` is a site of this playbook without them, whose pages it gets too.
    """
    content, layouts = folder / "content" / "retrospectives", folder / "layouts" / "_default"
    content.mkdir(parents=True)
    layouts.mkdir(parents=True)
    for path in sorted(root.rglob("retrospectives/*/*.yml")):
        text = path.read_text(encoding="utf-8")
        (content / f"{path.stem}.md").write_text(f"---\n{text}---\n", encoding="utf-8")
    layout = hugo_layout(page.read_text("utf-8"), _LAYOUT.read_text("utf-8"))
    (layouts / "single.html").write_text(layout, encoding="utf-8")
    layout = hugo_layout(page.read_text("utf-8"), "{{ .Content }}")
    (layouts / "other.html").write_text(layout, encoding="utf-8")
    for number, (address, article) in enumerate(_articles(ours)):
        front = f"---\ntitle: Page {number}\nurl: /{address}\nlayout: other\n---\n"
        other = folder / "content" / f"page-{number}.html"
        other.write_text(f"{front}{article}\n", encoding="utf-8")
    config = folder / "hugo.yaml"
    config.write_text(
        "baseURL: https://example.org/\n"
        "disableKinds: [taxonomy, term, home, section, rss, sitemap, robotsTXT, '404']\n"
        "security: {allowContent: ['text/html', 'text/markdown']}\n",
        encoding="utf-8",
    )
    return folder


def hugo_layout(page: str, sections: str) -> str:
    """Return a layout for Hugo: the frame of a page of ours, with these sections in it."""
    title = re.search(r"<title>(.*?) · ", page)
    description = re.search(r'<meta name="description" content="([^"]*)"', page)
    if title is None or description is None:
        raise ValueError("the page has no title and description to take out of its frame")
    frame = page.replace(title[1], "{{ .Title }}").replace(description[1], "{{ .Params.summary }}")
    before, _, rest = frame.partition("<article")
    start, _, rest = rest.partition(">")
    _, _, after = rest.rpartition("</article>")
    return f"{before}<article{start}>\n{sections}</article>{after}"


def _articles(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of every page of a built site, and its article as HTML."""
    for file in sorted(site.rglob("index.html")):
        _, _, rest = file.read_text(encoding="utf-8").partition("<article")
        article, found, _ = rest.partition(">")[2].rpartition("</article>")
        if found:
            address = file.parent.relative_to(site).as_posix()
            yield "" if address == "." else f"{address}/", f"<div>{article}</div>"


def as_markdown(record: dict[str, Any]) -> str:
    """Return a retrospective as an author of a Markdown site would write it."""
    return "\n\n".join(_parts(record)) + "\n"


def _parts(record: dict[str, Any]) -> Iterator[str]:
    yield f"---\ntitle: {record['title']}\n---"
    yield f"# {record['title']}"
    yield record["summary"]
    yield record["use_case"]
    yield record["story"]["text"]
    for name, value in record.items():
        if name in _SKIPPED:
            continue
        yield f"## {name.replace('_', ' ').capitalize()}"
        entries = value if isinstance(value, list) else [value]
        yield "\n".join(f"- {_line(entry)}" for entry in entries)


def _line(entry: object) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    return "; ".join(f"**{name}** {value}" for name, value in entry.items())


def _records(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(root.rglob("retrospectives/*/*.yml")):
        yield yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
