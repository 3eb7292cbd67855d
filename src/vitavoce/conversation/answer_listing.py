"""Answers that visitors judged, and sentences that grounding caught, as their owner reads them."""

from collections.abc import Sequence

from vitavoce.domain.feedback import CaughtSentences, Judged


def judged_documents(judged: Sequence[Judged]) -> list[dict[str, object]]:
    return [
        {
            "thumb": each.feedback.thumb.value,
            "reason": each.feedback.reason.value if each.feedback.reason else None,
            "comment": each.feedback.comment,
            "given_at": each.given_at.isoformat(),
            "turn": each.turn,
        }
        for each in judged
    ]


def judged_text(judged: Sequence[Judged]) -> str:
    """Why, what was asked, what was answered; one paragraph each."""
    return "\n\n".join(map(_judged, judged)) or "Nobody has judged an answer."


def caught_documents(caught: Sequence[CaughtSentences]) -> list[dict[str, object]]:
    return [
        {
            "turn_id": each.turn_id,
            "created_at": each.created_at.isoformat(),
            "model": each.model,
            "prompt": each.prompt,
            "sentences": [{"sentence": said.sentence, "reason": said.reason} for said in each.sentences],
        }
        for each in caught
    ]


def caught_text(caught: Sequence[CaughtSentences]) -> str:
    """A line for each sentence, under the turn it was kept back of."""
    return "\n\n".join(map(_caught, caught)) or "Nothing was caught."


def _judged(judged: Judged) -> str:
    given = judged.feedback
    why = ", ".join(filter(None, (given.reason and given.reason.replace("_", " "), given.comment)))
    head = f"{judged.given_at:%Y-%m-%d %H:%M}  thumb {given.thumb}" + (f": {why}" if why else "")
    return "\n".join((head, f"  asked     {judged.turn['question']}", f"  answered  {judged.turn['answer']}"))


def _caught(caught: CaughtSentences) -> str:
    writer = " by ".join(filter(None, (caught.prompt, caught.model)))
    head = f"{caught.created_at:%Y-%m-%d %H:%M}  {caught.turn_id}  {writer}".rstrip()
    return "\n".join((head, *(f"  {said.reason:<14}{said.sentence}" for said in caught.sentences)))
