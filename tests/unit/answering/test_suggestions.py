"""Questions worth asking are made of what the résumé holds, and are never the one just asked."""

from dataclasses import replace

from tests.unit.answering.people import CANOE, EMPTY, FRENCH, INES, LOFT, YARD, answered, understood

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.domain.question import Ask, Kind


def test_candidates_are_of_many_kinds_most_inviting_first() -> None:
    candidates = ConversationWriter().suggestion_candidates(INES)
    assert candidates[:3] == (
        "What does Ines do now?",
        "What did Ines do at Harbour Sail Loft?",
        "Which was Ines's longest job?",
    )
    assert len(candidates) >= 8
    assert len(set(candidates)) == len(candidates)


def test_nothing_is_suggested_that_the_resume_lacks() -> None:
    only_languages = replace(INES, items=(FRENCH,), person=replace(INES.person, email="", url="", accounts=()))
    assert ConversationWriter().suggestion_candidates(only_languages) == (
        "Which languages does Ines speak?",
        "Who is Ines?",
    )
    assert ConversationWriter().suggestion_candidates(EMPTY) == ()


def test_what_was_told_of_leads_to_the_next_question() -> None:
    assert answered(understood(Ask.ITEMS, LOFT)).suggestions[0] == "How long was Ines at Harbour Sail Loft?"
    assert answered(understood(Ask.DURATION, YARD)).suggestions[0] == "What did Ines do at Salt & Pine Boatyard?"
    assert answered(understood(Ask.ITEMS, CANOE)).suggestions[0] == "Which technologies were used in Wren?"


def test_a_missing_technology_leads_to_its_relative() -> None:
    missing = understood(
        Ask.NONE, kind=Kind.UNANSWERABLE, absent=("SolidWorks",), technologies=("SolidWorks",), similar_to=("Rhino",)
    )
    assert answered(missing).suggestions[0] == "Where has Ines used Rhino?"


def test_the_question_just_asked_is_not_suggested() -> None:
    declined = understood(Ask.NONE, kind=Kind.OFF_TOPIC)
    assert "What does Ines do now?" in answered(declined).suggestions
    assert "What does Ines do now?" not in answered(declined, text="what does Ines do now").suggestions


def test_suggestions_go_round_with_the_conversation() -> None:
    declined = understood(Ask.NONE, kind=Kind.OFF_TOPIC)
    assert not set(answered(declined, turns=0).suggestions) & set(answered(declined, turns=1).suggestions)
