"""What is asked of a language that is named: how well it is known, or what proves it."""

from vitavoce.domain.question import Ask
from vitavoce.understanding.english.spoken_languages import (
    ASKED_AS_NATIVE,
    EXAMS_BY_LANGUAGE,
    LANGUAGE_NAMES,
    PROOF_ASKED,
    STATED_NATIVE,
)
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, Reading
from vitavoce.understanding.text import plain, stem


def language_named(reading: Reading) -> Mention | None:
    """The language that is all a question names; None where it names more."""
    named = [mention for mention in reading.positive if mention.shown_by]
    return named[0] if len(named) == 1 and named[0].label in LANGUAGE_NAMES else None


def is_level_asked(reading: Reading, index: ItemIndex) -> bool:
    """Whether a yes would be wrong: a language is asked for as native that is stated at a level."""
    language = language_named(reading) if ASKED_AS_NATIVE.search(reading.text) else None
    spoken = index.items(language.bits & index.sections.get("languages", 0)) if language else ()
    return bool(spoken) and not any(STATED_NATIVE.search(plain(item.level)) for item in spoken)


def proof_of_language(reading: Reading, index: ItemIndex) -> int:
    """The certificates of the language that a question wants proved; 0 where it wants none, or there are none."""
    language = language_named(reading) if PROOF_ASKED.search(reading.text) else None
    if language is None or reading.intent.ask is Ask.COUNT:
        return 0
    found = index.stems.get(language.key, 0)
    for exam in EXAMS_BY_LANGUAGE.get(language.label, "").split():
        found |= index.stems.get(stem(exam), 0)
    return found & index.sections.get("certificates", 0)
