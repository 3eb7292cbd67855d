"""An answer that a language model words: each sentence goes out once it is known to be true."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Container
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

from vitavoce.answering.answer_cache import AnswerCache, KeptAnswer, Lease
from vitavoce.answering.answer_key import AnswerKey, answer_key
from vitavoce.answering.experiments import Assignment, assigned
from vitavoce.answering.grounding.checking import SentenceChecker
from vitavoce.answering.grounding.keeper import Grounding
from vitavoce.answering.language_model import LanguageModel
from vitavoce.answering.opening import opening_of
from vitavoce.answering.prompting import Prompted, prompted
from vitavoce.answering.prompts.catalogue import Choice, PromptCatalogue
from vitavoce.answering.prompts.rendering import TemplateRefused
from vitavoce.answering.response_parser import SentenceReader, parsed
from vitavoce.answering.scene import Scene
from vitavoce.answering.writing import WritingContext
from vitavoce.core.errors import ModelBroken, ModelUnavailable
from vitavoce.domain.model_call import ModelUsage
from vitavoce.domain.turn import Answered, Caught, Usage, Variant

_MOST_SENTENCES: Final = 12
_MOST_CHARACTERS: Final = 2_400
"""Of an answer that is asked to have 70 words; who writes more doesn't keep to the rules."""


def _none_stopped() -> Container[tuple[str, str]]:
    return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswers:
    """What answers are written by, checked against and kept in. ``stopped`` gives the arms that experiments go on
    without, by experiment and arm.
    """

    model: LanguageModel
    catalogue: PromptCatalogue
    grounding: Grounding
    cache: AnswerCache | None = None
    stopped: Callable[[], Container[tuple[str, str]]] = _none_stopped

    def begin(self, scene: Scene, template: Answered, context: WritingContext) -> "ModelWriting":
        """``template`` is the answer without a model, which stands in wherever the model's can't."""
        profile = scene.profile.slug
        assignment = assigned(
            self.catalogue.experiments, context.payer.session, profile, scene.today, stopped=self.stopped()
        )
        arm = assignment.arm if assignment else None
        choice = self.catalogue.choice(
            profile, prompt=arm.prompt if arm else None, persona=arm.persona if arm else None
        )
        return ModelWriting(self, scene, template, context, choice, assignment)


class ModelWriting:
    """Sentences as a model writes them, as the cache kept them, or of the template."""

    def __init__(
        self,
        answers: ModelAnswers,
        scene: Scene,
        template: Answered,
        context: WritingContext,
        choice: Choice,
        assignment: Assignment | None,
    ) -> None:
        self._answers = answers
        self._scene = scene
        self._template = template
        self._context = context
        self._choice = choice
        self._lead = opening_of(scene, template) if context.lead else ""
        variant = Variant(assignment.experiment.name, assignment.arm.name) if assignment else None
        self._answered = Answered((), template.suggestions, "template", Usage(prompt=_identity(choice)), variant)
        self._told = 0
        self._substance = False

    @property
    def live(self) -> bool:
        return True

    @property
    def answered(self) -> Answered:
        return self._answered

    async def sentences(self) -> AsyncGenerator[str]:
        if self._lead:
            yield self._tell(self._lead)
        cache = self._answers.cache
        found = await cache.find(self._key(), self._context.deadline) if cache else None
        if isinstance(found, KeptAnswer):
            for sentence in found.sentences:
                yield self._tell(sentence, by="cache")
            return
        whole = False
        try:
            async with aclosing(self._written()) as written:
                async for sentence in written:
                    self._told += 1
                    yield self._tell(sentence, by="llm")
            whole = True
        except (ModelUnavailable, TemplateRefused):
            # Nobody took the prompt, and nothing was said: the template's words stand in below.
            self._note(Usage(prompt=_identity(self._choice)))
        except ModelBroken:
            pass  # what was said is whole sentences, and true
        finally:
            if found is not None:
                await self._settle(found, whole=whole)
        if not self._substance:
            for sentence in self._instead():
                yield self._tell(sentence)

    async def _settle(self, lease: Lease, *, whole: bool) -> None:
        """An answer is kept for others if it ended by itself, and nothing had to be taken out of it; what is left after
        that is good enough for those who wait.
        """
        answered = self._answered
        if not (whole and self._substance):
            await lease.give_up()
            return
        kept = KeptAnswer(answered.sentences[1:] if self._lead else answered.sentences)
        await (lease.share(kept) if answered.caught else lease.keep(kept))

    async def _written(self) -> AsyncGenerator[str]:
        """The model's sentences, those that hold."""
        checker, prompt = await asyncio.to_thread(self._prepared)
        self._note(Usage(prompt=_identity(self._choice), input_tokens=prompt.input_tokens))
        reader = SentenceReader()
        characters = 0
        stream = self._answers.model.stream(prompt.prompt, self._context.payer, self._context.deadline)
        async with aclosing(stream) as pieces:
            async for piece in pieces:
                if isinstance(piece, ModelUsage):
                    self._note(_usage(piece, self._choice))
                    continue
                characters += len(piece)
                for sentence in reader.feed(piece):
                    if true := self._checked(sentence, checker):
                        yield true
                if reader.runs_on or characters > _MOST_CHARACTERS or self._told >= _MOST_SENTENCES:
                    return
        for sentence in reader.end():
            if _is_whole(sentence) and (true := self._checked(sentence, checker)):
                yield true

    def _prepared(self) -> tuple[SentenceChecker, Prompted]:
        """A résumé read for the first time takes milliseconds, too many for the loop that others wait on."""
        scene = self._scene
        checker = self._answers.grounding.checker(
            scene.question, scene.understood, scene.profile, self._template.sentences
        )
        prompt = prompted(
            scene,
            self._choice,
            self._template.sentences,
            self._context.earlier,
            lead=self._lead,
            spoken=self._context.spoken,
        )
        if self._lead:
            checker.check(self._lead)
        return checker, prompt

    def _checked(self, sentence: str, checker: SentenceChecker) -> str:
        """The sentence as text; empty where it may not be told."""
        read = parsed(sentence, spoken=self._context.spoken)
        if not read.text or _bare(read.text) == _bare(self._lead):
            return ""
        if read.forbidden:
            return self._catch(read.text, read.forbidden)
        verdict = checker.check(read.text)
        if verdict.reason:
            return self._catch(read.text, verdict.reason)
        self._substance = self._substance or verdict.substance
        return read.text

    def _catch(self, sentence: str, reason: str) -> str:
        self._answered = replace(self._answered, caught=(*self._answered.caught, Caught(sentence, reason)))
        return ""

    def _tell(self, sentence: str, *, by: str | None = None) -> str:
        answered = self._answered
        self._answered = replace(
            answered, sentences=(*answered.sentences, sentence), answered_by=by or answered.answered_by
        )
        return sentence

    def _instead(self) -> tuple[str, ...]:
        """The template's sentences, without the one that the answer began with."""
        self._answered = replace(self._answered, answered_by="template")
        return tuple(said for said in self._template.sentences if _bare(said) != _bare(self._lead))

    def _note(self, usage: Usage) -> None:
        self._answered = replace(self._answered, usage=usage)

    def _key(self) -> AnswerKey:
        scene, choice = self._scene, self._choice
        leans = scene.understood.follow_up is not None
        context = "\n".join(f"{turn.question}\n{turn.answer}" for turn in self._context.earlier) if leans else ""
        return answer_key(
            scene.question,
            scene.understood,
            scene.profile,
            prompt=choice.prompt.identity,
            persona=choice.persona.identity,
            spoken=self._context.spoken,
            lead=self._lead,
            context=context,
        )


def _usage(used: ModelUsage, choice: Choice) -> Usage:
    return Usage(
        model=used.model,
        prompt=_identity(choice),
        input_tokens=used.input_tokens,
        output_tokens=used.output_tokens,
        cost_usd=used.cost_usd,
    )


def _identity(choice: Choice) -> str:
    return f"{choice.prompt.identity} {choice.persona.identity}"


def _is_whole(sentence: str) -> bool:
    """An answer that ran out of tokens ends in half a sentence."""
    return sentence.rstrip("\"”’')]*_`").endswith((".", "!", "?", "…", ":"))


def _bare(sentence: str) -> str:
    return "".join(filter(str.isalnum, sentence)).casefold()
