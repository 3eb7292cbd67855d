"""What people say before what they want: "could you please tell me", "I would like to know if"."""

from collections.abc import Iterator
from functools import lru_cache

from vitavoce.understanding.english.knowing import KNOWING
from vitavoce.understanding.english.politeness import ASKED_TO_TELL, IDLE_PHRASES, REQUEST


@lru_cache(64)  # asked for by several readers of the same question
def without_request(plain: str) -> str:
    """A normalised question without its polite beginning."""
    return REQUEST.sub("", plain, count=1)


def bare_question(plain: str) -> str:
    """The question inside "can you tell me where she worked": "where she worked"."""
    return ASKED_TO_TELL.sub("", without_request(plain), count=1)


def idle_spans(plain: str) -> Iterator[tuple[int, int]]:
    """Where a normalised question has set phrases that ask for nothing: "at some point", "job wise"."""
    for phrases in (IDLE_PHRASES, KNOWING):
        for found in phrases.finditer(plain):
            yield found.span()
