"""What the owner keeps private reaches neither the public document nor the profile."""

import json

import pytest

from vitavoce.content.json_resume import read_resume
from vitavoce.content.privacy import public_document

HOME = {"address": "1 Mill Lane", "postalCode": "CB7", "city": "Ely"}
BASICS = {"name": "Ines Marlow", "email": "ines@marlow.example", "phone": "+44 20 0000 0000", "location": HOME}


def document(wishes=None, **sections):
    meta = {} if wishes is None else {"meta": {"theme": "flat", "x-vitavoce": wishes}}
    return {"basics": BASICS, **sections, **meta}


def test_by_default_the_street_is_private_and_what_to_reach_the_person_by_is_not():
    person = read_resume(document(), "x").profile.person
    assert (person.place.address, person.place.postal_code) == ("", "")
    assert (person.email, person.phone, person.place.city) == ("ines@marlow.example", "+44 20 0000 0000", "Ely")


def test_the_owner_can_show_more():
    person = read_resume(document({"public": ["basics.location.postalCode"]}), "x").profile.person
    assert (person.place.address, person.place.postal_code) == ("", "CB7")


def test_the_owner_can_hide_more_without_showing_the_rest():
    person = read_resume(document({"private": ["basics.phone"]}), "x").profile.person
    assert (person.email, person.phone, person.place.address) == ("ines@marlow.example", "", "")
    assert person.withheld == ("phone",)


def test_what_the_document_lacks_is_not_withheld():
    resume = {"basics": {"name": "Una"}, "meta": {"x-vitavoce": {"private": ["basics.phone", "work"]}}}
    assert read_resume(resume, "x").profile.person.withheld == ()


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("references", {}),
        ("references.reference", {"references": [{"name": "Old Tom"}, {"name": "Una"}]}),
        ("references.0", {"references": [{}, {"name": "Una", "reference": "Kind."}]}),
        ("references.0.reference", {"references": [{"name": "Old Tom"}, {"name": "Una", "reference": "Kind."}]}),
    ],
)
def test_a_path_hides_a_section_a_field_of_every_entry_or_one_entry(path, left):
    references = [{"name": "Old Tom", "reference": "Never late."}, {"name": "Una", "reference": "Kind."}]
    shown = public_document(document({"private": [path]}, references=references))
    assert {key: value for key, value in shown.items() if key == "references"} == left


def test_a_hidden_entry_leaves_the_refs_of_the_others_as_they_are():
    resume = document({"private": ["work.0"]}, work=[{"name": "Secret"}, {"name": "Mill"}])
    result = read_resume(resume, "x")
    assert [(item.ref, item.name) for item in result.profile.items] == [("/work/1", "Mill")]
    assert result.defects == ()


def test_the_public_document_holds_no_settings_of_the_owner():
    assert public_document(document({"private": ["basics.email"]}))["meta"] == {"theme": "flat"}


def test_the_original_is_not_touched():
    resume = document({"private": ["work", "basics.name"]}, work=[{"name": "Mill"}])
    before = json.dumps(resume)
    public_document(resume)
    read_resume(resume, "x")
    assert json.dumps(resume) == before


@pytest.mark.parametrize("wish", [7, {"a": 1}, [3], [""], None])
def test_a_wish_that_cannot_be_read_is_told_and_hides_what_is_private_anyway(wish):
    result = read_resume(document({"private": wish}), "x")
    assert result.profile.person.place.address == ""
    assert [defect.path for defect in result.defects] == ["/meta/x-vitavoce/private"]


@pytest.mark.parametrize("path", ["basics.name.deeper", "nowhere", "work.9", "meta.x-vitavoce", "..", "basics..name"])
def test_a_path_that_leads_nowhere_changes_nothing_else(path):
    shown = public_document(document({"private": [path]}, work=[{"name": "Mill"}]))
    assert shown["work"] == [{"name": "Mill"}]
    assert shown["basics"]["name"] == "Ines Marlow"
