"""Cases are played with their history, each in a conversation of its own, and reported."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from vitavoce.core.errors import QuestionTooLong
from vitavoce.evaluation.cases import Case
from vitavoce.evaluation.player import REFUSED, Prediction
from vitavoce.evaluation.report import Evaluation, evaluate
from vitavoce.evaluation.scorers import judge


class Parrot:
    """Answers with what it was asked so far, as one that can be checked."""

    def __init__(self) -> None:
        self.conversations: list[list[str]] = []

    async def open(self) -> str:
        self.conversations.append([])
        return str(len(self.conversations) - 1)

    async def ask(self, conversation: str, question: str) -> Mapping[str, object]:
        if len(question) > 30:
            raise QuestionTooLong("At most 30 characters.")
        asked = self.conversations[int(conversation)]
        asked.append(question)
        return {
            "kind": "smalltalk" if question == "hi" else "answer",
            "intent": None if question == "hi" else "experience",
            "matches": ["/work/0"],
            "cards": [{"ref": "/work/0", "title": "Sailmaker"}],
            "answer": " / ".join(asked),
            "understood": {"technologies": []},
        }


CASES = (
    Case(id="a", question="hi", kind="greeting", tags=("smalltalk",)),
    Case(id="b", question="and then?", history=("where?", "since when?"), kind="answer", items=("/work/0",)),
    Case(id="c", question="who?", kind="unanswerable", intent="overview", items=(), tags=("overview", "hard")),
    Case(id="d", question="x" * 31, kind="blocked", tags=("hard",)),
    Case(id="e", question="what?", answer_has=(("sails", "canvas"),), answer_has_not=("what",), tags=("hard",)),
)


@pytest.fixture
async def played() -> Evaluation:
    return await evaluate(Parrot(), CASES)


def test_history_is_asked_first_and_conversations_are_apart(played: Evaluation) -> None:
    assert [made.answer for made in played.predictions][:3] == ["hi", "where? / since when? / and then?", "who?"]


def test_a_question_that_no_door_lets_in_is_reported_as_refused(played: Evaluation) -> None:
    assert played.predictions[3].kind == REFUSED
    assert played.outcomes[3].reasons == ("kind is refused, not blocked",)


def test_failures_say_why(played: Evaluation) -> None:
    assert {outcome.case.id: outcome.reasons for outcome in played.failures} == {
        "c": ("kind is answer, not unanswerable", "items are /work/0, not none"),
        "d": ("kind is refused, not blocked",),
        "e": ("doesn't say 'sails' or 'canvas'", "says 'what'"),
    }


def test_scores_stand_per_tag_and_in_all(played: Evaluation) -> None:
    assert played.score.cases == 5
    assert played.score.passed == pytest.approx(2 / 5)
    assert played.by_tag()["hard"].passed == 0.0
    assert played.by_tag()["smalltalk"].passed == 1.0
    assert list(played.by_kind()) == ["answer", "blocked", "greeting", "unanswerable"]


def test_confusions_are_counted(played: Evaluation) -> None:
    assert played.confused_kinds() == {("unanswerable", "answer"): 1, ("blocked", "refused"): 1}
    assert played.confused_intents() == {("overview", "experience"): 1}


def test_predictions_are_written_a_line_each(played: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "predictions.jsonl"
    played.write_predictions(path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c", "d", "e"]
    assert list(rows[0]) == ["id", "kind", "intent", "items", "cards", "answer", "understood", "ms"]
    assert rows[1]["items"] == rows[1]["cards"] == ["/work/0"]


def test_the_text_names_tags_confusions_and_as_many_failures_as_asked(played: Evaluation) -> None:
    text = played.text(most_failures=1)
    assert "kind answer" in text
    assert "smalltalk" in text
    assert "2 of 5 cases pass (40.0 %)" in text
    assert "confused kinds: unanswerable as answer (1)" in text
    assert "c  who?" in text
    assert "d  xxx" not in text


def test_the_document_is_json_and_holds_the_whole(played: Evaluation) -> None:
    document = json.loads(json.dumps(played.document()))
    assert document["score"]["cases"] == 5
    assert [failure["id"] for failure in document["failures"]] == ["c", "d", "e"]
    assert document["confused_intents"] == [{"expected": "overview", "came": "experience", "cases": 1}]


def test_times_are_given_by_the_share_of_questions_that_kept_within() -> None:
    made = Prediction(id="a", kind="answer", intent=None, items=(), cards=(), answer="", understood={}, ms=0)
    evaluation = Evaluation(tuple(judge(Case(id="a", question="?"), replace(made, ms=ms)) for ms in range(1, 21)))
    assert evaluation.milliseconds(0.5) == 10
    assert evaluation.milliseconds(0.95) == 19
