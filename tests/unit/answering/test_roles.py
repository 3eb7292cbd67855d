"""Positions and degrees inside a sentence."""

import pytest

from vitavoce.answering.roles import a_degree, as_role, degree, is_degree, names_somebody


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Software Engineer II", " as a Software Engineer II"),
        ("Engineer (Testing)", " as an Engineer (Testing)"),
        ("Staff Nurse, Emergency Department", " as a Staff Nurse (Emergency Department)"),
        ("Head of Design", " as Head of Design"),
        ("CTO", " as CTO"),
        ("Co-Founder", " as Co-Founder"),
        ("Mathematician / Atmospheric Scientist", " as Mathematician / Atmospheric Scientist"),
        ("Founder and Designer", " as Founder and Designer"),
        ("Research and Development", " (Research and Development)"),
        ("Deckhand", " as a Deckhand"),
        ("Barista", " as a Barista"),
        ("", ""),
    ],
)
def test_a_post_is_said_with_its_article_where_it_names_a_person(role: str, said: str) -> None:
    assert as_role(role) == said


@pytest.mark.parametrize(
    "role", ["Sailmaker", "Intern", "Data Analyst", "Lecturer in Physics", "Midwife", "Project Lead"]
)
def test_words_for_people(role: str) -> None:
    assert names_somebody(role)


@pytest.mark.parametrize("role", ["Research", "Marketing", "Scientific Computing & ML", ""])
def test_words_for_activities(role: str) -> None:
    assert not names_somebody(role)


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("PhD, Marine Biology", "a PhD in Marine Biology"),
        ("MSc in Physics", "an MSc in Physics"),
        ("Bachelor, Computer Engineering", "a bachelor's in Computer Engineering"),
        ("Masters in History", "a master's in History"),
        ("Bachelor of Arts, History", "a Bachelor of Arts in History"),
        ("Diploma, Joinery", "a diploma in Joinery"),
        ("Exchange year in Law", "an Exchange year in Law"),
    ],
)
def test_degrees(stated: str, said: str) -> None:
    assert is_degree(stated)
    assert a_degree(stated) == said


def test_a_field_alone_is_no_degree() -> None:
    assert not is_degree("Mathematics, Statistics")
    assert degree("Mathematics, Statistics") == "Mathematics, Statistics"
