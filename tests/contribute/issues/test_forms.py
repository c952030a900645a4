"""Are GitHub's issue forms those of the model, and does GitHub take them?"""

from __future__ import annotations

import importlib.resources
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from macros.cli import app
from macros.cli.writing import KINDS
from macros.contribute.issues.boxes import CONSENT, MORE, boxes
from macros.contribute.issues.forms import forms
from macros.contribute.issues.item_names import ItemNames
from macros.contribute.issues.report_lines import reports_in
from macros.contribute.issues.source_lines import sources_in
from macros.contribute.questions.there import STANCES
from macros.model import Item, Lead, Pattern, Retrospective

from ...helpers.building import PROJECT
from ...helpers.issues import content

COMMITTED = PROJECT / ".github" / "ISSUE_TEMPLATE"


def vendored(name: str) -> Any:
    """Return one of the JSON Schemas that check-jsonschema ships for files of GitHub."""
    folder = importlib.resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def test_the_committed_forms_are_those_of_the_model() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.iterdir()}
    assert committed == forms(), "stale: run `playbook schema --forms .github/ISSUE_TEMPLATE`"


@pytest.mark.parametrize("name", list(forms()))
def test_github_takes_them(name: str) -> None:
    schema = vendored("github-issue-config" if name == "config.yml" else "github-issue-forms")
    jsonschema.validate(yaml.safe_load(forms()[name]), schema)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_required_field_has_a_box_and_labels_are_distinct(
    kind: type[Item],
) -> None:
    required = {
        info.alias or name for name, info in kind.model_fields.items() if info.is_required()
    }
    asked = boxes(kind)
    assert {box.path[0] for box in asked} >= required - {"origin"}
    assert {box.path[0] for box in asked if box.is_required} == required - {"id", "origin"}
    labels = [box.label for box in asked]
    assert len({*labels, MORE, CONSENT}) == len(labels) + 2
    ids = [
        part["id"] for part in yaml.safe_load(forms()[f"{kind.kind}.yml"])["body"] if "id" in part
    ]
    assert len(set(ids)) == len(ids) == len(asked) + 2


def test_the_boxes_of_a_retrospective() -> None:
    assert [("*" if box.is_required else "") + box.label for box in boxes(Retrospective)] == [
        "*Were you there?",
        "Sources",
        "*Title",
        "*Organisation: name",
        "*Organisation: kind",
        "*Organisation: sector",
        "Organisation: region",
        "*Use case",
        "*Technique",
        "Region",
        "*Outcome",
        "Dates: pilot start",
        "Dates: pilot end",
        "Dates: decision to go on or not",
        "Dates: first in production",
        "*Dates: date of the outcome",
        "Dates: last looked at",
        "*Summary",
        "What worked",
        "What did not work",
        "Practice: pattern",
        "Practice: a practice that is no pattern yet",
        "Practice: use",
        "Practice: effect",
        "Practice: basis",
        "Practice: concluded by",
        "Practice: how you know",
        "More patterns and practices",
        "Failure mode: failure mode",
        "Failure mode: status",
        "Failure mode: how you know",
        "More failure modes",
        "Lessons",
        "End of its address",
    ]


def test_whether_they_were_there_is_chosen_by_the_contributor() -> None:
    """It comes first, is needed, and nothing is chosen beforehand; what each counts for is said."""
    _, first, *_ = yaml.safe_load(forms()["retrospective.yml"])["body"]
    assert (first["type"], first["validations"]) == ("dropdown", {"required": True})
    assert first["attributes"]["options"] == [stance.label for stance in STANCES]
    assert set(first["attributes"]) == {"label", "description", "options"}
    for stance in STANCES:
        assert stance.counts in first["attributes"]["description"]


@pytest.mark.parametrize("kind", [Retrospective, Pattern], ids=lambda kind: kind.kind)
def test_an_example_is_read_as_it_is_meant(kind: type[Retrospective] | type[Pattern]) -> None:
    for box in boxes(kind):
        if box.reader == "sources":
            (source,) = sources_in(box.example).sources
            assert source.keys() == {
                "id", "title", "publisher", "published", "url", "extent", "form",
            }  # fmt: skip
        elif box.reader == "reports":
            told = reports_in(box.example, box.question)
            assert told.unclear == ()
            entries = {box.path[0]: list(told.entries)}
            _, unnamed = ItemNames(content()).with_ids([box.question], entries)
            assert unnamed == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_no_choice_is_a_word_that_github_keeps_for_itself(
    kind: type[Item],
) -> None:
    offered = {option.lower() for box in boxes(kind) for option in box.options}
    assert offered.isdisjoint({"none", "true", "false", "yes", "no", "on", "off"})


def test_the_command_writes_them(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["schema", "--forms", str(tmp_path / "new")])
    assert (result.exit_code, result.output) == (0, "")
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "new").iterdir()}
    assert written == forms()


def test_the_boxes_of_what_is_wanted() -> None:
    assert [("*" if box.is_required else "") + box.label for box in boxes(Lead)] == [
        "*Title",
        "*Summary",
        "*Case or idea for a pattern",
        "*Why it is wanted",
        "Source: web address",
        "Source: title of the source",
        "Source: publisher",
        "End of its address",
    ]
    form = yaml.safe_load(forms()["lead.yml"])
    assert (form["name"], form["labels"]) == ("Wanted case or pattern idea", ["lead"])
