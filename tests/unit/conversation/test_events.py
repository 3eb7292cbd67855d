from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vitavoce.conversation.events import Telling, TurnEvent, events_after, events_of


def turn(answer: str) -> dict[str, Any]:
    return {
        "id": "turn_01J",
        "question": "what now?",
        "heard": None,
        "kind": "answer",
        "intent": "projects",
        "understood": {"technologies": ["Go"]},
        "answer": answer,
        "cards": [{"title": "A"}],
        "matches": ["/projects/0"],
        "speech": None,
    }


def deltas(events: list[TurnEvent]) -> list[str]:
    return [str(event.data["text"]) for event in events if event.name == "delta"]


def test_order_and_contents() -> None:
    document = turn("Two things come to mind, and both of them are boats.")
    events = events_of(document)
    assert [event.name for event in events] == ["understood", "cards", "delta", "delta", "done"]
    assert events[0].data == {
        "id": "turn_01J",
        "question": "what now?",
        "heard": None,
        "kind": "answer",
        "intent": "projects",
        "understood": {"technologies": ["Go"]},
    }
    assert events[1].data == {"cards": [{"title": "A"}], "matches": ["/projects/0"]}
    assert events[-1].data == document


@given(st.text())
def test_deltas_joined_are_the_answer(answer: str) -> None:
    events = events_of(turn(answer))
    assert "".join(str(event.data["text"]) for event in events if event.name == "delta") == answer


@given(st.text())
def test_no_delta_is_empty(answer: str) -> None:
    assert all(deltas(events_of(turn(answer))))


@given(st.lists(st.text(alphabet="abcü", min_size=1), min_size=1).map(" ".join))
def test_words_stay_whole(answer: str) -> None:
    assert " ".join(delta.strip() for delta in deltas(events_of(turn(answer)))) == answer


@given(st.lists(st.from_regex(r"[A-Za-zü ,.!?]*[a-zü.!?”]", fullmatch=True).map(str.strip).filter(bool), max_size=6))
def test_told_while_it_is_written_it_is_told_the_same(sentences: list[str]) -> None:
    document = turn(" ".join(sentences))
    telling = Telling(document["id"])
    told = telling.beginning({**document, "answer": ""})
    for sentence in sentences:
        told += telling.sentence(sentence)
    assert [*told, *telling.ending(document)] == events_of(document)


def test_a_whole_sentence_is_not_kept_back() -> None:
    assert deltas(Telling("turn_01J").sentence("A short one.")) == ["A short one."]


def test_speech_comes_before_the_end() -> None:
    speech = {"url": "https://ada.example/a.mp3"}
    events = events_of({**turn("Yes."), "speech": speech})
    assert [(event.name, event.data) for event in events[-2:-1]] == [("speech", {"speech": speech})]


def test_ids_name_the_turn_and_the_place() -> None:
    events = events_of(turn("Yes."))
    assert [event.id for event in events] == ["turn_01J:0", "turn_01J:1", "turn_01J:2", "turn_01J:3"]


@given(st.text(), st.data())
def test_a_broken_stream_goes_on_with_what_is_missing(answer: str, data: st.DataObject) -> None:
    events = events_of(turn(answer))
    seen = data.draw(st.integers(min_value=0, max_value=len(events)))
    last_seen = events[seen - 1].id if seen else None
    assert [*events[:seen], *events_after(events, last_seen)] == events


def test_an_id_of_another_turn_gets_everything() -> None:
    events = events_of(turn("Yes."))
    for foreign in ("turn_02K:1", "", "1", "turn_01J:99"):
        assert list(events_after(events, foreign)) == events
