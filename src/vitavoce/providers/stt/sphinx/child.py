"""The recognising process: one request on stdin, one answer on stdout, until stdin ends; see ``wire``."""

import json
import sys
from typing import Any

from vitavoce.providers.stt.sphinx.recogniser import SphinxRecogniser
from vitavoce.providers.stt.sphinx.wire import HEARD, NOT_FOUND, REQUEST, UNKNOWN_KEY
from vitavoce.providers.worker_processes import ANSWER


def main() -> None:
    recogniser = SphinxRecogniser(respelt=json.loads(sys.argv[1]))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while header := source.read(REQUEST.size):
        told_bytes, sound_bytes = REQUEST.unpack(header)
        told, sound = json.loads(source.read(told_bytes)), source.read(sound_bytes)
        letter, content = _answer(recogniser, told, sound)
        target.write(ANSWER.pack(letter, len(content)))
        target.write(content)
        target.flush()


def _answer(recogniser: SphinxRecogniser, told: dict[str, Any], sound: bytes) -> tuple[bytes, bytes]:
    key: str = told["key"]
    if not recogniser.knows(key):
        if "questions" not in told:
            return UNKNOWN_KEY, b""
        recogniser.prepare(key, told["questions"], told["names"])
    heard = recogniser.hear(key, sound) if sound else None
    if heard is None:
        return NOT_FOUND, b""
    return HEARD, json.dumps({"text": heard.text, "confidence": heard.confidence}).encode()


if __name__ == "__main__":
    main()
