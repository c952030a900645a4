"""Is each host given its own addresses, and one that is not known none?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.content.opened import open_playbook
from macros.contribute.form import retrospective_form
from macros.contribute.hosts import HOSTS, UnknownHostError, folder_of, repository_at
from macros.work.settings import CONTENT

from ..cases import BASE

ADDRESSES = {
    "https://github.com/o/r/": (
        "GitHub",
        "https://github.com/o/r/edit/main/",
        "https://github.com/o/r/new/main?filename={path}",
        "https://github.com/o/r/new/main?filename={path}&value={text}",
        "https://github.com/o/r/issues/new?template=correction.yml",
    ),
    "https://gitlab.com/o/group/r": (
        "GitLab",
        "https://gitlab.com/o/group/r/-/edit/main/",
        "https://gitlab.com/o/group/r/-/new/main?file_name={path}",
        "",
        "https://gitlab.com/o/group/r/-/issues/new?issue[title]=Correction",
    ),
    "https://codeberg.org/o/r": (
        "Codeberg",
        "https://codeberg.org/o/r/_edit/main/",
        "https://codeberg.org/o/r/_new/main/?filename={path}",
        "https://codeberg.org/o/r/_new/main/?filename={path}&value={text}",
        "https://codeberg.org/o/r/issues/new?template=.github/ISSUE_TEMPLATE/correction.yml",
    ),
    "https://bitbucket.org/o/r": (
        "Bitbucket",
        "https://bitbucket.org/o/r/src/main/",
        "https://bitbucket.org/o/r/src/main/",
        "",
        "https://bitbucket.org/o/r/issues/new",
    ),
    "https://git.example/o/r": (None, "", "", "", ""),
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_each_host_has_addresses_of_its_own(url: str) -> None:
    found = repository_at(url)
    assert found is not None
    assert (
        found.host.name if found.host else None,
        found.edit,
        found.new_file,
        found.new_text,
        found.issue("correction"),
    ) == ADDRESSES[url]


@pytest.mark.parametrize(
    ("url", "word", "name"),
    [
        ("https://gitlab.acme.example/o/r", None, "GitLab"),
        ("https://our-gitlab.example:8443/r", "", "GitLab"),
        ("https://GitHub.acme.example/o/r", None, "GitHub"),
        ("https://forgejo.acme.example/o/r", None, "Forgejo"),
        ("https://gitea.com/o/r", None, "Gitea"),
        ("https://git.acme.example/o/r", "gitlab", "GitLab"),
        ("https://git.acme.example/o/r", "Forgejo", "Forgejo"),
        ("https://code.github-like.example/o/r", "bitbucket", "Bitbucket"),
        ("https://bitbucket.acme.example/projects/o/repos/r", None, None),
        ("https://git.acme.example/github/r", None, None),
        ("https://notgithub.example/o/r", None, None),
    ],
)
def test_a_host_is_known_by_its_name_or_by_a_word(
    url: str, word: str | None, name: str | None
) -> None:
    found = repository_at(url, word=word)
    assert found is not None
    assert (found.host.name if found.host else None) == name


@pytest.mark.parametrize("url", [None, "", "https://git.example/r"])
def test_a_word_that_names_no_host_is_refused(url: str | None) -> None:
    with pytest.raises(UnknownHostError, match=r"'svn'. Give one of bitbucket, codeberg, forgejo,"):
        repository_at(url, word="svn")


def test_without_an_address_there_is_no_repository() -> None:
    assert repository_at(None) is None
    assert repository_at("", "edit/main/", "gitlab") is None


@pytest.mark.parametrize(
    ("edit_uri", "branch", "folder", "edit"),
    [
        (None, "main", "", "edit/main/"),
        ("", "main", "", "edit/main/"),
        ("edit/trunk/", "trunk", "", "edit/trunk/"),
        ("/edit/trunk", "trunk", "", "edit/trunk/"),
        ("edit/trunk/docs/", "trunk", "", "edit/trunk/"),
        ("edit/trunk/ai/docs/", "trunk", "ai/", "edit/trunk/ai/"),
        ("edit/trunk/ai", "trunk", "ai/", "edit/trunk/ai/"),
        ("-/edit/trunk/", "trunk", "", "-/edit/trunk/"),
        ("src/branch/trunk/ai/", "trunk", "ai/", "src/branch/trunk/ai/"),
        ("blob/trunk/", "trunk", "", "blob/trunk/"),
        ("?file=", "main", "", "?file=/"),
    ],
)
def test_the_configuration_may_name_the_branch_and_a_folder(
    edit_uri: str | None, branch: str, folder: str, edit: str
) -> None:
    found = repository_at("https://github.com/o/r", edit_uri)
    assert found is not None
    assert (found.branch, found.folder, found.edit) == (
        branch,
        folder,
        f"https://github.com/o/r/{edit}",
    )


def test_a_host_that_is_not_known_may_say_where_files_are_changed() -> None:
    found = repository_at("https://git.example/r", "files/main/")
    assert found is not None
    assert (found.edit, found.new_file) == ("https://git.example/r/files/main/", "")


@pytest.mark.parametrize("word", HOSTS)
def test_no_address_of_a_host_has_places_left_open(word: str) -> None:
    found = repository_at("https://git.example/{r}", word=word)
    assert found is not None
    for address in (found.edit, found.new_file, found.new_text, found.issue("a-b")):
        left = address.replace("https://git.example/{r}", "")
        assert "{" not in left.replace("{path}", "").replace("{text}", "")


def test_what_is_contributed_goes_into_the_last_content_root(tmp_path: Path) -> None:
    project, beside = tmp_path / "project", tmp_path / "beside"
    (beside / ".git").mkdir(parents=True)
    (project / "playbook").mkdir(parents=True)
    for roots, folder in [
        (["playbook"], "playbook/"),
        (["playbook", "acme/cases/"], "acme/cases/"),
        (["playbook", "."], ""),
    ]:
        paths = [project / root for root in roots]
        assert folder_of(paths, project) == folder, roots
    assert folder_of([project, beside], project) == ""
    assert folder_of([project, beside / "content"], project) == "content/"
    assert folder_of([project, tmp_path / "loose" / "own"], project) == "own/"


def test_where_a_file_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    playbook = open_playbook([BASE])
    monkeypatch.setenv(CONTENT.name, os.pathsep.join(["playbook", "acme/cases"]))
    view = retrospective_form(playbook, "https://github.com/example/playbook/", "edit/trunk/ai/")
    assert view.repository is not None
    assert view.repository.new_file.startswith("https://github.com/example/playbook/new/trunk?")
    assert view.folder == "ai/acme/cases/"
    assert retrospective_form(playbook).folder == "acme/cases/"
