"""Laws that hold for every résumé, and for everything that is none."""

import copy
import json
from dataclasses import asdict, replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vitavoce.content.json_resume import read_resume
from vitavoce.domain.profile import TYPE_OF_SECTION

SECTIONS = sorted(TYPE_OF_SECTION)
FIELD_NAMES = [
    "name", "position", "startDate", "endDate", "date", "releaseDate", "summary", "highlights", "keywords", "url", "level",
    "title", "organization", "institution", "language", "roles", "positions", "location", "reference", "company", "x/y~z",
]  # fmt: skip

plain_values = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from(["2020", "2020-05", "Present", "", "2023-19-39", "https://a.example", "javascript:x", "<b>x</b>"])
)  # fmt: skip
any_json = st.recursive(
    plain_values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELD_NAMES), inner, max_size=4),
    max_leaves=12,
)
resume_like = st.dictionaries(
    st.sampled_from([*SECTIONS, "basics", "meta", "hobbies", "patents", "x-more"]) | st.text(max_size=4),
    any_json,
    max_size=6,
)

words = st.text(alphabet="abcdeé ", min_size=1, max_size=8).filter(str.strip)
jobs = st.fixed_dictionaries(
    {"name": words, "position": words},
    optional={
        "startDate": st.sampled_from(["2015", "2016-03", "2019-07-01"]),
        "summary": words,
        "keywords": st.lists(words, max_size=2),
    },
)


def resolve(document, ref):
    value = document
    for token in ref.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


@given(any_json | resume_like)
@settings(max_examples=300)
def test_any_json_is_read_or_refused_and_every_defect_says_what_to_do(document):
    before = copy.deepcopy(document)
    result = read_resume(document, "x")
    assert repr(document) == repr(before)
    assert (result.profile is None) == any(defect.fatal for defect in result.defects)
    for defect in result.defects:
        assert defect.path == "" or defect.path.startswith("/")
        assert defect.rule
        assert defect.hint
        assert "\n" not in str(defect)
    json.dumps([str(defect) for defect in result.defects], ensure_ascii=False).encode()


@given(resume_like)
@settings(max_examples=200)
def test_every_ref_leads_to_its_entry_and_every_id_is_its_own(document):
    profile = read_resume(document, "x").profile
    assume(profile is not None)
    for item in profile.items:
        assert isinstance(resolve(document, item.ref), dict | str)
        assert item.title
    json.dumps(asdict(profile), ensure_ascii=False).encode()  # what is shown can be written: no lone surrogate
    assert len({item.id for item in profile.items}) == len(profile.items)
    assert len({item.ref for item in profile.items}) == len(profile.items)


def ids_by_content(entries):
    items = read_resume({"work": entries}, "x").profile.items
    return sorted((repr(replace(item, id="", ref="")), item.id) for item in items)


@given(st.lists(jobs, max_size=6).flatmap(lambda entries: st.tuples(st.just(entries), st.permutations(entries))))
def test_moving_entries_about_changes_no_id(orders):
    entries, moved = orders
    assert ids_by_content(entries) == ids_by_content(moved)


@given(jobs, words, words)
def test_an_id_outlasts_edits_of_everything_but_name_and_start(job, position, summary):
    before = read_resume({"work": [job]}, "x").profile.items[0]
    after = read_resume(
        {"basics": {"name": "Una"}, "work": [{**job, "position": position, "summary": summary}]}, "y"
    ).profile.items[0]
    assert before.id == after.id


@given(jobs)
def test_another_name_or_start_is_another_item(job):
    (item,) = read_resume({"work": [job]}, "x").profile.items
    (renamed,) = read_resume({"work": [{**job, "name": job["name"] + "z"}]}, "x").profile.items
    (moved,) = read_resume({"work": [{**job, "startDate": "1999"}]}, "x").profile.items
    assert len({item.id, renamed.id, moved.id}) == 3


@given(resume_like, st.text(max_size=5))
def test_a_change_changes_the_version(document, name):
    first = read_resume(document, "x").profile
    second = read_resume({**document, "x-new": name}, "x").profile
    again = read_resume(copy.deepcopy(document), "x").profile
    assume(first is not None and second is not None and "x-new" not in document)
    assert first.version == again.version
    assert first.version != second.version


def test_five_thousand_entries_are_all_read():
    entries = [
        {"name": f"Mill {number}", "startDate": "2001", "highlights": ["Ground rye"] * 3} for number in range(5_000)
    ]
    result = read_resume({"work": entries}, "x")
    assert len(result.profile.items) == 5_000
    assert result.defects == ()


def test_of_thousands_of_defects_the_first_are_told_and_the_rest_counted():
    result = read_resume({"work": [{"name": "Mill", "startDate": "soon"}] * 5_000}, "x")
    assert len(result.defects) == 501
    assert result.defects[-1].value == "4500"
