"""Where on its host does a repository take a new file, a change, or an issue?

Each host has addresses of its own. One that is not known is given none of them: readers download.
Sources: GitHub Docs, "Creating a new file" and "Creating an issue from a URL query"; GitLab Docs,
"Create an issue: using a URL with prefilled values", and its source, `blob/_editor`; Gitea Docs,
"Web UI API"; the source page of Bitbucket Cloud, which takes nothing from an address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

_MAIN = "main"
_BRANCH = re.compile(r"(?:^|/)(?:src/branch|edit|_edit|blob|src)/(?P<branch>[^/]+)/?(?P<folder>.*)")
_DOCS = re.compile(r"(^|/)docs/?$")
"""What mkdocs has at the end of `edit_uri`; a page's file is named from the repository's top."""


@dataclass(frozen=True)
class CodeHost:
    """What a host is called, and its addresses below that of a repository.

    `{path}` is a file's path, `{text}` its text, `{form}` and `{title}` the kind of an issue.
    """

    name: str
    known_by: tuple[str, ...]
    """Words in the name of the machine that tell which host it is."""
    edit: str
    new_file: str
    issue: str
    finish: str
    """What to do on the page for a new file, in a sentence."""
    new_text: str = ""
    """The page for a new file with its text, where an address can fill that in."""
    takes_path: bool = True
    """Whether the address of the page for a new file fills in the path."""
    request: str = "pull request"
    """What a proposed change is called there."""


_FORKS = "makes a copy of the repository for you if it has to, and a"

HOSTS = {
    "github": CodeHost(
        "GitHub",
        ("github",),
        edit="edit/{branch}/",
        new_file="new/{branch}?filename={path}",
        new_text="new/{branch}?filename={path}&value={text}",
        issue="issues/new?template={form}.yml",
        finish=f"Press “Propose changes” there; GitHub {_FORKS} pull request.",
    ),
    "gitlab": CodeHost(
        "GitLab",
        ("gitlab",),
        edit="-/edit/{branch}/",
        new_file="-/new/{branch}?file_name={path}",
        issue="-/issues/new?issue[title]={title}",
        finish=f"Press “Commit changes” there; GitLab {_FORKS} merge request.",
        request="merge request",
    ),
    "gitea": CodeHost(
        "Gitea",
        ("gitea",),
        edit="_edit/{branch}/",
        new_file="_new/{branch}/?filename={path}",
        new_text="_new/{branch}/?filename={path}&value={text}",
        issue="issues/new?template=.github/ISSUE_TEMPLATE/{form}.yml",
        finish="Choose a new branch for this commit and start a pull request there; "
        "where you may not write to the repository, fork it first.",
    ),
    "bitbucket": CodeHost(
        "Bitbucket",
        ("bitbucket.org",),
        edit="src/{branch}/",
        new_file="src/{branch}/",
        issue="issues/new",
        finish="Choose “Add file” there, enter the path, paste the text, and choose to create a "
        "pull request when you commit.",
        takes_path=False,
    ),
}
"""Each host by the word that names it in a configuration."""

_LIKE_GITEA = {"codeberg": "Codeberg", "forgejo": "Forgejo"}
HOSTS |= {
    word: replace(HOSTS["gitea"], name=name, known_by=(word,)) for word, name in _LIKE_GITEA.items()
}


class UnknownHostError(ValueError):
    """Raised for a host that has no addresses here, with those that have."""


@dataclass(frozen=True)
class Repository:
    """A repository on its host, with the branch and the folder that hold the playbook."""

    url: str
    """Without a slash at its end."""
    host: CodeHost | None
    branch: str = _MAIN
    folder: str = ""
    """Where the playbook is in the repository, with a slash at its end; at the top, nothing."""
    own_edit: str = ""
    """Where the host's configuration says that files are changed."""

    @property
    def edit(self) -> str:
        """The address before a file's path, or nothing where none is known."""
        if self.own_edit:
            return f"{self.url}/{self.own_edit}"
        return self._at(self.host.edit) + self.folder if self.host else ""

    def issue(self, form: str) -> str:
        """Return where an issue of this kind is filed, or nothing where no address is known."""
        if not self.host:
            return ""
        title = form.replace("-", " ").capitalize()
        return self._at(self.host.issue.format(form=quote(form), title=quote(title)))

    @property
    def new_file(self) -> str:
        """The page for a new file, with a place for `{path}` where the host takes one."""
        return self._at(self.host.new_file) if self.host else ""

    @property
    def new_text(self) -> str:
        """The same with places for `{path}` and `{text}`, or nothing."""
        return self._at(self.host.new_text) if self.host and self.host.new_text else ""

    def _at(self, address: str) -> str:
        return f"{self.url}/{address.replace('{branch}', quote(self.branch))}"


def repository_at(
    url: str | None, edit_uri: str | None = None, word: str | None = None
) -> Repository | None:
    """Return the repository that a configuration names, or nothing; raise `UnknownHostError`.

    `word` names its host, where the address does not; `edit_uri` is as in mkdocs.yml.
    """
    host = _host_of(url or "", word or "")
    if not url:
        return None
    own = _DOCS.sub(r"\1", (edit_uri or "").strip().lstrip("/"))
    own = f"{own.rstrip('/')}/" if own else ""
    found = _BRANCH.search(own)
    return Repository(
        url.rstrip("/"),
        host,
        branch=found["branch"] if found else _MAIN,
        folder=found["folder"] if found else "",
        own_edit=own,
    )


def _host_of(url: str, word: str) -> CodeHost | None:
    if word:
        if word.lower() not in HOSTS:
            raise UnknownHostError(
                f"mkdocs.yml: repo_host is {word!r}. Give one of {', '.join(sorted(HOSTS))}, or "
                "leave it out: readers then download what they contribute."
            )
        return HOSTS[word.lower()]
    machine = urlsplit(url.lower()).hostname or ""
    names = {machine, *re.split(r"[.-]", machine)}
    return next((host for host in HOSTS.values() if names.intersection(host.known_by)), None)


def folder_of(roots: Sequence[Path], project: Path | None = None) -> str:
    """Return the folder for what is contributed, as it is named in its repository.

    It is the last content root, with a slash at its end: below the `project`, or elsewhere below
    the repository that holds it.
    """
    root = roots[-1]
    own = root.resolve()
    for top in ((project or Path()).resolve(), *(up for up in own.parents if _is_repository(up))):
        if own.is_relative_to(top):
            return _with_slash(own.relative_to(top).as_posix())
    return "" if _is_repository(own) else _with_slash(root.name)


def _is_repository(folder: Path) -> bool:
    return (folder / ".git").exists()


def _with_slash(path: str) -> str:
    return "" if path in {"", "."} else f"{path}/"
