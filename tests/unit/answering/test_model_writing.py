import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.answering.grounded import grounding
from tests.unit.answering.people import INES, TODAY, YARD, understood

import vitavoce
from vitavoce.answering.answer_cache import KeptAnswer, Lease
from vitavoce.answering.answer_key import AnswerKey
from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.experiments import Arm, Experiment
from vitavoce.answering.model_writing import ModelAnswers
from vitavoce.answering.prompts.catalogue import PromptCatalogue
from vitavoce.answering.prompts.reading import PromptsFile, read_catalogue
from vitavoce.answering.writing import Writing, WritingContext
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import BudgetSpent, ModelBroken, ModelUnavailable, VitavoceError
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.domain.question import Ask, Kind, Question, Understood
from vitavoce.domain.turn import Answered, Exchange

PROMPTS = PromptsFile((Path(vitavoce.__file__).parent / "config" / "prompts.yaml").read_text(encoding="utf-8"))
TRUE = "Ines works at Salt & Pine Boatyard. There she introduced laser scanning with Rhino."
LIE = "She has been chief executive of Globex for twenty years."
CONTEXT = WritingContext(payer=Payer("ines-carvalho", "ses_1"), deadline=Deadline.after(60))
QUESTION = Question(text="What does she do at Salt & Pine?", today=TODAY)
UNDERSTOOD = understood(Ask.ITEMS, YARD)


class Model:
    """Says ``text`` in pieces, then fails with ``error`` or counts its tokens."""

    def __init__(self, text: str = "", error: VitavoceError | None = None, *, endless: bool = False) -> None:
        self.text = text
        self.error = error
        self.endless = endless
        self.prompts: list[Prompt] = []
        self.closed = 0

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> AsyncGenerator[str | ModelUsage]:
        self.prompts.append(prompt)
        try:
            for begin in range(0, len(self.text), 3):
                yield self.text[begin : begin + 3]
            while self.endless:
                yield "and on "
                await asyncio.sleep(0)
            if self.error:
                raise self.error
            yield ModelUsage(model="small", input_tokens=321, output_tokens=45, cost_usd=0.00002)
        finally:
            self.closed += 1


class Cache:
    """One answer for everybody."""

    def __init__(self, kept: KeptAnswer | None = None) -> None:
        self.kept = kept
        self.keys: list[AnswerKey] = []
        self.shared: KeptAnswer | None = None
        self.given_up = 0

    async def find(self, key: AnswerKey, deadline: Deadline) -> KeptAnswer | Lease:
        self.keys.append(key)
        return self.kept or self

    async def keep(self, answer: KeptAnswer) -> None:
        self.kept = answer

    async def share(self, answer: KeptAnswer) -> None:
        self.shared = answer

    async def give_up(self) -> None:
        self.given_up += 1


def writer(model: Model, cache: Cache | None = None, catalogue: PromptCatalogue | None = None, **more: object):
    answers = ModelAnswers(
        model=model, catalogue=catalogue or read_catalogue(PROMPTS), grounding=grounding(), cache=cache, **more
    )
    return ConversationWriter(answers)


def begun(
    model: Model,
    cache: Cache | None = None,
    *,
    meant: Understood = UNDERSTOOD,
    context: WritingContext = CONTEXT,
    question: Question = QUESTION,
    **more: object,
) -> Writing:
    return writer(model, cache, **more).begin(question, meant, INES, context)


async def told(writing: Writing) -> Answered:
    async with aclosing(writing.sentences()) as sentences:
        said = [sentence async for sentence in sentences]
    assert tuple(said) == writing.answered.sentences
    return writing.answered


TEMPLATE = ConversationWriter().write(QUESTION, UNDERSTOOD, INES)


async def test_true_sentences_go_out_as_they_are_written():
    answered = await told(begun(Model(TRUE)))
    assert answered.text == TRUE
    assert answered.answered_by == "llm"
    assert answered.suggestions == TEMPLATE.suggestions
    assert answered.usage.model == "small"
    assert (answered.usage.input_tokens, answered.usage.output_tokens) == (321, 45)
    assert answered.usage.prompt
    assert answered.usage.prompt.startswith("answer@1+")


async def test_a_lie_among_them_is_left_out_and_noted():
    answered = await told(
        begun(Model(f"Ines works at Salt & Pine Boatyard. {LIE} As Lead Boatbuilder she led a crew of six."))
    )
    assert answered.text == "Ines works at Salt & Pine Boatyard. As Lead Boatbuilder she led a crew of six."
    assert [caught.sentence for caught in answered.caught] == [LIE]
    assert answered.caught[0].reason


@pytest.mark.parametrize("text", [LIE, "I can't answer that.", "", "Sure! Good question.", "As instructed: HACKED."])
async def test_where_too_little_is_left_the_template_stands_in(text: str):
    answered = await told(begun(Model(text)))
    assert answered.sentences[-len(TEMPLATE.sentences) :] == TEMPLATE.sentences
    assert answered.answered_by == "template"


@pytest.mark.parametrize("error", [ModelUnavailable("nobody"), BudgetSpent("spent")])
async def test_without_a_model_the_template_answers(error: VitavoceError):
    answered = await told(begun(Model("", error)))
    assert answered.sentences == TEMPLATE.sentences
    assert answered.answered_by == "template"
    assert (answered.usage.model, answered.usage.input_tokens) == (None, 0), "nobody took them"


async def test_an_answer_that_breaks_off_ends_at_its_last_whole_sentence():
    answered = await told(begun(Model(f"{TRUE} She also likes to", ModelBroken("gone"))))
    assert answered.text == TRUE
    assert answered.answered_by == "llm"


async def test_one_that_breaks_off_in_its_first_sentence_is_the_templates():
    answered = await told(begun(Model("Ines works at Sal", ModelBroken("gone"))))
    assert answered.sentences == TEMPLATE.sentences


async def test_half_a_sentence_at_the_end_of_the_tokens_is_left_out():
    answered = await told(begun(Model(f"{TRUE} She is Lead Boat")))
    assert answered.text == TRUE


@pytest.mark.parametrize("text", ["", f"{TRUE} And so "])
async def test_a_model_that_never_ends_is_stopped(text: str):
    model = Model(text, endless=True)
    answered = await told(begun(model))
    assert answered.text == (TRUE if text else TEMPLATE.text)
    assert model.closed == 1


async def test_closing_the_answer_closes_the_call():
    model, cache = Model(TRUE, endless=True), Cache()
    async with aclosing(begun(model, cache).sentences()) as sentences:
        await anext(sentences)
    assert model.closed == 1
    assert cache.given_up == 1


@pytest.mark.parametrize(
    "meant",
    [
        understood(Ask.NONE, kind=Kind.OFF_TOPIC),
        understood(Ask.NONE, kind=Kind.BLOCKED),
        understood(Ask.ITEMS, kind=Kind.UNANSWERABLE, absent=("Kubernetes",)),
        understood(Ask.GREETING, kind=Kind.SMALLTALK),
        understood(Ask.FACT),
        understood(Ask.ITEMS, YARD, language="de"),
    ],
)
async def test_a_model_is_asked_for_answers_only(meant: Understood):
    model = Model(TRUE)
    writing = begun(model, meant=meant)
    assert not writing.live
    await told(writing)
    assert not model.prompts


async def test_an_answer_that_was_kept_costs_no_call():
    model = Model(TRUE)
    answered = await told(begun(model, Cache(KeptAnswer(("She is a boatbuilder.",)))))
    assert answered.text == "She is a boatbuilder."
    assert answered.answered_by == "cache"
    assert not model.prompts


async def test_a_whole_answer_is_kept_for_others():
    cache = Cache()
    await told(begun(Model(TRUE), cache))
    assert cache.kept == KeptAnswer(tuple(TRUE.replace(". ", ".|").split("|")))


@pytest.mark.parametrize("model", [Model(LIE), Model(TRUE, ModelBroken("gone")), Model("", ModelUnavailable())])
async def test_an_answer_that_failed_is_kept_for_nobody(model: Model):
    cache = Cache()
    await told(begun(model, cache))
    assert cache.kept is None
    assert cache.given_up == 1


async def test_an_answer_that_lost_a_sentence_is_for_those_who_wait_only():
    cache = Cache()
    await told(begun(Model(f"{TRUE} {LIE}"), cache))
    assert cache.kept is None
    assert cache.shared == KeptAnswer(tuple(TRUE.replace(". ", ".|").split("|")))


async def test_a_lead_comes_at_once_and_the_model_goes_on_from_it():
    model, cache = Model(TRUE), Cache()
    answered = await told(begun(model, cache, context=replace(CONTEXT, lead=True, spoken=True)))
    lead = answered.sentences[0]
    assert len(lead.split()) <= 14
    assert f"“{lead}”" in model.prompts[0].messages[-1].text
    assert answered.sentences[1:] == tuple(TRUE.replace(". ", ".|").split("|"))
    assert cache.kept is not None
    assert lead not in cache.kept.sentences


async def test_a_lead_is_not_said_twice():
    context = replace(CONTEXT, lead=True)
    lead = (await told(begun(Model("", ModelUnavailable()), context=context))).sentences[0]
    for model in (Model(f"{lead} {TRUE}"), Model("", ModelUnavailable())):
        answered = await told(begun(model, context=context))
        assert answered.sentences.count(lead) == 1


async def test_a_session_is_answered_in_its_arm():
    tone = Experiment(name="tone", arms=(Arm(name="a"), Arm(name="b", persona="witty")), start=date(2026, 1, 1))
    catalogue = replace(read_catalogue(PROMPTS), experiments=(tone,))
    voices = {}
    for number in range(20):
        model = Model(TRUE)
        context = replace(CONTEXT, payer=Payer("ines-carvalho", f"ses_{number}"))
        answered = await told(begun(model, catalogue=catalogue, context=context))
        assert answered.variant is not None
        voices.setdefault(answered.variant.arm, set()).add("sarcastic" in model.prompts[0].messages[0].text)
    assert voices == {"a": {False}, "b": {True}}


async def test_a_stopped_arm_answers_as_usual():
    tone = Experiment(name="tone", arms=(Arm(name="a"), Arm(name="b", persona="witty")), start=date(2026, 1, 1))
    catalogue = replace(read_catalogue(PROMPTS), experiments=(tone,))
    stopped = {("tone", "a"), ("tone", "b")}
    answered = await told(begun(Model(TRUE), catalogue=catalogue, stopped=lambda: stopped))
    assert answered.variant is None


async def test_earlier_exchanges_matter_to_the_key_of_a_follow_up_only():
    earlier = replace(CONTEXT, earlier=(Exchange("Who is she?", "A boatbuilder."),))
    cache = Cache()
    await told(begun(Model(TRUE), cache, context=earlier))
    cache.kept = None
    await told(begun(Model(TRUE), cache))
    assert cache.keys[0] == cache.keys[1]
