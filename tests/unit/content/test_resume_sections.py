"""Which field of which section becomes what of an item, under old names and new."""

import pytest
from tests.unit.content.reading import only_item, profile_of, rules

from vitavoce.domain.period import Period
from vitavoce.domain.profile import Link, Place


class TestEverySection:
    def test_a_job(self):
        job = {"name": "Brackwater Mill", "position": "Miller", "location": "Ely", "url": "https://mill.example"}
        item = only_item(
            {"work": [job | {"startDate": "2019-05", "summary": "Grinds.", "highlights": ["Rye", "Oats"]}]}
        )
        assert (item.ref, item.section, item.type) == ("/work/0", "work", "experience")
        assert (item.name, item.role, item.title, item.subtitle) == (
            "Brackwater Mill",
            "Miller",
            "Miller",
            "Brackwater Mill",
        )
        assert (item.place, item.summary, item.highlights) == ("Ely", "Grinds.", ("Rye", "Oats"))
        assert item.links == (Link("Website", "https://mill.example"),)

    def test_a_job_without_a_position_is_called_by_its_employer(self):
        item = only_item({"work": [{"name": "Brackwater Mill"}]})
        assert (item.title, item.subtitle) == ("Brackwater Mill", "")

    def test_a_voluntary_post(self):
        item = only_item({"volunteer": [{"organization": "Lifeboat", "position": "Crew"}]})
        assert (item.name, item.role, item.title, item.subtitle) == ("Lifeboat", "Crew", "Crew", "Lifeboat")

    def test_the_addresses_of_a_project_are_linked_once_each_under_words_people_know(self):
        project = {"name": "Sluice", "url": "https://www.github.com/a/b", "repository": "https://sluice.example"}
        links = only_item({"projects": [project | {"github": "https://sluice.example"}]}).links
        assert links == (Link("GitHub", "https://www.github.com/a/b"), Link("Website", "https://sluice.example"))

    def test_a_degree(self):
        study = {
            "institution": "Fen College",
            "studyType": "BA",
            "area": "History",
            "score": "First",
            "courses": ["Maps"],
        }
        item = only_item({"education": [study]})
        assert (item.name, item.role, item.title, item.subtitle) == (
            "Fen College",
            "BA in History",
            "BA in History",
            "Fen College",
        )
        assert (item.score, item.highlights) == ("First", ("Maps",))

    @pytest.mark.parametrize(
        ("kind", "area", "title"),
        [
            ("BA History", "history", "BA History"),
            ("BA", "BA History", "BA History"),
            ("University degree", "IT", "University degree in IT"),
            ("MA", "Mathematics", "MA in Mathematics"),
            ("MA", "", "MA"),
            ("", "History", "History"),
        ],
    )
    def test_what_a_degree_is_called(self, kind, area, title):
        study = {"institution": "Fen College", "studyType": kind, "area": area}
        assert only_item({"education": [study]}).title == title

    def test_a_publication(self):
        paper = {"name": "On Reeds", "publisher": "Wetlands", "releaseDate": "2020", "url": "https://doi.org/10.1/x"}
        item = only_item({"publications": [paper]})
        assert (item.name, item.issuer, item.subtitle, item.period.label) == (
            "On Reeds",
            "Wetlands",
            "Wetlands",
            "2020",
        )
        assert item.links == (Link("DOI", "https://doi.org/10.1/x"),)

    def test_a_project(self):
        project = {
            "name": "Sluice",
            "roles": ["Lead", "Tester"],
            "entity": "County",
            "keywords": ["Ada"],
            "description": "Gates.",
        }
        item = only_item({"projects": [project]})
        assert (item.role, item.issuer, item.keywords, item.description) == (
            "Lead, Tester",
            "County",
            ("Ada",),
            "Gates.",
        )
        assert item.subtitle == "Lead, Tester, County"

    @pytest.mark.parametrize(
        ("section", "entry", "told"),
        [
            ("skills", {"name": "Milling", "level": "Master", "keywords": ["Rye"]}, ("Milling", "Master", ("Rye",))),
            ("languages", {"language": "Welsh", "fluency": "B2"}, ("Welsh", "B2", ())),
            ("interests", {"name": "Bees", "keywords": ["Honey"]}, ("Bees", "", ("Honey",))),
        ],
    )
    def test_skills_languages_and_interests(self, section, entry, told):
        item = only_item({section: [entry]})
        assert (item.name, item.level, item.keywords) == told
        assert item.period == Period()

    def test_a_certificate_an_award_and_a_reference(self):
        certificate, award, reference = profile_of(
            {
                "certificates": [{"name": "Diver", "issuer": "Navy", "date": "2018-04-01"}],
                "awards": [{"title": "Golden Sieve", "awarder": "Guild", "date": "2017", "summary": "For flour."}],
                "references": [{"name": "Old Tom", "reference": "Never late."}],
            }
        ).items
        assert (certificate.type, certificate.name, certificate.issuer) == ("certificate", "Diver", "Navy")
        assert (award.name, award.issuer, award.summary, award.period.label) == (
            "Golden Sieve",
            "Guild",
            "For flour.",
            "2017",
        )
        assert (reference.name, reference.summary) == ("Old Tom", "Never late.")

    def test_a_section_the_schema_does_not_know_keeps_its_name(self):
        item = only_item(
            {"patents": [{"title": "Quiet wheel", "date": "2016", "summary": "Turns."}], "x-theme": [{"name": "no"}]}
        )
        assert (item.ref, item.type, item.title, item.period.label) == ("/patents/0", "patents", "Quiet wheel", "2016")

    def test_the_person(self):
        person = profile_of(
            {
                "basics": {
                    "name": "Ines Marlow",
                    "label": "Miller",
                    "email": "mailto:ines@marlow.example",
                    "url": "https://marlow.example",
                    "location": {"city": "Ely", "countryCode": "gb"},
                    "profiles": [{"network": "GitHub", "username": "imarlow"}],
                    "pronouns": "she/her",
                    "drivingLicence": True,
                    "hats": ["straw", "felt"],
                }
            }
        ).person
        assert (person.name, person.email, person.url) == (
            "Ines Marlow",
            "ines@marlow.example",
            "https://marlow.example",
        )
        assert person.place == Place(city="Ely", country_code="GB")
        assert person.accounts[0].url == "https://github.com/imarlow"
        assert person.extra == {"pronouns": "she/her", "drivingLicence": "yes", "hats": "straw, felt"}


class TestOldNames:
    @pytest.mark.parametrize(
        ("section", "entry", "path", "field", "value"),
        [
            ("work", {"company": "Mill"}, "/work/0/company", "name", "Mill"),
            ("education", {"institution": "A", "gpa": "3.9"}, "/education/0/gpa", "score", "3.9"),
            ("languages", {"name": "Welsh"}, "/languages/0/name", "name", "Welsh"),
            ("languages", {"language": "Welsh", "level": "B2"}, "/languages/0/level", "level", "B2"),
            ("volunteer", {"company": "Lifeboat"}, "/volunteer/0/company", "name", "Lifeboat"),
        ],
    )
    def test_of_entries(self, section, entry, path, field, value):
        document = {section: [entry]}
        assert getattr(only_item(document), field) == value
        assert (path, "renamed") in rules(document)

    def test_of_addresses_and_award_dates(self):
        document = {
            "work": [{"name": "Mill", "website": "https://mill.example"}],
            "awards": [{"title": "X", "awardDate": "2011"}],
        }
        job, award = profile_of(document).items
        assert job.links[0].url == "https://mill.example"
        assert award.period.label == "2011"
        assert rules(document) == [("/work/0/website", "renamed"), ("/awards/0/awardDate", "renamed")]

    def test_of_the_person(self):
        document = {"basics": {"bio": "Grinds.", "website": "https://a.example", "picture": "https://a.example/p.png"}}
        person = profile_of(document).person
        assert (person.summary, person.url) == ("Grinds.", "https://a.example")
        assert {path for path, _ in rules(document)} == {"/basics/bio", "/basics/website", "/basics/picture"}

    def test_of_a_section(self):
        item = only_item({"hobbies": [{"name": "Bees"}]})
        assert (item.section, item.ref) == ("interests", "/hobbies/0")

    def test_the_schemas_name_wins_over_an_old_one(self):
        document = {"work": [{"name": "Mill", "company": "Old Mill"}]}
        assert only_item(document).name == "Mill"
        assert rules(document) == []


class TestPromotions:
    def test_repeated_entries_are_items_of_their_own(self):
        ids = [
            item.id
            for item in profile_of({"work": [{"name": "Mill", "startDate": start} for start in ("2010", "2014")]}).items
        ]
        assert len(set(ids)) == 2

    def test_positions_inside_one_entry_are_items_that_point_at_themselves(self):
        employer = {"name": "Mill", "location": "Ely", "highlights": ["Ground rye"]}
        positions = [
            {"title": "Head miller", "startDate": "2014"},
            {"title": "Apprentice", "startDate": "2010", "endDate": "2013"},
        ]
        head, apprentice = profile_of({"work": [employer | {"positions": positions}]}).items
        assert (head.ref, head.role, head.name, head.place) == ("/work/0/positions/0", "Head miller", "Mill", "Ely")
        assert (apprentice.ref, apprentice.role, apprentice.name) == ("/work/0/positions/1", "Apprentice", "Mill")
        assert (head.period.label, apprentice.period.label) == ("2014 – now", "2010 – 2013")
        assert (head.highlights, apprentice.highlights) == (("Ground rye",), ())

    def test_roles_that_are_mere_words_are_no_positions(self):
        item = only_item({"work": [{"name": "Mill", "position": "Miller", "roles": ["miller", "baker"]}]})
        assert item.ref == "/work/0"


@pytest.mark.parametrize("email", ["none", "at home", "<b>a@b</b>@c", "@", "a@"])
def test_what_is_no_mail_address_is_left_out_and_told(email):
    document = {"basics": {"email": email}}
    assert profile_of(document).person.email == ""
    assert rules(document) == [("/basics/email", "email")]
