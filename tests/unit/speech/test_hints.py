from dataclasses import replace
from pathlib import Path

import pytest

import vitavoce
from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.period import PartialDate, Period
from vitavoce.domain.profile import Item, Person, Profile
from vitavoce.speech.expected_questions import ExpectedQuestions
from vitavoce.speech.hints import MOST_NAMES, MOST_QUESTIONS, make_hints

EXPECTED = ExpectedQuestions(
    skills=("What did {who} build with {thing}?",),
    languages=("How well does {who} speak {thing}?",),
    years=("What did {who} do in {thing}?",),
    places=("When was {who} at {thing}?",),
    works=("Tell me about {thing}",),
    general=("Does {who} speak of {whose} work?", "Who can recommend {whom}?"),
    always=("Show me more",),
    phantoms=("You",),
    pronounced={},
)


def item(section: str, name: str, *keywords: str) -> Item:
    return Item(id=name, ref=f"/{section}/0", section=section, name=name, keywords=keywords, title=name)


def profile(*items: Item, pronouns: str = "she/her", name: str = "Wanda Quist") -> Profile:
    person = Person(name=name, extra={"pronouns": pronouns} if pronouns else {})
    return Profile(slug="wanda", version="v7", person=person, items=items)


def test_names_and_questions_come_from_the_resume() -> None:
    hints = make_hints(
        profile(
            item("work", "Delta Bureau", "Go"), item("projects", "Peilstok"), item("skills", "Tools", "Go", "Rust")
        ),
        ("What is Wanda good at?",),
        EXPECTED,
    )
    assert hints.key == "v7"
    assert hints.names == ("Wanda", "Wanda Quist", "Peilstok", "Delta Bureau", "Go", "Rust")
    assert hints.questions == (
        "What is Wanda good at?",
        "Show me more",
        "Does Wanda speak of Wanda's work?",
        "Does she speak of her work?",
        "Who can recommend Wanda?",
        "Who can recommend her?",
        "Tell me about Peilstok",
        "When was Wanda at Delta Bureau?",
        "When was she at Delta Bureau?",
        "What did Wanda build with Go?",
        "What did Wanda build with Rust?",
        "What did she build with Go?",
        "What did she build with Rust?",
    )
    assert hints.language is None


def test_where_no_pronoun_is_stated_all_are_expected_with_verbs_that_fit() -> None:
    questions = make_hints(profile(pronouns=""), (), EXPECTED).questions
    assert "Does he speak of his work?" in questions
    assert "Do they speak of their work?" in questions
    assert "Who can recommend them?" in questions


def test_languages_are_asked_of_as_languages_too() -> None:
    questions = make_hints(profile(item("languages", "Frisian"), item("skills", "Tools", "Go")), (), EXPECTED).questions
    assert "How well does she speak Frisian?" in questions
    assert "What did she build with Frisian?" in questions
    assert "How well does she speak Go?" not in questions


def test_years_run_from_the_first_in_the_resume_to_the_last() -> None:
    periods = (Period(PartialDate(2019, 9), PartialDate(2020)), Period(PartialDate(2022), None), Period())
    jobs = [replace(item("work", f"Job {number}"), period=period) for number, period in enumerate(periods)]
    questions = make_hints(profile(*jobs), (), EXPECTED).questions
    asked = [question for question in questions if question.startswith("What did she do in")]
    assert asked == [f"What did she do in {year}?" for year in (2019, 2020, 2021, 2022)]


def test_a_long_title_is_said_short() -> None:
    hints = make_hints(
        profile(item("publications", "Paging Less: What 1,000 Alerts Taught Us"), item("work", "A B C D E F G H")),
        (),
        EXPECTED,
    )
    assert "Paging Less" in hints.names
    assert "A B C D E F G H" not in hints.names


def test_a_profile_without_anything_still_has_what_everybody_asks() -> None:
    hints = make_hints(profile(name="", pronouns=""), (), EXPECTED)
    assert hints.names == ()
    assert "Show me more" in hints.questions


def test_a_long_resume_does_not_make_a_grammar_without_end() -> None:
    skills = item("skills", "All", *(f"Skill{number}" for number in range(9_000)))
    hints = make_hints(profile(skills), (), EXPECTED)
    assert len(hints.names) == MOST_NAMES
    assert len(hints.questions) == MOST_QUESTIONS


def test_the_packaged_file_is_whole() -> None:
    path = Path(vitavoce.__file__).parent / "config" / "hearing.yaml"
    expected = ExpectedQuestions.read(path.read_text(encoding="utf-8"), "hearing.yaml")
    assert all(
        "{thing}" in template
        for template in [*expected.skills, *expected.languages, *expected.years, *expected.places, *expected.works]
    )
    assert "Thank you for watching" in expected.phantoms


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("skills: [", "line 1"),
        ("skills: {a: b}", "skills should be a list"),
        ("", "skills should be a list"),
        ("skills: [1]", "skills should be a list"),
        ("pronounced: 1", "pronounced should hold names"),
    ],
)
def test_a_broken_file_stops_the_start_with_its_name_and_the_reason(text: str, reason: str) -> None:
    with pytest.raises(SettingsInvalid, match=f"hearing.yaml.*{reason}"):
        ExpectedQuestions.read(text, "hearing.yaml")
