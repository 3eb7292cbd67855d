"""The résumé's lines, told as sentences or quoted, never bent."""

import pytest

from vitavoce.answering.evidence import Manner, told
from vitavoce.answering.naming import Naming
from vitavoce.answering.retelling import retold

INES = Naming("Ines", "Ines's", "Ines", "Ines's", "Ines Carvalho")
SHE = Naming("Ines", "Ines's", "she", "her", "Ines Carvalho")


@pytest.mark.parametrize(
    ("line", "manner"),
    [
        ("Led a crew of six.", Manner.DID),
        ("Restored four clinker dinghies", Manner.DID),
        ("Automated the tide logs", Manner.DID),
        ("Automated tide logging for nine harbours with a Raspberry Pi", Manner.DID),
        ("Tasked with the rigging", Manner.DID),
        ("Leads the paint shop", Manner.DOES),
        ("Answers every letter", Manner.DOES),
        ("Answers to common questions", Manner.FRAGMENT),
        ("Automated testing", Manner.FRAGMENT),
        ("Embedded systems for winches", Manner.FRAGMENT),
        ("Spinnaker repairs", Manner.FRAGMENT),
        ("TriBeCa-based startup", Manner.FRAGMENT),
        ("Co-founded a rowing club", Manner.DID),
        ("I sew sails.", Manner.OWN_WORDS),
        ("Presented our findings", Manner.OWN_WORDS),
        ("Wren is a canoe for two.", Manner.WHOLE),
        ("A canoe that is red.", Manner.QUOTE),
        ("Early shifts beside the studies.", Manner.QUOTE),
        ("—", Manner.NOTHING),
        ("", Manner.NOTHING),
    ],
)
def test_how_a_line_can_be_said(line: str, manner: Manner) -> None:
    assert told(line, INES).manner is manner


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Built with red cedar.", "Wren was built with red cedar."),
        ("Developed and maintained by volunteers", "Wren was developed and maintained by volunteers."),
        (
            "Printed in two tongues and given out by harbours",
            "Wren was printed in two tongues and given out by harbours.",
        ),
        ("Downloaded 400 times", "Wren was downloaded 400 times."),
        ("Predicts when the tide turns.", "Wren predicts when the tide turns."),
        ("An app that draws tide curves", "Wren is an app that draws tide curves."),
        ("Open-source tool for tide tables", "Wren is an open-source tool for tide tables."),
        ("R package for tides", "Wren is an R package for tides."),
        ("Python library for tides", "The résumé lists “Python library for tides”."),
        ("Built the hull from cedar", "Ines built the hull from cedar."),
    ],
)
def test_a_project_is_described_in_its_own_name(line: str, said: str) -> None:
    assert retold([line], INES, thing="Wren") == [said]


def test_two_short_deeds_make_one_sentence() -> None:
    assert retold(["Cut sails.", "Sewed covers."], INES, opening="there") == ["There, Ines cut sails and sewed covers."]


def test_long_deeds_stand_apart_and_a_stated_pronoun_is_used() -> None:
    lines = ["Cut sails, covers and tents.", "Taught apprentices, students and guests."]
    assert retold(lines, SHE) == [
        "Ines cut sails, covers and tents.",
        "She also taught apprentices, students and guests.",
    ]


def test_own_words_in_a_row_are_one_quotation() -> None:
    assert retold(["I sew.", "My boats float."], INES) == ["Ines writes: “I sew. My boats float.”"]


def test_a_line_that_repeats_what_was_said_is_left_out() -> None:
    said = ["Ines volunteered with Cove Lifeboat as a Crew member."]
    assert retold(["Volunteered for Cove Lifeboat crew", "Answered forty calls"], INES, said=said) == [
        "Ines answered forty calls."
    ]


def test_of_a_long_line_the_part_asked_about_is_said() -> None:
    line = (
        "Rebuilt the slipway with new rails, a winch and a brake that holds in any weather and on any tide; "
        "taught forty apprentices to steam oak."
    )
    assert retold([line], INES, wanted=["steam"]) == ["Ines taught forty apprentices to steam oak."]


def test_stray_quotation_marks_and_brackets_are_dropped() -> None:
    assert retold(['Wrote the "Harbour Letter (monthly'], INES) == ["Ines wrote the Harbour Letter monthly."]


@pytest.mark.parametrize(
    ("line", "said"),
    [("A small boat of her own.", "is a small boat of her own."), ("The last of its kind", "is the last of its kind")],
)
def test_an_article_is_small_within_a_sentence(line: str, said: str) -> None:
    assert told(line, INES, thing="Wren").text == said
