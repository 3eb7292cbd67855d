"""What is written becomes what is said, with a map back: what was heard is told in the characters of the answer.

One pass from left to right: at each place the first rule that fits says its piece, and what no rule takes is said as it
is written. So nothing is lost, the order stays, and every piece that is said knows the characters it stands for.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.speech import SpokenWord
from vitavoce.speech.spoken_words import SpokenWords

_VOWEL: Final = re.compile(r"[AEIOUY]")
_SHORT_CAPITALS: Final = 3
_DASH: Final = "[-–—]"
_NUMBER: Final = r"\d+(?:[,'’]\d{3})*(?:\.\d+)?"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_ENDS: Final = "(?<![.!?:;,…])"


@dataclass(frozen=True, slots=True)
class _Piece:
    said_begin: int
    said_end: int
    begin: int
    end: int
    same: bool


@dataclass(frozen=True, slots=True)
class SpokenText:
    """``said`` and where each of its characters stands in what is ``written``."""

    written: str
    said: str
    pieces: tuple[_Piece, ...]

    @property
    def silent(self) -> bool:
        """Whether there is nothing in it that could be said."""
        return not any(letter.isalnum() for letter in self.said)

    def place(self, begin: int, end: int) -> tuple[int, int]:
        """The written characters that stand for ``said[begin:end]``; replaced ones are given whole."""
        first = min(bisect_right(self.pieces, begin, key=lambda piece: piece.said_begin), len(self.pieces)) - 1
        last = bisect_left(self.pieces, end, key=lambda piece: piece.said_begin) - 1
        if first < 0 or last < first:
            return (0, 0)
        head, tail = self.pieces[first], self.pieces[last]
        written_begin = head.begin + (begin - head.said_begin if head.same else 0)
        written_end = tail.begin + (end - tail.said_begin) if tail.same else tail.end
        return written_begin, min(written_end, tail.end)

    def written_place(self, word: SpokenWord) -> tuple[int, int]:
        return self.place(word.begin, word.begin + len(self._sounding(word)))

    def _sounding(self, word: SpokenWord) -> str:
        """A word without the marks behind it, which may belong to what is said next."""
        text = self.said[word.begin : word.end]
        return re.sub(r"\W+\Z", "", text) or text

    def is_said_on(self, word: SpokenWord) -> bool:
        """Whether what stands for the same written characters isn't over with this word."""
        end = word.begin + len(self._sounding(word))
        last = self.pieces[bisect_left(self.pieces, end, key=lambda piece: piece.said_begin) - 1]
        return not last.same and end < last.said_end


class WordsAsWritten:
    """The words of what is said, as they come, as words of what is written; several that stand for one become one."""

    def __init__(self, text: SpokenText) -> None:
        self._text = text
        self._held: SpokenWord | None = None  # of what isn't said to its end

    def told(self, words: Sequence[SpokenWord]) -> tuple[SpokenWord, ...]:
        told = [self._held] if self._held else []
        self._held = None
        for word in words:
            begin, end = self._text.written_place(word)
            if told and begin < told[-1].end:
                before = told.pop()
                told.append(SpokenWord(before.begin_ms, word.end_ms, before.begin, max(before.end, end)))
            else:
                told.append(SpokenWord(word.begin_ms, word.end_ms, begin, end))
        if words and self._text.is_said_on(words[-1]):
            self._held = told.pop()
        return tuple(told)

    def rest(self) -> tuple[SpokenWord, ...]:
        """What was held back, once nothing more comes."""
        held, self._held = self._held, None
        return (held,) if held else ()


Rule = tuple[str, Callable[[re.Match[str]], str]]


class TextSpeaker:
    """Says one text at a time; made once, used by all."""

    def __init__(self, words: SpokenWords) -> None:
        self._words = words
        rules = [*_markup(), *self._addresses(), *self._times(), *self._numbers(), *self._names()]
        self._say = {f"r{place}": say for place, (_, say) in enumerate(rules)}
        self._rule = re.compile(
            "|".join(f"(?P<r{place}>{form})" for place, (form, _) in enumerate(rules)), re.MULTILINE
        )

    def say(self, written: str) -> SpokenText:
        said: list[str] = []
        pieces: list[_Piece] = []
        said_length = place = 0

        def add(text: str, begin: int, end: int, *, same: bool) -> None:
            nonlocal said_length
            if begin < end:
                pieces.append(_Piece(said_length, said_length + len(text), begin, end, same))
                said.append(text)
                said_length += len(text)

        for found in self._rule.finditer(written):
            add(written[place : found.start()], place, found.start(), same=True)
            add(self._say[found.lastgroup or ""](found), found.start(), found.end(), same=False)
            place = found.end()
        add(written[place:], place, len(written), same=True)
        return SpokenText(written, "".join(said), tuple(pieces))

    def _addresses(self) -> list[Rule]:
        return [
            (
                r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
                lambda found: _spelt_address(found[0].removeprefix("mailto:")),
            ),
            (r"\b(?:https?://|www\.)[^\s)\]>]*[^\s)\]>.,;:!?’”\"]", lambda found: _host(found[0])),
        ]

    def _times(self) -> list[Rule]:
        months = "|".join(sorted(self._words.months, key=len, reverse=True))
        moment = rf"(?:(?:{months})\.? )?{_YEAR}"
        now = "(?i:now|present|today)"

        def month(text: str) -> str:
            name, _, year = text.rpartition(" ")
            name = name.rstrip(".")
            return f"{self._words.months.get(name, name)} {year}".strip()

        def span(text: str) -> str:
            begin, end = re.split(rf"\s*{_DASH}\s*", text, maxsplit=1)
            return f"{month(begin)} to {month(end) if end[-1].isdigit() else end.lower()}"

        def aside(found: re.Match[str], before: str, say: Callable[[str], str]) -> str:
            after = found.string[found.end() : found.end() + 2]
            opening = " " if found.string[: found.start()].endswith((",", ";", ":")) else ", "
            closing = "," if after[:1] == " " and after[1:].isalnum() else ""
            return f"{opening}{before} {say(found[0].strip(' ()'))}{closing}"

        ranged = rf"{moment}\s?{_DASH}\s?(?:{moment}|{now})"
        return [
            (rf" \({ranged}\)", lambda found: aside(found, "from", span)),
            (rf" \({moment}\)", lambda found: aside(found, "in", month)),
            (rf"\b{ranged}\b", lambda found: span(found[0])),
            (rf"\b(?:{months})\.?(?= \d{{4}}\b)", lambda found: self._words.months[found[0].rstrip(".")]),
        ]

    def _numbers(self) -> list[Rule]:
        words = self._words
        currency = _any_of(words.currencies)
        magnitude = _any_of(words.magnitudes)
        unit = _any_of(words.units)

        def money(found: re.Match[str]) -> str:
            parts = re.fullmatch(rf"({currency})\s?({_NUMBER})\s?({magnitude})?", found[0])
            if parts is None:
                return found[0]
            one, more = words.currencies[parts[1]]
            size = f" {words.magnitudes[parts[3]]}" if parts[3] else ""
            return f"{_digits(parts[2])}{size} {one if parts[2] == '1' and not size else more}"

        def measure(found: re.Match[str]) -> str:
            parts = re.fullmatch(rf"({_NUMBER})\s?({unit})", found[0])
            if parts is None:
                return found[0]
            one, more = words.units[parts[2]]
            return f"{_digits(parts[1])} {one if parts[1] == '1' else more}"

        return [
            (rf"(?<!\w)(?:{currency})\s?{_NUMBER}(?:\s?(?:{magnitude}))?(?!\w)", money),
            (rf"(?<![\w.]){_NUMBER}\s?(?:{unit})(?!\w)", measure),
            (rf"(?<![\w.]){_NUMBER}(?:{magnitude})(?!\w)", lambda found: self._many(found[0])),
            (rf"(?<![\w.]){_NUMBER}x(?!\w)", lambda found: f"{_digits(found[0][:-1])} times"),
            (rf"(?<![\w.]){_NUMBER}\+(?!\w)", lambda found: f"more than {_digits(found[0][:-1])}"),
            (rf"(?<=\d){_DASH}(?=\d)", lambda _: " to "),
            (r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)", lambda found: _digits(found[0])),
            (r"#(?=\d)", lambda _: "number "),
        ]

    def _many(self, text: str) -> str:
        number = text.rstrip("".join(self._words.magnitudes))
        return f"{_digits(number)} {self._words.magnitudes[text[len(number) :]]}"

    def _names(self) -> list[Rule]:
        words = self._words
        plural = r"(?:s\b|['’]s\b)?"

        def capitals(found: re.Match[str]) -> str:
            core = found[0].rstrip("s'’")
            said_as_word = core in words.words_in_capitals or (len(core) > _SHORT_CAPITALS and _VOWEL.search(core))
            return found[0] if said_as_word else " ".join(core) + ("'s" if core != found[0] else "")

        return [
            (rf"(?<![\w.+#/@-])(?:{_any_of(words.names)})(?![\w+#]|\.\w)", lambda found: words.names[found[0]]),
            (rf"(?<![\w.])(?:{_any_of(words.abbreviations)})(?!\w)", lambda found: words.abbreviations[found[0]]),
            (rf"(?<![\w.])[A-Z]{{2,6}}{plural}(?![\w+#])", capitals),
            (r"(?<=\w) ?/ ?(?=\w)", lambda _: " "),
            (r"(?<=\S) [–—] (?=\S)", lambda _: ", "),
            (r"\s*[·|•]\s*(?=\S)", lambda _: ", "),
            (rf"\s*(?:{_any_of(words.symbols)})\s*", lambda found: f" {words.symbols[found[0].strip()]} "),
            (r"\s*\+\s*(?=\w)", lambda _: " plus "),
        ]


def _markup() -> list[Rule]:
    """The little Markdown that answers may have."""
    return [
        (r"!\[[^\]]*\]\([^)\s]*\)", lambda _: ""),
        (r"\[[^\]]+\]\([^)\s]*\)", lambda found: found[0][1 : found[0].index("](")]),
        (r"^\s*(?:#{1,6}|[-*+•]|>)\s+", lambda _: ""),
        (rf"{_ENDS}\s*\n+\s*", lambda _: ". "),
        (r"\n+", lambda _: " "),
        (r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|`+|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)", lambda _: ""),
    ]


def _any_of(written: Iterable[str]) -> str:
    """The longest first, so that ``kWh`` isn't taken for ``kW``."""
    return "|".join(re.escape(word) for word in sorted(written, key=lambda word: (-len(word), word)))


def _digits(number: str) -> str:
    return re.sub(r"[,'’]", "", number)


def _host(url: str) -> str:
    """An address is too long to hear: where it leads to is enough."""
    host = re.sub(r"^https?://", "", url).split("/", 1)[0].removeprefix("www.")
    return _spelt_address(host)


def _spelt_address(address: str) -> str:
    return re.sub(r"[._-]", lambda mark: {".": " dot ", "_": " underscore ", "-": " dash "}[mark[0]], address).replace(
        "@", " at "
    )
