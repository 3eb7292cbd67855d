"""What real résumé files do beyond the schema, each read as its author meant it."""

import pytest
from tests.unit.content.reading import imported, only_item, profile_of, rules

from vitavoce.content.json_resume import read_resume
from vitavoce.domain.period import PartialDate, Period
from vitavoce.domain.profile import Person


def test_an_empty_resume_is_a_resume():
    result = imported({})
    assert result.defects == ()
    assert result.profile.items == ()
    assert result.profile.person == Person()
    assert result.profile.language == "en"


class TestEnds:
    @pytest.mark.parametrize(
        "end", [{}, {"endDate": ""}, {"endDate": None}, {"endDate": "Present"}, {"endDate": "current"}]
    )
    @pytest.mark.parametrize("section", ["work", "projects"])
    def test_a_job_or_project_without_an_end_goes_on(self, section, end):
        item = only_item({section: [{"name": "Mill", "startDate": "2001", **end}]})
        assert item.period == Period(start=PartialDate(2001), ongoing=True)
        assert item.period.label == "2001 – now"

    @pytest.mark.parametrize("end", ["", None, "Present"])
    def test_an_end_that_ought_to_be_left_out_is_told(self, end):
        assert ("/work/0/endDate", "date") in rules({"work": [{"name": "Mill", "startDate": "2001", "endDate": end}]})

    def test_an_undated_job_is_not_said_to_go_on(self):
        assert only_item({"work": [{"name": "Mill"}]}).period == Period()

    def test_only_the_latest_course_of_study_goes_on(self):
        latest, earlier = profile_of(
            {"education": [{"institution": "B", "startDate": "2020-09"}, {"institution": "A", "startDate": "2016-09"}]}
        ).items
        assert latest.period.ongoing
        assert not earlier.period.ongoing

    def test_study_begun_long_before_everything_else_is_over(self):
        study = {"institution": "A", "startDate": "2003"}
        assert only_item({"education": [study]}).period.ongoing
        items = profile_of({"education": [study], "work": [{"name": "Mill", "startDate": "2012"}]}).items
        assert [item.period.ongoing for item in items] == [False, True]

    def test_a_voluntary_post_without_an_end_goes_on_where_others_state_theirs(self):
        crew = {"organization": "Lifeboat", "startDate": "2008"}
        later = {"organization": "Night Shelter", "startDate": "2018-01"}
        assert [item.period.ongoing for item in profile_of({"volunteer": [crew, later]}).items] == [False, True]
        ended = {**later, "endDate": "2018-02"}
        assert [item.period.ongoing for item in profile_of({"volunteer": [crew, ended]}).items] == [True, False]

    def test_study_said_to_go_on_goes_on(self):
        study = {"institution": "A", "startDate": "2003", "endDate": "present"}
        items = profile_of({"education": [study], "work": [{"name": "Mill", "startDate": "2012"}]}).items
        assert items[0].period.ongoing

    @pytest.mark.parametrize(
        ("section", "field"), [("awards", "date"), ("certificates", "date"), ("publications", "releaseDate")]
    )
    def test_what_happens_once_never_goes_on(self, section, field):
        item = only_item({section: [{"title": "X", "name": "X", field: "2019"}]})
        assert item.period == Period(start=PartialDate(2019))

    @pytest.mark.parametrize("section", ["work", "projects", "education"])
    def test_a_single_date_is_when_it_was_and_no_beginning(self, section):
        item = only_item({section: [{"name": "Mill", "institution": "A", "date": "2019"}]})
        assert item.period == Period(start=PartialDate(2019))

    def test_an_end_that_cannot_be_read_is_not_taken_for_today(self):
        item = only_item({"work": [{"name": "Mill", "startDate": "2001", "endDate": "some day"}]})
        assert item.period == Period(start=PartialDate(2001))

    def test_an_end_before_the_start_is_told(self):
        document = {"work": [{"name": "Mill", "startDate": "2005-03", "endDate": "2004-01"}]}
        assert rules(document) == [("/work/0/endDate", "order")]

    @pytest.mark.parametrize(("start", "end"), [("2005-03", "2005"), ("2005", "2005-03"), ("2005-03-09", "2005-03")])
    def test_an_end_less_exact_than_the_start_is_not_before_it(self, start, end):
        assert rules({"work": [{"name": "Mill", "startDate": start, "endDate": end}]}) == []

    def test_an_impossible_date_names_path_rule_value_and_hint(self):
        result = imported({"work": [{"name": "Mill", "startDate": "2023-19-39"}]})
        (defect,) = result.defects
        assert (defect.path, defect.rule, defect.value) == ("/work/0/startDate", "date", "2023-19-39")
        assert "no month 19" in defect.hint
        assert str(defect) == f"/work/0/startDate  date  2023-19-39  {defect.hint}"
        assert result.profile.items[0].period.start == PartialDate(2023)


class TestWrongTypes:
    def test_one_text_where_keywords_are_listed(self):
        document = {"skills": [{"name": "Data", "keywords": "SQL, R; Stata"}]}
        assert only_item(document).keywords == ("SQL", "R", "Stata")
        assert rules(document) == [("/skills/0/keywords", "type")]

    def test_one_text_where_highlights_are_listed(self):
        assert only_item({"work": [{"name": "Mill", "highlights": "- Rye, and oats\n- Wheat"}]}).highlights == (
            "Rye, and oats",
            "Wheat",
        )

    def test_keywords_that_are_objects_with_names(self):
        assert only_item({"skills": [{"name": "Data", "keywords": [{"name": "SQL", "level": 3}]}]}).keywords == ("SQL",)

    def test_numbers_where_texts_stand(self):
        document = {"skills": [{"name": "Data", "level": 4}], "awards": [{"title": "X", "date": 2019}]}
        skill, award = profile_of(document).items
        assert skill.level == "4"
        assert award.period.label == "2019"

    def test_entries_that_are_mere_texts(self):
        document = {"skills": ["SQL", "R"], "languages": "Welsh"}
        assert [(item.ref, item.name) for item in profile_of(document).items] == [
            ("/skills/0", "SQL"), ("/skills/1", "R"), ("/languages", "Welsh"),
        ]  # fmt: skip

    def test_one_object_where_a_list_stands(self):
        item = only_item({"work": {"name": "Mill"}})
        assert (item.ref, item.name) == ("/work", "Mill")

    def test_a_location_that_is_a_text_or_an_object(self):
        assert profile_of({"basics": {"location": "Ely"}}).person.place.city == "Ely"
        assert (
            only_item({"work": [{"name": "Mill", "location": {"city": "Ely", "countryCode": "GB"}}]}).place == "Ely, GB"
        )

    def test_entries_that_are_nothing_readable_are_left_out_and_told(self):
        document = {"work": [3, None, {"summary": "Nameless"}, {"name": "Mill"}]}
        assert only_item(document).ref == "/work/3"
        assert rules(document) == [("/work/0", "type"), ("/work/1", "type"), ("/work/2", "nameless")]

    @pytest.mark.parametrize(
        ("document", "path"),
        [
            ([], ""),
            ("hello", ""),
            (None, ""),
            ({"work": "I worked"}, "/work"),
            ({"skills": 7}, "/skills"),
            ({"basics": []}, "/basics"),
        ],
    )
    def test_what_cannot_be_read_at_all_imports_nothing(self, document, path):
        result = read_resume(document, "x")
        assert result.profile is None
        assert [(defect.path, defect.fatal) for defect in result.defects if defect.fatal] == [(path, True)]

    def test_more_entries_than_anyone_has_import_nothing(self):
        assert read_resume({"work": [{}] * 20_001}, "x").profile is None


class TestText:
    def test_marks_are_left_out_of_what_is_said_but_not_of_the_document(self):
        document = {
            "work": [
                {
                    "name": "R&amp;D <b>Mill</b>",
                    "highlights": ["**Cut** waste by [half](https://x.example)<br>in `2020`"],
                }
            ]
        }
        item = only_item(document)
        assert item.name == "R&D Mill"
        assert item.highlights == ("Cut waste by half in 2020",)
        assert "<b>" in document["work"][0]["name"]

    def test_deceiving_characters_are_left_out_and_told(self):
        document = {"basics": {"name": "Ines\u202e\u0000 Marlow\u200b"}}
        assert profile_of(document).person.name == "Ines Marlow"
        assert rules(document) == [("/basics/name", "characters")]

    def test_text_is_brought_to_one_unicode_form(self):
        assert profile_of({"basics": {"name": "Ine\u0301s"}}).person.name == "In\u00e9s"

    def test_very_long_text_is_cut_where_visitors_see_it(self):
        document = {"basics": {"name": "N" * 9_000, "summary": "s" * 90_000}}
        person = profile_of(document).person
        assert (len(person.name), len(person.summary)) == (500, 20_000)
        assert rules(document) == [("/basics/name", "length"), ("/basics/summary", "length")]

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "JaVaScRiPt:x",
            "file:///etc/passwd",
            "http://",
            "http://[",
            "not a site",
            "https://a b.example",
            "https://user@a.example",
            'https://a.example/"onclick',
        ],
    )
    def test_addresses_that_are_unsafe_or_none_are_not_linked(self, url):
        document = {"projects": [{"name": "Sluice", "url": url}]}
        assert only_item(document).links == ()
        assert rules(document) == [("/projects/0/url", "url")]

    def test_an_address_without_a_scheme_is_completed(self):
        assert (
            only_item({"projects": [{"name": "Sluice", "url": "sluice.example/x"}]}).links[0].url
            == "https://sluice.example/x"
        )

    @pytest.mark.parametrize(
        ("stated", "read"), [("de", "de"), ("pt_BR", "pt-BR"), ("EN-gb", "en-gb"), ("German", "en"), (7, "en")]
    )
    def test_the_language_of_the_resume(self, stated, read):
        assert profile_of({"meta": {"language": stated}}).language == read
