"""The prompt of one turn: persona, rules, this turn's facts and nothing else of the résumé."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.grounding.instructions import reads_as_instruction
from vitavoce.answering.phrasing import brief
from vitavoce.answering.prompt_facts import facts_of, fenced
from vitavoce.answering.prompts.catalogue import Choice
from vitavoce.answering.scene import Scene
from vitavoce.answering.tokens import MESSAGE, estimated_tokens
from vitavoce.domain.model_call import Message, Prompt
from vitavoce.domain.turn import Exchange

_EARLIER: Final = 2
_EARLIER_CHARACTERS: Final = 160
_QUESTION_CHARACTERS: Final = 600
_CERTAIN_CHARACTERS: Final = 700
_PRONOUNS_UNSTATED: Final = "no pronouns are known: use the name"


@dataclass(frozen=True, slots=True)
class Prompted:
    """A prompt with what it is estimated to take."""

    prompt: Prompt
    input_tokens: int


def prompted(
    scene: Scene,
    choice: Choice,
    certain: Sequence[str],
    earlier: Sequence[Exchange],
    *,
    lead: str = "",
    spoken: bool = False,
) -> Prompted:
    """``certain`` are the sentences of the answer without a model. Raises TemplateRefused for a template that runs
    away.
    """
    person = scene.profile.person
    values: dict[str, object] = {
        "person": fenced(scene.person.full),
        "first_name": fenced(scene.person.name),
        "pronouns": fenced(brief(person.extra.get("pronouns", ""), 40)) or _PRONOUNS_UNSTATED,
        "voice": choice.persona.voice,
        "question": fenced(scene.question.text[:_QUESTION_CHARACTERS]),
        "facts": facts_of(scene),
        "certain": fenced(brief(" ".join(_harmless(certain)), _CERTAIN_CHARACTERS)),
        "earlier": [
            _in_brief(exchange) for exchange in earlier[-_EARLIER:] if not reads_as_instruction(exchange.question)
        ],
        "lead": lead,
        "spoken": spoken,
        "today": scene.today.isoformat(),
    }
    messages = (
        Message("system", choice.prompt.system.render(values)),
        Message("user", choice.prompt.user.render(values)),
    )
    tokens = sum(estimated_tokens(message.text) + MESSAGE for message in messages)
    prompt = Prompt(
        messages=messages, output_tokens=choice.prompt.output_tokens, temperature=choice.persona.temperature
    )
    return Prompted(prompt, tokens)


def _harmless(sentences: Sequence[str]) -> list[str]:
    """A template quotes the résumé, whatever it says."""
    return [sentence for sentence in sentences if not reads_as_instruction(sentence)]


def _in_brief(exchange: Exchange) -> dict[str, str]:
    return {
        "asked": fenced(brief(exchange.question, _EARLIER_CHARACTERS)),
        "answered": fenced(brief(exchange.answer, _EARLIER_CHARACTERS)),
    }
