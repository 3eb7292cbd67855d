"""The invented people import without a defect, and every expected answer points at an entry that exists."""

import json
from pathlib import Path

import pytest

from vitavoce.content.json_resume import read_json, read_resume, slug_of

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
RESUMES = {
    "noor-halvorsen": ROOT / "src/vitavoce/config/example_resume.json",
    **{path.stem: path for path in sorted(EXAMPLES.glob("*.json"))},
}
KINDS = {"answer", "unanswerable", "smalltalk", "off_topic", "blocked"}
INTENTS = {
    "overview", "experience", "projects", "education", "skills", "publications", "certificates", "awards", "volunteer",
    "languages", "interests", "references", "contact", "duration", "count", "yes_no", "compare", "smalltalk",
}  # fmt: skip
FIELDS = {
    "id", "question", "history", "kind", "kind_ok", "intent", "items", "items_ok", "answer_has", "answer_has_not", "tags",
}  # fmt: skip


def cases(slug):
    lines = (EXAMPLES / f"{slug}.questions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def profile(slug):
    result = read_resume(read_json(RESUMES[slug].read_bytes()), slug)
    assert [str(defect) for defect in result.defects] == []
    return result.profile


def test_there_are_four_trades_and_each_has_its_questions():
    assert len(RESUMES) >= 4
    assert {path.name.removesuffix(".questions.jsonl") for path in EXAMPLES.glob("*.jsonl")} == set(RESUMES)
    assert sum(len(cases(slug)) for slug in RESUMES) >= 200


@pytest.mark.parametrize("slug", RESUMES)
def test_a_resume_imports_without_a_defect_under_its_own_name(slug):
    assert slug_of(profile(slug).person.name).startswith(slug)


def test_the_main_example_shows_every_section():
    assert {item.section for item in profile("noor-halvorsen").items} == {
        "work", "projects", "education", "publications", "skills", "certificates", "awards", "volunteer", "languages",
        "interests", "references",
    }  # fmt: skip


@pytest.mark.parametrize("slug", RESUMES)
def test_every_case_is_well_formed_and_points_at_entries_that_exist(slug):
    refs = {item.ref for item in profile(slug).items}
    seen = set()
    for case in cases(slug):
        assert set(case) <= FIELDS, case["id"]
        assert {case["kind"], *case.get("kind_ok", [])} <= KINDS, case["id"]
        assert case.get("intent", "overview") in INTENTS, case["id"]
        assert set(case["items"]) <= refs, case["id"]
        assert set(case.get("items_ok", [])) <= refs | {"/basics"}, case["id"]
        assert not set(case["items"]) & set(case.get("items_ok", [])), case["id"]
        assert case["kind"] == "answer" or not case["items"], case["id"]
        assert case["id"] not in seen
        seen.add(case["id"])


def test_together_the_cases_ask_for_every_kind_and_intent():
    everything = [case for slug in RESUMES for case in cases(slug)]
    assert {case["kind"] for case in everything} == KINDS
    assert {case["intent"] for case in everything if "intent" in case} == INTENTS
