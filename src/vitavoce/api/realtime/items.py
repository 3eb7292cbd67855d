"""The conversation's items as the protocol tells them."""

from collections import OrderedDict
from typing import Any, Final

_MOST: Final = 200
Item = dict[str, Any]


def spoken_question(item_id: str, transcript: str | None = None) -> Item:
    return _message(item_id, "user", "completed", {"type": "input_audio", "transcript": transcript})


def typed_question(item_id: str, text: str) -> Item:
    return _message(item_id, "user", "completed", {"type": "input_text", "text": text})


def answer(item_id: str, text: str | None, *, spoken: bool, status: str) -> Item:
    """``text`` None for one that has only just begun."""
    if text is None:
        return _message(item_id, "assistant", status)
    part: dict[str, object] = (
        {"type": "output_audio", "transcript": text} if spoken else {"type": "output_text", "text": text}
    )
    return _message(item_id, "assistant", status, part)


def _message(item_id: str, role: str, status: str, *content: dict[str, object]) -> Item:
    return {
        "id": item_id,
        "object": "realtime.item",
        "type": "message",
        "status": status,
        "role": role,
        "content": list(content),
    }


class Items:
    """The last ones, in order."""

    def __init__(self) -> None:
        self._items: OrderedDict[str, Item] = OrderedDict()

    @property
    def last_id(self) -> str | None:
        return next(reversed(self._items), None)

    def put(self, item: Item) -> None:
        self._items[item["id"]] = item
        if len(self._items) > _MOST:
            self._items.popitem(last=False)

    def find(self, item_id: str) -> Item | None:
        return self._items.get(item_id)

    def remove(self, item_id: str) -> bool:
        return self._items.pop(item_id, None) is not None
