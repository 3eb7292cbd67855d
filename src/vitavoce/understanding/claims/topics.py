"""Which items speak of a topic that is no listed technology and no name: by the résumé's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.understanding.english.spelling import OF_NOUNS_OF_VERBS
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import root
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import COMMON_STEMS, KIND_STEMS

_MAX_VERIFIED_ITEMS: Final = 60
"""Items read through for a phrase of several words; beyond it any of them that has all words counts."""


_MIN_VERB_LENGTH: Final = 6
"""Letters of a verb whose noun in "-ation" is known as its own: a foundation isn't found."""

_MIN_PREFIX_LENGTH: Final = 5
"""Letters from which a word that the résumé lacks may be short for one it has ("postdoc")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sets of items: ``bits`` say it, ``strong`` of them in their name, role or keywords."""

    bits: int
    strong: int


NOTHING: Final = Evidence(0, 0)


def word_evidence(stemmed: str, index: ItemIndex, lexicon: Lexicon) -> Evidence:
    """Items that say a word or one of the same root, or that are called by a word that shows the same topic; where
    there is at most one, also those that say such a word. Words that are merely alike count where it has none of these.
    """
    bits = index.stems.get(stemmed, 0)
    strong = index.strong.get(stemmed, 0)
    for relative in _relatives(stemmed, index):
        bits |= index.stems[relative]
        strong |= index.strong.get(relative, 0)
    if not bits and len(stemmed) >= _MIN_PREFIX_LENGTH:
        for relative in index.stems_beginning(stemmed):
            bits |= index.stems[relative]
            strong |= index.strong.get(relative, 0)
    phrases = lexicon.concepts.get(stemmed) or lexicon.concepts.get(root(stemmed), ())
    shown = _shown_by(phrases, index)
    said, strong = shown.bits, strong | shown.strong
    if not bits and not said:
        shown = _shown_by(lexicon.alike.get(stemmed, ()), index)
        said, strong = shown.bits, strong | shown.strong
    called = bits | strong
    return Evidence(called if called.bit_count() > 1 else called | said, strong)


def is_said(stemmed: str, index: ItemIndex, among: int = -1) -> bool:
    """Whether an item, of those ``among`` which it is asked, says a word, or one of the same root."""
    said = index.stems.get(stemmed, 0)
    for relative in _relatives(stemmed, index):
        said |= index.stems[relative]
    return bool(said & among & index.everything)


def _relatives(stemmed: str, index: ItemIndex) -> Sequence[str]:
    """Words of the same root, and of the noun of a verb or the verb of a noun ("examine", "examination")."""
    found = index.roots.get(root(stemmed), ())
    if len(stemmed) < _MIN_VERB_LENGTH:
        return found
    verb = stemmed.removesuffix(OF_NOUNS_OF_VERBS)
    if verb != stemmed:
        return (*found, *index.roots.get(verb, ())) if len(verb) >= _MIN_VERB_LENGTH else found
    noun = stemmed + OF_NOUNS_OF_VERBS
    return (*found, noun) if noun in index.stems else found


def called_by(stems: Sequence[str], index: ItemIndex) -> int:
    """Items whose name, role or keywords have all these words or ones of the same roots."""
    called = -1
    for stemmed in stems:
        word = index.strong.get(stemmed, 0)
        for relative in index.roots.get(root(stemmed), ()):
            word |= index.strong.get(relative, 0)
        called &= word
    return called


def phrase_evidence(stems: Sequence[str], index: ItemIndex) -> Evidence:
    """Items that hold all stems next to each other, in this order."""
    if len(stems) == 1:
        return Evidence(index.stems.get(stems[0], 0), index.strong.get(stems[0], 0))
    bits = index.stems.get(stems[0], 0)
    strong = index.strong.get(stems[0], 0)
    for stemmed in stems[1:]:
        if not bits:
            return NOTHING
        bits &= index.stems.get(stemmed, 0)
        strong &= index.strong.get(stemmed, 0)
    if bits.bit_count() > _MAX_VERIFIED_ITEMS:
        return Evidence(bits, strong)
    wanted = " ".join(("", *stems, ""))
    for number in index.numbers(bits):
        if wanted not in index.said[number]:
            bits &= ~(1 << number)
    return Evidence(bits, strong & bits)


def shown_otherwise(stems: Sequence[str], index: ItemIndex, lexicon: Lexicon) -> Evidence:
    """Items that hold what shows a topic, or what people use for it."""
    return _shown_by(lexicon.signs_of(" ".join(stems)), index)


def _shown_by(phrases: Sequence[str], index: ItemIndex) -> Evidence:
    """Items that hold any of the phrases."""
    bits = strong = 0
    for phrase in phrases:
        shown = phrase_evidence(phrase.split(" "), index)
        bits, strong = bits | shown.bits, strong | shown.strong
    return Evidence(bits, strong)


def topic_evidence(stems: Sequence[str], index: ItemIndex, lexicon: Lexicon) -> Evidence:
    """Items that speak of a topic of one or more words.

    All words must be there; where the résumé lacks one of them, the rest counts only with the last word, and when it is
    telling by itself (few items say it): "hand stripping" is answered with stripping, but neither "horse grooming"
    with all of a dog groomer's grooming nor "milking llamas" with milking. An uncommon word is a name, which must be
    there: no other till shows "Lightspeed tills". A noun for kinds of things may be missing: "scheduling software".
    """
    phrase = " ".join(stems) if len(stems) > 1 else ""
    if (shown := _shown_by(lexicon.concepts.get(phrase, ()), index)).bits:
        return shown
    found = [word_evidence(stemmed, index, lexicon) for stemmed in stems]
    bits = strong = -1
    for evidence in found:
        bits &= evidence.bits
        strong &= evidence.strong
    if bits & index.everything or (bits and not phrase):
        return Evidence(bits, strong)
    if lexicon.knows_topic(phrase):  # one thing, of which a part is another
        return _shown_by(lexicon.alike.get(phrase, ()), index)
    if not found[-1].bits and phrase and stems[-1] in KIND_STEMS:
        return topic_evidence(stems[:-1], index, lexicon)
    in_summary = Evidence(bits, strong)
    known = [evidence for evidence in found if evidence.bits]
    if not found[-1].bits or len(known) * 2 < len(found):
        return in_summary
    if any(not evidence.bits and stemmed not in COMMON_STEMS for evidence, stemmed in zip(found, stems, strict=True)):
        return in_summary
    rarest = min(known, key=lambda evidence: evidence.bits.bit_count())
    telling = max(1, len(index.profile.items) // 12)
    return rarest if rarest.bits.bit_count() <= telling else in_summary
