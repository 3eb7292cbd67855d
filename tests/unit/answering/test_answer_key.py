from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.answering.people import TODAY

from vitavoce.answering.answer_key import AnswerKey, answer_key, digest
from vitavoce.domain.period import Span
from vitavoce.domain.profile import Item, Person, Profile
from vitavoce.domain.question import Fact, FollowUp, Kind, Match, Question, Understood

ITEM = Item(id="itm_1", ref="/work/0", section="work", name="Quay Works", role="Welder")
PROFILE = Profile(slug="ivo-marsh", version="v1", person=Person(name="Ivo Marsh"), items=(ITEM,))
UNDERSTOOD = Understood(kind=Kind.ANSWER, matches=(Match(ITEM),))


def key(
    text: str = "What did Ivo weld?", understood: Understood = UNDERSTOOD, profile: Profile = PROFILE, **more: str
) -> AnswerKey:
    question = Question(text=text, today=TODAY)
    return answer_key(question, understood, profile, prompt="answer@1", persona="plain", **more)


def test_punctuation_and_case_make_no_other_question():
    assert key("What did Ivo weld?").text == key("what did IVO weld").text


def test_plus_and_hash_make_another_question():
    assert key("Does he use C?").text != key("Does he use C++?").text


@pytest.mark.parametrize(
    "other",
    [
        key(profile=replace(PROFILE, version="v2")),
        key(profile=replace(PROFILE, slug="ada-quill")),
        key(understood=replace(UNDERSTOOD, matches=())),
        key(understood=replace(UNDERSTOOD, span=Span(first=24_000))),
        key(understood=replace(UNDERSTOOD, facts=(Fact("email", "ivo@quay.example"),))),
        key(understood=replace(UNDERSTOOD, follow_up=FollowUp.MORE)),
        key(understood=replace(UNDERSTOOD, language="de")),
        key(lead="Ivo is a welder."),
        key(context="Earlier: what is a weld?"),
        replace(key(), spoken=True),
        replace(key(), prompt="answer@2"),
        replace(key(), persona="witty"),
    ],
)
def test_whatever_shapes_an_answer_makes_another_key(other: AnswerKey):
    assert other.text != key().text


def test_durations_are_kept_for_a_day_only():
    tomorrow = replace(Question(text="How long?", today=TODAY), today=TODAY.replace(day=23))
    today = answer_key(Question(text="How long?", today=TODAY), UNDERSTOOD, PROFILE, prompt="p", persona="plain")
    assert answer_key(tomorrow, UNDERSTOOD, PROFILE, prompt="p", persona="plain") != today


def test_the_key_begins_with_the_slug():
    assert key().text.startswith("ivo-marsh:")


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_a_digest_tells_lists_of_parts_apart(one: list[str], other: list[str]):
    assert (digest(*one) == digest(*other)) == (one == other)
