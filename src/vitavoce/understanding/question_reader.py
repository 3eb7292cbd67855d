"""Reads a question against one résumé: which of its words name what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vitavoce.domain.question import Correction
from vitavoce.understanding.common_words import COMMON_STEMS
from vitavoce.understanding.date_filter import DateFilter, DateMention
from vitavoce.understanding.english import (
    FRAME_WORDS,
    FUNCTION_WORDS,
    KIND_NOUNS,
    LANGUAGE_NAMES,
    PERSON_PRONOUNS,
    PICKING_SECTION_STEMS,
    SECTION_OF_STEM,
    SOFT_WORDS,
    STRICT_SECTION_STEMS,
)
from vitavoce.understanding.entity_detector import names_in, roles_in
from vitavoce.understanding.facts import facts_asked
from vitavoce.understanding.intent_extractor import IntentExtractor
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.joined_words import pieced
from vitavoce.understanding.lexicon import Lexicon
from vitavoce.understanding.negation import negated_places
from vitavoce.understanding.politeness import idle_spans
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.repair import Repairer
from vitavoce.understanding.sections import acted_words, sections_asked, sections_named, speaker_spans
from vitavoce.understanding.technology_matcher import Found, is_meant, phrases_in, technologies_in_question
from vitavoce.understanding.text import Token, normalise_question, plain, stem, tokens
from vitavoce.understanding.topics import Evidence, called_by, is_said, topic_evidence
from vitavoce.understanding.verbs import verb_places

MAX_TOKENS: Final = 80
"""Words of a question that are looked up."""

_MIN_NUMBERED_LENGTH: Final = 4
_OR: Final = re.compile(r"^\W*(?:/|or|,\s*or|and/or|,)\W*$")
_ABILITY: Final = re.compile(r"^(?:can|does|do|could|is|did|has)(?: \w+){1,2} (?:ever )?\w+\W*$")
_FRAGMENT: Final = re.compile(
    r"^(?:and|or|but|what about|how about|also|then|so)\b(?! (?:what|where|when|who|how|which|did|does|has|is|"
    r"was|tell)\b)"
)


@dataclass(slots=True)
class _Draft:
    """A question while it is being read; ``free`` are the places of tokens nothing has claimed,
    ``verbs`` those where a verb stands."""

    text: str
    tokens: tuple[Token, ...]
    index: ItemIndex
    mentions: list[Mention] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    free: set[int] = field(default_factory=set)
    verbs: frozenset[int] = frozenset()

    def claim(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.free.difference_update(range(mention.start, mention.end))

    def is_free(self, start: int, end: int) -> bool:
        return all(place in self.free for place in range(start, end))

    def words(self) -> list[str]:
        return [token.word for token in self.tokens]


class QuestionReader:
    """Knows the lexicon; is given a question and an index."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._dates = DateFilter()
        self._intents = IntentExtractor(lexicon.intent_model)
        self._repairer = Repairer(lexicon)

    def read(self, question: str, today: date, index: ItemIndex) -> Reading:
        text = normalise_question(question)
        draft = _Draft(text, tokens(text)[:MAX_TOKENS], index)
        self._join(draft)
        draft.free.update(range(len(draft.tokens)))
        mentioned = self._dates.find(text, today)
        if mentioned:
            _claim_spans(draft, [(mentioned.start, mentioned.end)])
        _claim_spans(draft, idle_spans(text))
        facts = facts_asked(text, index.profile.person)
        self._claim_technologies_and_names(draft)
        if facts:
            _claim_spans(draft, facts.spans)
        names_person = self._claim_person(draft)
        _claim_spans(draft, [found.span() for found in acted_words(text)])
        _claim_spans(draft, speaker_spans(text))
        self._repair(draft)
        sections = sections_asked(draft.text, [draft.tokens[place] for place in sorted(draft.free)])
        self._claim_topics(draft)
        if not draft.mentions and not sections.names and mentioned is None and facts is None:
            self._claim_soft_words(draft)
        draft.mentions.sort(key=lambda mention: mention.start)
        claimed = frozenset(place for mention in draft.mentions for place in range(mention.start, mention.end))
        under = negated_places(text, draft.tokens, claimed)
        heads = {mention.end for mention in draft.mentions if mention.start in under}
        left_out = sections_named(text, [draft.tokens[place] for place in sorted(under - claimed - heads)])
        asked = sections_named(text, [draft.tokens[place] for place in sorted(draft.free - under)])
        excluded = tuple(name for name in left_out if name not in asked)
        return Reading(
            text=text,
            tokens=draft.tokens,
            date=mentioned,
            mentions=_joined(draft, under),
            date_negated=mentioned is not None and _stands_under(mentioned, draft.tokens, under),
            sections=tuple(name for name in sections.names if name not in excluded),
            excluded_sections=excluded,
            lenient=sections.lenient,
            intent=self._intents.read(text),
            facts=facts,
            corrections=tuple(draft.corrections),
            names_person=names_person,
            fragment=bool(_FRAGMENT.match(text)),
        )

    def _join(self, draft: _Draft) -> None:
        """Write words of the résumé that are said in pieces as they are written there; other spellings stay."""
        joined: list[Token] = []
        done = 0
        for found in pieced(draft.tokens, draft.index.whole, self._lexicon.phrases):
            pieces = draft.tokens[found.start : found.end]
            if " ".join(token.word for token in pieces) in self._lexicon.phrases:
                continue
            joined.extend(draft.tokens[done : found.start])
            joined.extend(Token(word, stem(word), pieces[0].start, pieces[-1].end) for word in found.written)
            done = found.end
        draft.tokens = (*joined, *draft.tokens[done:])

    def _claim_technologies_and_names(self, draft: _Draft) -> None:
        """Longer claims win; a name of the résumé wins over a technology of the same length only where it is whole."""
        index = draft.index
        words = draft.words()
        found = [*technologies_in_question(self._lexicon, words, index.technologies)]
        found.extend(
            Found(name, start, end)
            for start, end, name in phrases_in(words, index.terms, index.term_lengths)
            if end - start > 1
            or draft.tokens[start].stem not in COMMON_STEMS
            or is_meant(words, start, end, self._lexicon.phrases)
        )
        claims = [
            (
                technology.end - technology.start,
                1 - 2 * self._is_alias(words, technology),
                self._technology(draft, technology),
            )
            for technology in found
        ]
        claims.extend((mention.end - mention.start, 0, mention) for mention in names_in(draft.tokens, index))
        claims.extend(
            (mention.end - mention.start, -2, mention)
            for mention in roles_in(draft.tokens, index, lambda stems: topic_evidence(stems, index, self._lexicon).bits)
        )
        for _, _, mention in sorted(claims, key=lambda claim: (-claim[0], -claim[1], claim[2].start)):
            if draft.is_free(mention.start, mention.end):
                draft.claim(mention)
        for place in sorted(draft.free):
            name = self._in_other_number(words[place])
            if name in index.technologies:
                draft.claim(self._technology(draft, Found(name, place, place + 1)))
        for technology in found:
            if technology.heard and any(
                mention.start == technology.start and mention.key == technology.name for mention in draft.mentions
            ):
                draft.corrections.append(Correction(technology.heard, technology.name))

    def _is_alias(self, words: Sequence[str], found: Found) -> bool:
        """Whether a technology is named otherwise than by its own name, so that a name of the résumé may be meant."""
        return " ".join(words[found.start : found.end]) != plain(found.name)

    def _in_other_number(self, word: str) -> str:
        """The technology a word is the plural or the singular of; empty when there is none."""
        phrases = self._lexicon.phrases
        name = phrases.get(f"{word}s") or (phrases.get(word[:-1]) if word.endswith("s") else None) or ""
        return "" if len(word) < _MIN_NUMBERED_LENGTH or (name and self._lexicon.technologies[name].ordinary) else name

    def _technology(self, draft: _Draft, found: Found) -> Mention:
        index = draft.index
        name = found.name
        bits = index.technologies.get(name, 0)
        known = self._lexicon.technologies.get(name)
        hinted = 0
        stems = [token.stem for token in draft.tokens[found.start : found.end]]
        if known is not None:
            family = 0
            for part in self._lexicon.parts.get(name, ()):
                family |= index.technologies.get(part, 0)
            bits = bits | family & ~index.sections.get("skills", 0) or family
            for sign in self._lexicon.shown_by.get(name, ()):
                hinted |= index.technologies.get(sign, 0)
        else:
            bits |= topic_evidence(stems, index, self._lexicon).bits
        return Mention(
            kind=MentionKind.TECHNOLOGY,
            label=index.written.get(name, name),
            key=name,
            start=found.start,
            end=found.end,
            bits=bits,
            hinted=hinted,
            strong=called_by(stems, index),
        )

    def _claim_person(self, draft: _Draft) -> bool:
        named = False
        for place in sorted(draft.free):
            token = draft.tokens[place]
            if token.word in draft.index.person_words:
                draft.free.discard(place)
                named = True
            elif token.word in PERSON_PRONOUNS:
                named = True
        return named

    def _claim_soft_words(self, draft: _Draft) -> None:
        """In a question that says nothing else, its verb is the topic ("can he code?")."""
        if not _ABILITY.match(draft.text):
            return
        for place in sorted(draft.free):
            if draft.tokens[place].stem in SOFT_WORDS:
                self._claim_topic(draft, [place])
                return

    def _repair(self, draft: _Draft) -> None:
        for repaired in self._repairer.repair(draft.tokens, frozenset(draft.free), draft.index):
            if not draft.is_free(repaired.start, repaired.end):
                continue
            heard = " ".join(draft.words()[repaired.start : repaired.end])
            if repaired.technology:
                mention = self._technology(draft, Found(repaired.technology, repaired.start, repaired.end))
                draft.claim(mention)
                draft.corrections.append(Correction(heard, mention.label))
            elif repaired.name:
                draft.claim(repaired.name)
                draft.corrections.append(Correction(heard, repaired.name.label))
            else:
                token = draft.tokens[repaired.start]._replace(word=repaired.word, stem=repaired.stem)
                draft.tokens = (*draft.tokens[: repaired.start], token, *draft.tokens[repaired.start + 1 :])

    def _claim_topics(self, draft: _Draft) -> None:
        """Groups of neighbouring words that carry a topic; small words between them part the groups."""
        draft.verbs = verb_places(draft.tokens, draft.index.person_words)
        named = {mention.end for mention in draft.mentions if mention.kind is MentionKind.TECHNOLOGY}
        draft.free.difference_update(
            place for place in named if place < len(draft.tokens) and draft.tokens[place].stem in KIND_NOUNS
        )
        for start, end in self._known_topics(draft):
            if draft.is_free(start, end):
                self._claim_topic(draft, range(start, end))
        group: list[int] = []
        for place in [*range(len(draft.tokens)), -1]:
            if place >= 0 and place in draft.free and _carries_topic(draft.tokens[place], draft.index):
                if group and place != group[-1] + 1:
                    self._claim_topic(draft, group)
                    group = []
                group.append(place)
            elif place < 0 or not (group and place in draft.free and draft.tokens[place].stem in SOFT_WORDS):
                if group:
                    self._claim_topic(draft, group)
                group = []

    def _known_topics(self, draft: _Draft) -> Iterator[tuple[int, int]]:
        """Topics of several words that the lexicon knows ("own business"), whatever words they are made of."""
        stems = [token.stem for token in draft.tokens]
        for start, first in enumerate(stems):
            for length in self._lexicon.topic_lengths.get(first, ()):
                if " ".join(stems[start : start + length]) in self._lexicon.concepts:
                    yield start, min(start + length, len(stems))
                    break

    def _claim_topic(self, draft: _Draft, group: Sequence[int]) -> None:
        known = len(group) > 1 and " ".join(draft.tokens[place].stem for place in group) in self._lexicon.concepts
        is_verb = not known and group[0] in draft.verbs and not is_said(draft.tokens[group[0]].stem, draft.index)
        if is_verb and len(group) > 1:
            is_verb, group = False, group[1:]
        chosen = [draft.tokens[place] for place in group]
        stems = [token.stem for token in chosen]
        evidence = topic_evidence(stems, draft.index, self._lexicon)
        spoken = evidence.bits & draft.index.sections.get("languages", 0)
        if spoken and len(chosen) == 1 and chosen[0].word in LANGUAGE_NAMES:
            evidence = Evidence(spoken, spoken)
        if not evidence.bits and all(stemmed in PICKING_SECTION_STEMS for stemmed in stems):
            return
        draft.claim(
            Mention(
                kind=MentionKind.TOPIC,
                label=draft.text[chosen[0].start : chosen[-1].end],
                key=" ".join(stems),
                start=group[0],
                end=group[-1] + 1,
                bits=evidence.bits,
                strong=evidence.strong,
                soft=is_verb,
            )
        )


def _claim_spans(draft: _Draft, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        draft.free.difference_update(place for place, token in enumerate(draft.tokens) if start <= token.start < end)


def _stands_under(mentioned: DateMention, listed: Sequence[Token], under: frozenset[int]) -> bool:
    """Whether a time is left out ("not from 1995")."""
    return any(mentioned.start <= listed[place].start < mentioned.end for place in under)


def _carries_topic(token: Token, index: ItemIndex) -> bool:
    stemmed = token.stem
    if token.word.isdigit() and stemmed not in index.stems:
        return False
    if stemmed in FUNCTION_WORDS or stemmed in FRAME_WORDS or stemmed in SOFT_WORDS:
        return False
    return stemmed not in SECTION_OF_STEM or stemmed in PICKING_SECTION_STEMS or stemmed in STRICT_SECTION_STEMS


def _joined(draft: _Draft, under: frozenset[int]) -> tuple[Mention, ...]:
    """The mentions with what stands between them: "or" and commas make them alternatives, a negation turns them."""
    joined: list[Mention] = []
    for mention in draft.mentions:
        between = draft.text[draft.tokens[joined[-1].end - 1].end : draft.tokens[mention.start].start] if joined else ""
        alternative = bool(between and _OR.match(between))
        if alternative or mention.start in under:
            mention = replace(mention, negated=mention.start in under, alternative=alternative)  # noqa: PLW2901 - the same one, told more of
        joined.append(mention)
    return tuple(joined)
