"""The words of a question that name a topic: what is neither a technology nor a name, and more than asking."""

from collections.abc import Iterator, Sequence
from typing import Final

from vitavoce.understanding.claims.draft import Draft
from vitavoce.understanding.claims.foreign_places import ABROAD, HAPPENING, told_abroad
from vitavoce.understanding.claims.places_told import places_told
from vitavoce.understanding.claims.topics import Evidence, is_said, phrase_evidence, topic_evidence
from vitavoce.understanding.english.linking import PARTS_A_LIST
from vitavoce.understanding.english.naming import (
    ASKS_ABILITY,
    BEFORE_THINGS,
    DETERMINERS,
    INDEFINITE_ARTICLES,
    PLURAL_ENDING,
)
from vitavoce.understanding.english.spoken_languages import LANGUAGE_NAMES, LEVEL_WORDS
from vitavoce.understanding.english.technologies import SOFTWARE_HOUSES
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind
from vitavoce.understanding.text import Token
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import (
    DEED_STEMS,
    FRAME_STEMS,
    FUNCTION_STEMS,
    KIND_STEMS,
    PICKING_SECTION_STEMS,
    SECTION_OF_STEM,
    SOFT_STEMS,
    STRICT_SECTION_STEMS,
)
from vitavoce.understanding.wording.schooling import higher_studies, is_any_degree, is_kind_of_school, is_lacking
from vitavoce.understanding.wording.verbs import verb_places

_PAIRED: Final = FRAME_STEMS - FUNCTION_STEMS
_STUDIED_SECTIONS: Final = ("education", "certificates")
_HEADED_SECTIONS: Final = ("skills", "interests")
"""Sections whose names are headings, of words as wide as "people"."""


class TopicClaims:
    """Claims words for topics; knows the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def claim(self, draft: Draft) -> None:
        """Groups of neighbouring words that carry a topic; small words between them part the groups."""
        draft.verbs = verb_places(draft.tokens, draft.index.person_words)
        draft.mentions = [_as_verb(mention, draft) for mention in draft.mentions]
        named = [mention for mention in draft.mentions if mention.kind is MentionKind.TECHNOLOGY]
        ends, begins = (
            {mention.end for mention in named} - {len(draft.tokens)},
            {mention.start - 1 for mention in named},
        )
        draft.free.difference_update(
            [place for place in ends if draft.tokens[place].stem in KIND_STEMS],
            [place for place in begins if draft.tokens[place].word in SOFTWARE_HOUSES],
        )
        if asking := self._lexicon.english.asking:
            draft.free = {
                place
                for place in draft.free
                if (stemmed := draft.tokens[place].stem) not in asking or is_said(stemmed, draft.index)
            }
        for mention in places_told(draft.text, draft.tokens, draft.index, self._lexicon):
            if draft.is_free(mention.start, mention.end):
                draft.claim(mention)
        for start, end in self._known_topics(draft):
            places = [place for place in range(start, end) if draft.tokens[place].word not in DETERMINERS]
            if draft.is_free(start, end) and not self._is_lacking_of_a_section(draft, places):
                self._claim_topic(draft, places)
        self._claim_abroad(draft)
        group: list[int] = []
        for place in [*range(len(draft.tokens)), -1]:
            if place >= 0 and place in draft.free and _is_topical(draft, place):
                if group and (place != group[-1] + 1 or _are_listed(draft, group[-1], place)):
                    self._claim_topic(draft, group)
                    group = []
                group.append(place)
            elif place < 0 or not (group and place in draft.free and draft.tokens[place].stem in SOFT_STEMS):
                if group:
                    self._claim_topic(draft, group)
                group = []

    def _known_topics(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """Topics of several words that the lexicon knows ("own business"), whatever words they are made of."""
        places = [place for place, token in enumerate(draft.tokens) if token.word not in DETERMINERS]
        stems = [draft.tokens[place].stem for place in places]
        for start, first in enumerate(stems):
            for length in self._lexicon.topic_lengths.get(first, ()):
                end = start + length
                if end <= len(stems) and self._lexicon.knows_topic(" ".join(stems[start:end])):
                    yield places[start], places[end - 1] + 1
                    break

    def _is_lacking_of_a_section(self, draft: Draft, places: Sequence[int]) -> bool:
        """Whether a known topic ends in a word for studies and nothing shows it ("teaching qualification"), so that its
        words are read each by itself.
        """
        stems = [draft.tokens[place].stem for place in places]
        is_of_studies = SECTION_OF_STEM.get(stems[-1]) in _STUDIED_SECTIONS
        return is_of_studies and not topic_evidence(stems, draft.index, self._lexicon).bits

    def _claim_abroad(self, draft: Draft) -> None:
        """Where items name a country that isn't the person's; else it is a word like others."""
        for place in sorted(draft.free):
            token = draft.tokens[place]
            if token.stem in ABROAD and (told := told_abroad(draft.index)):
                told |= topic_evidence([token.stem], draft.index, self._lexicon).bits & draft.index.in_sections(
                    HAPPENING
                )
                draft.claim(Mention(MentionKind.TOPIC, token.word, token.stem, place, place + 1, bits=told))

    def _claim_topic(self, draft: Draft, group: Sequence[int]) -> None:
        known = len(group) > 1 and self._lexicon.knows_topic(" ".join(draft.tokens[place].stem for place in group))
        is_verb = not known and group[0] in draft.verbs and not is_said(draft.tokens[group[0]].stem, draft.index)
        if is_verb and len(group) > 1:
            self._claim_deed(draft, group[0])
            is_verb, group = False, group[1:]
        named = [place for place in group if known or not self._stands_beside(draft.tokens[place], draft.index)]
        if any(draft.tokens[place].word in LANGUAGE_NAMES for place in named):
            named = [place for place in named if draft.tokens[place].word not in LEVEL_WORDS]
        is_aside = not named
        group = named or group
        while len(group) > 1 and _only_names_a_section(draft.tokens[group[-1]], draft.index):
            group = group[:-1]
        chosen = [draft.tokens[place] for place in group]
        stems = [token.stem for token in chosen]
        evidence = topic_evidence(stems, draft.index, self._lexicon)
        is_lacking_there = is_lacking(" ".join(token.word for token in chosen), draft.index.profile.items)
        if is_lacking_there:  # a college is like a university, but nobody's degree is of one
            evidence = phrase_evidence(stems, draft.index)
        spoken = evidence.bits & draft.index.sections.get("languages", 0)
        if spoken and len(chosen) == 1 and chosen[0].word in LANGUAGE_NAMES:
            evidence = Evidence(spoken, spoken)
        if is_any_degree(draft.text[chosen[0].start : chosen[-1].end]):
            degrees = higher_studies(draft.index.profile.items)
            evidence = Evidence(degrees, degrees)
        if not known:
            group, evidence = _with_frames(draft, group, evidence)
            chosen = [draft.tokens[place] for place in group]
            stems = [token.stem for token in chosen]
        label = draft.text[chosen[0].start : chosen[-1].end]
        is_kind = all(stemmed in PICKING_SECTION_STEMS for stemmed in stems) or is_kind_of_school(label)
        if not evidence.bits and is_kind and not is_lacking_there:
            return
        draft.claim(
            Mention(
                kind=MentionKind.TOPIC,
                label=label,
                key=" ".join(stems),
                start=group[0],
                end=group[-1] + 1,
                bits=evidence.bits,
                strong=evidence.strong,
                soft=is_verb or (is_aside and not evidence.bits),
            )
        )

    def _claim_deed(self, draft: Draft, place: int) -> None:
        """A verb that the résumé hasn't, where it tells of such deeds in other words ("managed": led)."""
        token = draft.tokens[place]
        if (shown := topic_evidence([token.stem], draft.index, self._lexicon)).bits:
            draft.claim(
                Mention(MentionKind.TOPIC, token.word, token.stem, place, place + 1, bits=shown.bits, soft=True)
            )

    def _stands_beside(self, token: Token, index: ItemIndex) -> bool:
        """Whether a word that seldom narrows a question is one that the résumé hasn't."""
        known = self._lexicon.english
        if token.stem in known.sections:
            return not is_said(token.stem, index, ~index.in_sections(_HEADED_SECTIONS))
        return token.stem in known.beside and not is_said(token.stem, index)

    def claim_verb(self, draft: Draft) -> None:
        """In a question that says nothing else, its verb is the topic ("can he code?", "has he hired people")."""
        asks_ability = ASKS_ABILITY.match(draft.text)
        for place in sorted(draft.free):
            stemmed = draft.tokens[place].stem
            is_deed = place in draft.verbs and stemmed in DEED_STEMS and is_said(stemmed, draft.index)
            if is_deed or (asks_ability and stemmed in SOFT_STEMS):
                self._claim_topic(draft, [place])
                return

    def claim_pair(self, draft: Draft) -> None:
        """In a question that names nothing, two neighbours that seldom do are the topic if an item has them so ("the
        near misses").
        """
        for place in sorted(draft.free):
            pair = (place, place + 1)
            if draft.is_free(place, place + 2) and all(draft.tokens[each].stem in _PAIRED for each in pair):
                shown = phrase_evidence([draft.tokens[each].stem for each in pair], draft.index)
                if shown.bits & draft.index.everything:
                    self._claim_topic(draft, pair)
                    return


def _with_frames(draft: Draft, group: Sequence[int], evidence: Evidence) -> tuple[Sequence[int], Evidence]:
    """A topic with a word beside it that is seldom one but that fewer of its items are called by: teaching history."""
    called = draft.index.everything & ~draft.index.in_sections(_HEADED_SECTIONS)
    for place in (group[0] - 1, group[-1] + 1):
        if place in draft.free and (stemmed := draft.tokens[place].stem) in FRAME_STEMS:
            fewer = evidence.bits & draft.index.strong.get(stemmed, 0) & called
            if fewer and fewer != evidence.bits:
                return sorted((*group, place)), Evidence(fewer, evidence.strong & fewer)
            longer = sorted((*group, place))
            phrase = (
                phrase_evidence([draft.tokens[each].stem for each in longer], draft.index) if evidence.bits else None
            )
            if phrase and phrase.bits & draft.index.everything:
                return longer, phrase
    return group, evidence


def _as_verb(mention: Mention, draft: Draft) -> Mention:
    """A technology is soft where its name is what is done to something else ("did he design cars")."""
    is_done = mention.start in draft.verbs and draft.tokens[mention.start].stem in SOFT_STEMS
    return mention._replace(soft=True) if is_done and mention.kind is MentionKind.TECHNOLOGY else mention


def _is_topical(draft: Draft, place: int) -> bool:
    """Whether a word carries a topic, or is a thing where it might be a verb ("on a ship", "on ships")."""
    token = draft.tokens[place]
    before = draft.tokens[place - 1].word if place else ""
    is_several = token.word == token.stem + PLURAL_ENDING and before in BEFORE_THINGS
    is_thing = token.stem in SOFT_STEMS and (before in INDEFINITE_ARTICLES or is_several)
    return is_thing or carries_topic(token, draft.index)


def _are_listed(draft: Draft, first: int, second: int) -> bool:
    """Whether words are neighbours of a list ("africa / malawi"), each a topic of its own."""
    between = draft.text[draft.tokens[first].end : draft.tokens[second].start]
    return any(sign in between for sign in PARTS_A_LIST)


def _only_names_a_section(token: Token, index: ItemIndex) -> bool:
    """Whether a word for a sort of entry is no word of any: "the tanker ticket" is a certificate for tankers."""
    return token.stem in PICKING_SECTION_STEMS and not is_said(token.stem, index)


def carries_topic(token: Token, index: ItemIndex) -> bool:
    stemmed = token.stem
    if token.word.isdigit() and stemmed not in index.stems:
        return False
    if stemmed in FUNCTION_STEMS or stemmed in FRAME_STEMS or stemmed in SOFT_STEMS:
        return False
    return stemmed not in SECTION_OF_STEM or stemmed in PICKING_SECTION_STEMS or stemmed in STRICT_SECTION_STEMS
