"""Which files stand beside the pages? The same content for other programs, made at build time."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial
from itertools import chain

from ..browser.contribution import contribution_files
from ..browser.lists import list_files
from ..browser.running_head import running_head_files
from ..browser.workspace import workspace_files
from ..files.book.press import printed
from ..files.data.api import api_files
from ..files.data.feed import feed_files
from ..files.data.language_models import language_model_files
from ..files.data.tables import table_files
from ..files.office.decks import deck_slides
from ..files.office.documents import template_document
from ..files.office.responsibilities import matrix_workbook
from ..files.office.slides import workshop_slides
from ..files.office.workbooks import template_workbook
from ..model import Playbook, Retrospective, Route, Template, Workshop
from ..pages.addresses import address_of, download_address
from ..pages.render import Renderer
from ..pages.views import deck_view, matrix_view, template_view, workshop_view
from ..work.memo import memoised


def site_files(playbook: Playbook, site_url: str = "") -> dict[str, bytes]:
    """Return every file that is no page, by its address relative to the site's root.

    `site_url` ends in a slash, or is empty where the host has not set it.
    """
    files = shared_files(playbook, site_url)
    for case in playbook.all(Retrospective):
        files.update(files_beside(playbook, case))
    return files


def shared_files(playbook: Playbook, site_url: str = "") -> dict[str, bytes]:
    """Return the files that belong to no single retrospective."""
    return dict(
        chain(
            _template_files(playbook),
            _workshop_files(playbook),
            _deck_files(playbook),
            _matrix_files(playbook),
            list_files(playbook),
            api_files(playbook),
            table_files(playbook),
            feed_files(playbook, site_url),
            running_head_files(playbook),
            ((address, document.content) for address, document in printed(playbook).items()),
            language_model_files(playbook, site_url),
            contribution_files(playbook).items(),
            workspace_files(playbook).items(),
        )
    )


def framed_files(playbook: Playbook, poured: Container[str]) -> dict[str, bytes]:
    """Return the files beside the retrospectives whose pages the theme renders one by one.

    `poured` has the addresses of the others, which are written with their files.
    """
    cases = (case for case in playbook.all(Retrospective) if address_of(case) not in poured)
    return dict(chain.from_iterable(files_beside(playbook, case).items() for case in cases))


def files_beside(playbook: Playbook, case: Retrospective) -> dict[str, bytes]:
    """Return the files beside the page of a retrospective: itself, as it was written."""
    return {download_address(case, "yml"): playbook.files[case.kind, case.id].read_bytes()}


def _template_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    for template in playbook.all(Template):
        view, edition = template_view(playbook, template.id), playbook.edition
        markdown = Renderer(playbook, address_of(template)).render("documents/template.txt", view)
        yield download_address(template, "md"), markdown.encode()
        makers = {"docx": template_document, **({"xlsx": template_workbook} if view.tables else {})}
        for kind, make in makers.items():
            content = memoised((template.id, kind), (view, edition), partial(make, view, edition))
            yield download_address(template, kind), content


def _workshop_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    for workshop in playbook.all(Workshop):
        view, edition = workshop_view(playbook, workshop.id), playbook.edition
        slides = memoised(
            (workshop.id, "pptx"), (view, edition), partial(workshop_slides, view, edition)
        )
        yield download_address(workshop, "pptx"), slides


def _deck_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    for route in playbook.all(Route):
        view, edition = deck_view(playbook, route), playbook.edition
        if view:
            slides = memoised(
                (route.id, "pptx"), (view, edition), partial(deck_slides, view, edition)
            )
            yield view.file.address, slides


def _matrix_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    view, edition = matrix_view(playbook), playbook.edition
    make = partial(matrix_workbook, view, edition)
    yield view.sheet, memoised((view.sheet, "xlsx"), (view, edition), make)
