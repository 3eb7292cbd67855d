"""Reads a question against one résumé: which of its words name what."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from vitavoce.domain.question import Correction
from vitavoce.understanding.claims.draft import Draft
from vitavoce.understanding.claims.joined_words import pieced
from vitavoce.understanding.claims.negation import negated_places
from vitavoce.understanding.claims.repair import Repairer
from vitavoce.understanding.claims.sections import acted_words, sections_asked, sections_named, speaker_spans
from vitavoce.understanding.claims.slips_in_names import slips_in_names
from vitavoce.understanding.claims.technology_claims import TechnologyClaims
from vitavoce.understanding.claims.topic_claims import TopicClaims
from vitavoce.understanding.date_filter import DateFilter, DateMention
from vitavoce.understanding.english.comparing import BEFORE_OR_AFTER
from vitavoce.understanding.english.framing import PERSON_PRONOUNS
from vitavoce.understanding.english.linking import ADDS, GOES_ON, JOINING, JOINS_ALTERNATIVES
from vitavoce.understanding.facts import facts_asked
from vitavoce.understanding.intent_extractor import IntentExtractor
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, Reading
from vitavoce.understanding.technology_matcher import Found
from vitavoce.understanding.text import Token, normalise_question, stem, tokens
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import PICKING_SECTION_STEMS, SECTION_OF_STEM, STRICT_SECTION_STEMS
from vitavoce.understanding.wording.politeness import idle_spans
from vitavoce.understanding.wording.wrapping import unwrapped

_BARE_WORDS: Final = 2
"""So few words ask for a fact before they name a technology: "website?"."""

MAX_TOKENS: Final = 80
"""Words of a question that are looked up."""


class QuestionReader:
    """Knows the lexicon; is given a question and an index."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._dates = DateFilter()
        self._intents = IntentExtractor(lexicon.intent_model)
        self._repairer = Repairer(lexicon)
        self._technologies = TechnologyClaims(lexicon)
        self._topics = TopicClaims(lexicon)

    def read(self, question: str, today: date, index: ItemIndex) -> Reading:
        text = unwrapped(normalise_question(question))
        draft = Draft(text, tokens(text)[:MAX_TOKENS], index)
        self._join(draft)
        draft.free.update(range(len(draft.tokens)))
        mentioned = self._claim_time(draft, today)
        draft.claim_spans(idle_spans(text))
        timed = (mentioned.start, mentioned.end) if mentioned else (0, 0)
        facts = facts_asked(text, index.profile.person, timed)
        if facts and (len(draft.tokens) <= _BARE_WORDS or "phone" in facts.names):
            draft.claim_spans(facts.spans)
        self._technologies.claim(draft)
        if facts:
            draft.claim_spans(facts.spans)
        names_person = self._claim_person(draft)
        draft.claim_spans([found.span() for found in acted_words(text)])
        draft.claim_spans(speaker_spans(text))
        if self._repair(draft):
            names_person = self._claim_person(draft) or names_person
        sections = sections_asked(draft, self._lexicon.english.sections if names_person else {})
        self._topics.claim(draft)
        if not draft.mentions and not sections.names and mentioned is None and facts is None:
            self._topics.claim_verb(draft)
            self._topics.claim_pair(draft)
        draft.mentions[:] = [mention for mention in draft.mentions if not _widens_a_section(mention, draft)]
        draft.mentions.sort(key=lambda mention: mention.start)
        claimed = frozenset(place for mention in draft.mentions for place in range(mention.start, mention.end))
        under = negated_places(text, draft.tokens, claimed, timed)
        heads = {mention.end for mention in draft.mentions if mention.start in under}
        left_out = sections_named(text, [draft.tokens[place] for place in sorted(under - claimed - heads)])
        asked = sections_named(text, [draft.tokens[place] for place in sorted(draft.free - under)])
        excluded = tuple(name for name in left_out if name not in asked)
        mentions = _joined(draft, under)
        return Reading(
            text=text,
            tokens=draft.tokens,
            date=mentioned,
            mentions=mentions,
            positive=tuple([mention for mention in mentions if not mention.negated]),
            date_negated=mentioned is not None and _stands_under(mentioned, draft.tokens, under),
            sections=tuple(name for name in sections.names if name not in excluded),
            excluded_sections=excluded,
            lenient=sections.lenient,
            intent=self._intents.read(text),
            facts=facts,
            corrections=tuple(draft.corrections),
            names_person=names_person,
            fragment=bool(GOES_ON.match(text)),
        )

    def _join(self, draft: Draft) -> None:
        """Write words of the résumé that are said in pieces as they are written there; other spellings stay."""
        joined: list[Token] = []
        done = 0
        for found in pieced(draft.tokens, draft.index.whole, self._lexicon.phrases, draft.index.heard):
            pieces = draft.tokens[found.start : found.end]
            if " ".join(token.word for token in pieces) in self._lexicon.phrases:
                continue
            joined.extend(draft.tokens[done : found.start])
            joined.extend(Token(word, stem(word), pieces[0].start, pieces[-1].end) for word in found.written)
            done = found.end
        draft.tokens = (*joined, *draft.tokens[done:])
        for place, meant in slips_in_names(draft.tokens, draft.index):
            token = draft.tokens[place]._replace(word=meant, stem=stem(meant))
            draft.tokens = (*draft.tokens[:place], token, *draft.tokens[place + 1 :])

    def _claim_time(self, draft: Draft, today: date) -> DateMention | None:
        mentioned = self._dates.find(draft.text, today)
        if mentioned:
            draft.claim_spans([(mentioned.start, mentioned.end)])
        return None if BEFORE_OR_AFTER.search(draft.text) else mentioned

    def _claim_person(self, draft: Draft) -> bool:
        named = False
        for place, token in enumerate(draft.tokens):
            if token.word in draft.index.person_words:
                draft.free.discard(place)
                named = True
            elif token.word in PERSON_PRONOUNS:
                named = True
        return named

    def _repair(self, draft: Draft) -> bool:
        """Whether a word was mended."""
        is_mended = False
        for repaired in self._repairer.repair(draft.tokens, frozenset(draft.free), draft.index):
            if not draft.is_free(repaired.start, repaired.end):
                continue
            heard = " ".join(draft.words()[repaired.start : repaired.end])
            if repaired.technology:
                mention = self._technologies.mention(draft, Found(repaired.technology, repaired.start, repaired.end))
                draft.claim(mention)
                draft.corrections.append(Correction(heard, mention.label))
            elif repaired.name:
                draft.claim(repaired.name)
                draft.corrections.append(Correction(heard, repaired.name.label))
            else:
                token = draft.tokens[repaired.start]._replace(word=repaired.word, stem=repaired.stem)
                draft.tokens = (*draft.tokens[: repaired.start], token, *draft.tokens[repaired.start + 1 :])
                is_mended = True
        return is_mended


def _stands_under(mentioned: DateMention, listed: Sequence[Token], under: frozenset[int]) -> bool:
    """Whether a time is left out ("not from 1995")."""
    return any(mentioned.start <= listed[place].start < mentioned.end for place in under)


def _is_a_sort(mention: Mention) -> bool:
    """Whether a mention is nothing but a word for a sort of entry."""
    return mention.key in PICKING_SECTION_STEMS or mention.key in STRICT_SECTION_STEMS


def _widens_a_section(mention: Mention, draft: Draft) -> bool:
    """Whether a sort of entry is named beside the word for its section ("paper or book"), which has them all."""
    if not _is_a_sort(mention):
        return False
    listed = draft.tokens
    beside = [
        other
        for link, other in ((mention.start - 1, mention.start - 2), (mention.end, mention.end + 1))
        if 0 <= other < len(listed) and listed[link].word in JOINING and other in draft.free
    ]
    section = SECTION_OF_STEM.get(mention.key)
    return any(SECTION_OF_STEM.get(listed[other].stem) == section for other in beside)


def _joined(draft: Draft, under: frozenset[int]) -> tuple[Mention, ...]:
    """The mentions with what stands between them: "or" and commas make them alternatives, a negation turns them."""
    joined: list[Mention] = []
    for mention in draft.mentions:
        between = draft.text[draft.tokens[joined[-1].end - 1].end : draft.tokens[mention.start].start] if joined else ""
        alternative = bool(between and JOINS_ALTERNATIVES.match(between))
        added = bool(between and not alternative and ADDS.match(between))
        if added and all(_is_a_sort(each) for each in (joined[-1], mention)):  # "books and essays": nothing is both
            alternative, added = True, False
        if alternative or added or mention.start in under:
            mention = mention._replace(negated=mention.start in under, alternative=alternative, added=added)  # noqa: PLW2901 - the same one, told more of
        joined.append(mention)
    return tuple(joined)
