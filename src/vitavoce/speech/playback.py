"""What of an answer's sound has been heard: by the clock, by what the visitor's side tells, and in which words."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from vitavoce.domain.speech import SpokenWord

_WORD: Final = re.compile(r"\S+")
_TRUSTED_AFTER_WORD_MS: Final = 1500.0
_USUAL_CHARACTERS_PER_S: Final = 15.0


class PlaybackClock:
    """Where the play head is at most, in a stream of which ``sent_ms`` went out.

    The other side plays what it has, and waits for more where it runs dry. Once it has said where it is, it is not
    taken to be far beyond that: a line that is down is noticed late. Moments are seconds of one steady clock.
    """

    def __init__(self) -> None:
        self.sent_ms = 0.0
        self._farthest_ms = float("inf")
        self._base_ms = 0.0
        self._base_s: float | None = None  # None while held

    def sent(self, duration_ms: float, now_s: float) -> None:
        self._base_ms = self.position_ms(now_s)
        self._base_s = now_s
        self.sent_ms += duration_ms

    def position_ms(self, now_s: float) -> float:
        if self._base_s is None:
            return self._base_ms
        return min(self.sent_ms, self._farthest_ms, self._base_ms + (now_s - self._base_s) * 1000)

    def ahead_ms(self, now_s: float) -> float:
        """How much went out that isn't played yet."""
        return self.sent_ms - self.position_ms(now_s)

    def told(self, position_ms: float, now_s: float) -> None:
        """The other side says where it is."""
        held = self._base_s is None
        self._base_ms = min(max(0.0, position_ms), self.sent_ms)
        self._farthest_ms = self._base_ms + _TRUSTED_AFTER_WORD_MS
        self._base_s = None if held else now_s

    def hold(self, now_s: float) -> None:
        self._base_ms = self.position_ms(now_s)
        self._base_s = None

    def go_on(self, now_s: float) -> None:
        if self._base_s is None:
            self._base_s = now_s


@dataclass(slots=True)
class _Clause:
    begin: int
    text: str
    at_ms: float | None  # None where it is shown and not spoken
    sent_ms: float = 0.0
    whole: bool = False
    words: list[SpokenWord] = field(default_factory=list)


class SpokenText:
    """An answer's text as it goes out clause by clause, and where in its sound each word lies."""

    def __init__(self) -> None:
        self.text = ""
        self._clauses: list[_Clause] = []

    def clause(self, text: str, at_ms: float | None) -> int:
        """The next clause, whose sound begins at ``at_ms``; where it stands in the text."""
        if self.text:
            self.text += " "
        begin = len(self.text)
        self.text += text
        self._clauses.append(_Clause(begin, text, at_ms))
        return begin

    def sound(self, duration_ms: float, words: tuple[SpokenWord, ...]) -> tuple[SpokenWord, ...]:
        """More of the last clause's sound went out; its words, as they lie in the whole answer."""
        clause = self._clauses[-1]
        clause.sent_ms += duration_ms
        return self._placed(clause, words)

    def clause_ended(self) -> tuple[SpokenWord, ...]:
        """The last clause's sound is whole; the words of it that the engine named no bounds for, estimated."""
        clause = self._clauses[-1]
        clause.whole = True
        if clause.words or clause.at_ms is None:
            return ()
        return self._placed(clause, _by_letters(clause.text, clause.sent_ms))

    def heard(self, position_ms: float) -> str:
        """The text up to the last word that had been heard to its end."""
        end = 0
        for clause in self._clauses:
            if clause.at_ms is None:
                end = clause.begin + len(clause.text)
                continue
            if clause.at_ms >= position_ms:
                break
            if clause.whole and position_ms >= clause.at_ms + clause.sent_ms:
                end = clause.begin + len(clause.text)
                continue
            words = clause.words or self._estimated(clause)
            known = bisect_right([word.end_ms for word in words], position_ms)
            if known:
                end = words[known - 1].end
            break
        return self.text[:end]

    def _placed(self, clause: _Clause, words: tuple[SpokenWord, ...]) -> tuple[SpokenWord, ...]:
        placed = _shifted(words, clause)
        clause.words.extend(placed)
        return placed

    def _estimated(self, clause: _Clause) -> tuple[SpokenWord, ...]:
        """Of a clip that isn't whole yet and whose engine says nothing."""
        usual_ms = max(clause.sent_ms, len(clause.text) * 1000 / _USUAL_CHARACTERS_PER_S)
        return _shifted(_by_letters(clause.text, usual_ms), clause)


def _shifted(words: tuple[SpokenWord, ...], clause: _Clause) -> tuple[SpokenWord, ...]:
    at_ms = clause.at_ms or 0.0
    return tuple(
        SpokenWord(word.begin_ms + at_ms, word.end_ms + at_ms, word.begin + clause.begin, word.end + clause.begin)
        for word in words
    )


def _by_letters(text: str, duration_ms: float) -> tuple[SpokenWord, ...]:
    """Where words lie that nobody gave bounds for."""
    per_letter_ms = duration_ms / max(1, len(text))
    return tuple(
        SpokenWord(match.start() * per_letter_ms, match.end() * per_letter_ms, match.start(), match.end())
        for match in _WORD.finditer(text)
    )
