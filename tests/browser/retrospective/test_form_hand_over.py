"""Where does the form hand in, once the host has named a repository and an address for mail?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from macros.contribute.hosts import repository_at

from ...helpers.building import mkdocs_build, project_of
from ..forms import SHORT, fill, hand_over
from ..server import serving

REPOSITORY = "https://github.com/example/playbook"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose host set both; return its root."""
    work = tmp_path_factory.mktemp("hosted")
    project = project_of(work / "project", repo_url=f"{REPOSITORY}/", edit_uri="edit/trunk/")
    own = work / "own"
    own.mkdir()
    (own / "playbook.yml").write_text("contact: mailto:team@example.org\n", encoding="utf-8")
    done = mkdocs_build(
        work / "site", "playbook", own, config=project / "mkdocs.yml", keeps_documents=True
    )
    assert done.returncode == 0, done.stderr
    assert "Readers can only download" not in done.stderr
    with serving(work / "site") as root:
        yield root


@pytest.fixture
def finished(context: BrowserContext, hosted: str) -> Page:
    """Open the hosted form, fill in the short version and go to the hand-over."""
    page = context.new_page()
    page.goto(f"{hosted}contribute/retrospective/")
    fill(page, SHORT)
    hand_over(page)
    return page


def test_a_short_file_goes_into_the_address(finished: Page) -> None:
    link = finished.get_by_role("link", name="Propose on GitHub")
    address = urlsplit(link.get_attribute("href") or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY}/new/trunk"
    given = parse_qs(address.query)
    assert given["filename"] == ["own/retrospectives/2025/invoice-triage.yml"]
    assert yaml.safe_load(given["value"][0])["title"] == "Invoice triage"
    expect(finished.locator("[data-copy-first]")).to_be_hidden()
    expect(link).to_have_attribute("rel", "noopener")


def test_a_long_file_is_copied_first(finished: Page) -> None:
    finished.context.grant_permissions(["clipboard-read", "clipboard-write"])
    finished.get_by_role("button", name="Back to the form").click()
    finished.get_by_label("Full:").check()
    fill(finished, {"story": "A long story. " * 700})
    hand_over(finished)
    link = finished.get_by_role("link", name="Propose on GitHub").get_attribute("href") or ""
    assert parse_qs(urlsplit(link).query) == {
        "filename": ["own/retrospectives/2025/invoice-triage.yml"]
    }
    expect(finished.locator("[data-host-help]")).to_contain_text("three steps: copy")
    finished.get_by_role("button", name="Copy the file").click()
    copied = yaml.safe_load(finished.evaluate("navigator.clipboard.readText()"))
    assert copied["story"].startswith("A long story.")
    mail = finished.get_by_role("link", name="Write a mail").get_attribute("href") or ""
    assert "attached" in unquote(mail)
    assert len(mail) < 500


def test_without_an_account_there_are_an_issue_and_a_mail(finished: Page) -> None:
    issue = finished.get_by_role("link", name="Open an issue").get_attribute("href")
    assert issue == f"{REPOSITORY}/issues/new?template=retrospective.yml"
    mail = finished.get_by_role("link", name="Write a mail").get_attribute("href") or ""
    assert mail.startswith("mailto:team@example.org?subject=Retrospective%3A%20Invoice%20triage&")
    assert "title: Invoice triage" in unquote(mail)


def test_without_a_host_only_the_file_is_offered(page: Page) -> None:
    page.goto("contribute/retrospective/")
    fill(page, SHORT)
    hand_over(page)
    ways = page.locator("[data-way]").evaluate_all("(ways) => ways.map((w) => w.dataset.way)")
    assert ways == ["download", "copy"]
    expect(page.locator("[data-step=hand-over]")).to_contain_text(
        "This copy of the playbook names no repository and no contact. Download the file and send "
        "it to whoever gave you this page's address"
    )
    page.locator("[data-download]").click()
    expect(page.locator("[data-downloaded]")).to_have_text(
        "invoice-triage.yml is among your downloads."
    )


GITLAB, BITBUCKET = "https://gitlab.com/acme/playbook", "https://bitbucket.org/acme/playbook"


@pytest.mark.parametrize(
    ("url", "address", "said"),
    [
        (
            GITLAB,
            f"{GITLAB}/-/new/main?file_name=own%2Fretrospectives%2F2025%2Finvoice-triage.yml",
            "GitLab takes no text from an address, so it takes three steps: copy the file here, "
            "open GitLab's page for a new file, paste. The path is filled in. Press “Commit "
            "changes” there;",
        ),
        (
            BITBUCKET,
            f"{BITBUCKET}/src/main/",
            "Bitbucket fills in nothing from an address. Copy the file here and open the "
            "repository on Bitbucket. Choose “Add file” there,",
        ),
    ],
)
def test_a_host_is_given_no_more_than_its_pages_take(
    finished: Page, url: str, address: str, said: str
) -> None:
    found = repository_at(url)
    assert found is not None
    assert found.host is not None
    finished.get_by_role("button", name="Back to the form").click()
    finished.locator("retrospective-form").evaluate(
        """({ dataset }, { takesPath, ...given }) => {
            Object.assign(dataset, given);
            if (!takesPath) delete dataset.takesPath;
        }""",
        {
            "host": found.host.name,
            "newFile": found.new_file,
            "newText": found.new_text,
            "finish": found.host.finish,
            "takesPath": found.host.takes_path,
        },
    )
    hand_over(finished)
    expect(finished.locator("[data-host-link]")).to_have_attribute("href", address)
    expect(finished.locator("[data-host-help]")).to_contain_text(said)
    expect(finished.locator("[data-copy-first]")).to_be_visible()
