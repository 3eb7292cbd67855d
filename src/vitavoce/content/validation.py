"""Reads a document field by field: takes what can be read, and names what is wrong with the rest."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from vitavoce.content.dates import StatedDate, read_date
from vitavoce.content.plain_text import FORBIDDEN, one_line, tidy_lines, without_forbidden, without_marks

MAX_LINE_CHARACTERS: Final = 500  # names, titles, keywords: what has to fit a card
MAX_PROSE_CHARACTERS: Final = 20_000  # about seven printed pages in one field
MAX_LIST_ENTRIES: Final = 1_000
MAX_KEY_CHARACTERS: Final = 60
MAX_DEFECTS: Final = 500
MAX_URL_CHARACTERS: Final = 2_000
SHOWN_VALUE_CHARACTERS: Final = 60

_SEPARATORS: Final = re.compile(r"\s*[,;|•·\n]\s*")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")
_NAME_OF_OBJECT: Final = ("name", "title", "label", "city")


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a document: where (JSON Pointer, empty for the whole), which rule, what stands there, what
    to do. Nothing is imported when it is ``fatal``; otherwise the rest is.
    """

    path: str
    rule: str
    value: str
    hint: str
    fatal: bool = False

    def __str__(self) -> str:
        return f"{self.path or '(document)'}  {self.rule}  {self.value}  {self.hint}"


class Defects:
    """The defects found so far, at most ``MAX_DEFECTS`` and a line that tells how many more there were."""

    def __init__(self) -> None:
        self._found: list[Defect] = []
        self._untold = 0
        self.fatal = False

    def warn(self, path: str, rule: str, value: object, hint: str) -> None:
        if len(self._found) < MAX_DEFECTS:
            self._found.append(Defect(path, rule, shortened(value), hint))
        else:
            self._untold += 1

    def refuse(self, path: str, rule: str, value: object, hint: str) -> None:
        self.fatal = True
        self._found.append(Defect(path, rule, shortened(value), hint, fatal=True))

    def listing(self) -> tuple[Defect, ...]:
        if not self._untold:
            return tuple(self._found)
        hint = "mend those above first, then import again to see the rest"
        return (*self._found, Defect("", "more", str(self._untold), hint))


def shortened(value: object) -> str:
    """A value as a report shows it: on one line, never long."""
    if isinstance(value, str):
        cut = value if len(value) <= SHOWN_VALUE_CHARACTERS else value[: SHOWN_VALUE_CHARACTERS - 1] + "…"
        # json.dumps writes control characters and lone surrogates as escapes; the rest stays readable
        return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in cut)
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return f"an object of {len(value)}"
    return shortened(json.dumps(value, default=str))


def is_plain_name(key: str) -> bool:
    """Whether a key that the schema doesn't know can stand in a ref and before visitors."""
    return 0 < len(key) <= MAX_KEY_CHARACTERS and key.isprintable() and not key.startswith(("$", "_", "x-"))


def pointer(path: str, key: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a member."""
    return f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}"


class Entry:
    """One object of the document.

    Every reading method takes the schema's field name first, then names that older or foreign documents use for it;
    finding the value under one of those is noted as ``renamed``.
    """

    def __init__(self, fields: Mapping[str, object], path: str, defects: Defects) -> None:
        self.fields = fields
        self.path = path
        self.defects = defects

    def find(self, name: str, *other_names: str) -> tuple[str, object]:
        """Path and value of the first of the names that holds something; None when none does."""
        value = self.fields.get(name)
        if value is not None and value != "":
            return pointer(self.path, name), value
        for other in other_names:
            value = self.fields.get(other)
            if value is not None and value not in ("", [], {}):
                path = pointer(self.path, other)
                self.defects.warn(path, "renamed", value, f"the schema calls this {name}")
                return path, value
        return pointer(self.path, name), None

    def line(self, name: str, *other_names: str) -> str:
        """A short text on one line."""
        path, value = self.find(name, *other_names)
        return self._line(path, value)

    def prose(self, name: str, *other_names: str) -> str:
        """A longer text, its paragraphs on lines."""
        path, value = self.find(name, *other_names)
        return self._prose(path, value)

    def words(self, name: str, *other_names: str) -> tuple[str, ...]:
        """A list of short texts; one text is split at its commas."""
        path, value = self.find(name, *other_names)
        if isinstance(value, str):
            self.defects.warn(path, "type", value, "a list is expected; it is read as one, split at commas")
            value = _SEPARATORS.split(value)
        lines = (self._line(entry_path, entry) for entry_path, entry in self._entries(path, value))
        return tuple(dict.fromkeys(line for line in lines if line))

    def paragraphs(self, name: str, *other_names: str) -> tuple[str, ...]:
        """A list of longer texts; one text is split at its lines."""
        path, value = self.find(name, *other_names)
        if isinstance(value, str):
            self.defects.warn(path, "type", value, "a list is expected; each line is read as an entry")
            value = value.splitlines()
        texts = (one_line(self._prose(entry_path, entry)) for entry_path, entry in self._entries(path, value))
        return tuple(text for text in texts if text)

    def date(self, name: str, *other_names: str, closing: bool = False) -> StatedDate:
        """A date; an unreadable or oddly written one is noted."""
        path, value = self.find(name, *other_names)
        if value is None:
            return StatedDate()
        stated = read_date(self._line(path, value), closing=closing)
        if stated.problem:
            self.defects.warn(path, "date", value, stated.problem)
        return stated

    def url(self, name: str, *other_names: str) -> str:
        """A web or mail address that is safe to click; empty when it isn't."""
        path, value = self.find(name, *other_names)
        text = self._line(path, value, MAX_URL_CHARACTERS)
        return safe_url(text, path, self.defects) if text else ""

    def _entries(self, path: str, value: object) -> Iterator[tuple[str, object]]:
        if value is None:
            return
        entries = value if isinstance(value, list) else [value]
        if not isinstance(value, list):
            self.defects.warn(path, "type", value, "a list is expected; this is read as its only entry")
        if len(entries) > MAX_LIST_ENTRIES:
            self.defects.warn(path, "length", value, f"only the first {MAX_LIST_ENTRIES} entries are read")
        for number, entry in enumerate(entries[:MAX_LIST_ENTRIES]):
            yield pointer(path, number), entry

    def _line(self, path: str, value: object, limit: int = MAX_LINE_CHARACTERS) -> str:
        return one_line(self._plain(path, self._text(path, value), limit))

    def _prose(self, path: str, value: object) -> str:
        return tidy_lines(self._plain(path, self._text(path, value), MAX_PROSE_CHARACTERS))

    def _text(self, path: str, value: object) -> str:
        """The value as text, also where it stands in another type and its meaning is clear."""
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, int | float | list | dict):
            self.defects.warn(path, "type", value, "a text is expected; this is left out")
            return ""
        if isinstance(value, int | float):
            self.defects.warn(path, "type", value, "a text is expected; put it in quotes")
            return str(value)
        if isinstance(value, list):
            texts = [entry for entry in value if isinstance(entry, str)]
        else:
            texts = [str(value[key]) for key in _NAME_OF_OBJECT if isinstance(value.get(key), str)][:1]
        hint = "a text is expected; this is read as one" if texts else "a text is expected; this is left out"
        self.defects.warn(path, "type", value, hint)
        return ", ".join(texts)

    def _plain(self, path: str, text: str, limit: int) -> str:
        if len(text) > limit:
            self.defects.warn(path, "length", text, f"visitors see the first {limit} characters only")
            text = text[:limit]
        if not text.isprintable() and FORBIDDEN.search(text):
            self.defects.warn(path, "characters", text, "control and invisible characters are left out")
        return without_marks(without_forbidden(text))


def safe_url(text: str, path: str, defects: Defects) -> str:
    """The address when it is http, https or mailto; one without a scheme is taken as https."""
    lower = text.lower()
    if lower.startswith("mailto:") and "@" in text and " " not in text:
        return text
    if _BARE_HOST.fullmatch(text) and "@" not in text.partition("/")[0]:
        defects.warn(path, "url", text, f"the scheme is missing; it is read as https://{text}")
        return f"https://{text}"
    if lower.startswith(("http://", "https://")) and not re.search(r"[\s<>\"\\^`{|}]", text):
        try:
            parts = urlsplit(text)
            if parts.hostname and parts.username is None and (parts.port is None or parts.port):
                return text
        except ValueError:
            pass
    foreign = _SCHEME.match(text) and not lower.startswith(("http:", "https:"))
    hint = "only http, https and mailto addresses are linked" if foreign else "this isn't a web address"
    defects.warn(path, "url", text, f"{hint}; it is left out")
    return ""
