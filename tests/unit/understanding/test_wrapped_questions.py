"""The question inside what people say around it, and the person by whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.domain.question import Ask, Kind
from vitavoce.understanding.wording.calling import by_pronoun
from vitavoce.understanding.wording.wrapping import unwrapped

QUESTIONS = ["how long was she at kestrel robotics", "any python?", "what about the goats", "list her projects"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("um how uh long was she there", "how long was she there"),
        ("so, where did he study", "where did he study"),
        ("ok and where did he study", "and where did he study"),
        ("i was wondering if she knows python", "she knows python"),
        ("can you tell me where he works", "where he works"),
        ("do you know whether she has a degree", "she has a degree"),
        ("quick question: any python?", "any python?"),
        ("hey, any python? thanks", "any python?"),
        ("what was her name again?", "what was her name?"),
        ("so she left then?", "so she left?"),
        ("tell me about her", "tell me about her"),
        ("what was he doing then?", "what was he doing then?"),
        ("do you know python", "do you know python"),
        ("er diagrams?", "er diagrams?"),
        ("does she know silly knee um", "does she know silly knee um"),
        ("thanks", "thanks"),
        ("ok", "ok"),
    ],
)
def test_the_question_inside(said, meant):
    assert unwrapped(said) == meant


@pytest.mark.parametrize("before", ["", "um, ", "so, ", "hey, ", "quick question: ", "i was wondering, "])
@pytest.mark.parametrize("after", ["", " please", " again", " exactly", ", thanks"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_wrappings_change_no_answer(ask, before, after, question):
    plainly, wrapped = ask(question), ask(f"{before}{question.rstrip('?')}{after}")
    assert [match.item.ref for match in wrapped.matches] == [match.item.ref for match in plainly.matches]
    assert (wrapped.kind, wrapped.ask) == (plainly.kind, plainly.ask)


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("Where does Ilse work?", "Where does she work?"),
        ("Ilse Marchetti's first job", "her first job"),
        ("what do people say about Ilse", "what do people say about her"),
        ("is Ilse married", "is she married"),
        ("what did the candidate study", "what did she study"),
        ("is this Ilse?", "is this her?"),
        ("Marchetti Cheese", "Marchetti Cheese"),
        ("the person she reported to", "the person she reported to"),
    ],
)
def test_the_person_by_a_pronoun(called, said):
    assert by_pronoun(called, {"ilse", "marchetti"}, {"marchetti"} if "Cheese" in called else ()) == said


@given(st.text(max_size=60))
def test_no_text_is_lost_that_calls_nobody(text):
    calling = ("ilse", "this", "candidate", "applicant")
    assert by_pronoun(text, {"ilse"}, ()) == text or any(word in text.casefold() for word in calling)


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("thanks Ilse", Ask.THANKS),
        ("hi Ilse, nice to meet you", Ask.GREETING),
        ("thanks, she sounds great", Ask.THANKS),
        ("thank you for telling me about her", Ask.THANKS),
        ("are you Ilse?", Ask.ABOUT_BOT),
        ("did she write these answers", Ask.ABOUT_BOT),
        ("how do you know about her", Ask.ABOUT_BOT),
        ("say that again please", Ask.ABOUT_BOT),
        ("bye, she seems lovely", Ask.FAREWELL),
    ],
)
def test_small_talk_may_name_the_person(ask, said, act):
    understood = ask(said)
    assert (understood.kind, understood.ask) == (Kind.SMALLTALK, act)


@pytest.mark.parametrize(
    "said",
    ["is she great with people?", "thanks, and where did she work?", "did she write these papers", "do you use Go"],
)
def test_a_question_beside_it_is_no_small_talk(ask, said):
    assert ask(said).kind in {Kind.ANSWER, Kind.UNANSWERABLE}


@pytest.mark.parametrize("said", ["where did it all begin", "which industry mostly", "nationality?"])
def test_short_questions_of_nobody_are_of_the_person(ask, said):
    assert ask(said).kind in {Kind.ANSWER, Kind.UNANSWERABLE}
