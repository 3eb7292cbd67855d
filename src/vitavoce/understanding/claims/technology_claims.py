"""The words of a question that name technologies, and items of the résumé by their names and roles."""

from collections.abc import Sequence
from typing import Final

from vitavoce.domain.question import Correction
from vitavoce.understanding.claims.draft import Draft
from vitavoce.understanding.claims.topics import called_by, phrase_evidence, shown_otherwise, topic_evidence
from vitavoce.understanding.english.technologies import ASKING_WHICH
from vitavoce.understanding.entity_detector import names_in, only_issues, roles_in
from vitavoce.understanding.reading import Mention, MentionKind
from vitavoce.understanding.technology_matcher import Found, is_meant, phrases_in, technologies_in_question
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import COMMON_STEMS

_MIN_NUMBERED_LENGTH: Final = 4


class TechnologyClaims:
    """Claims words for technologies and names; knows the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def claim(self, draft: Draft) -> None:
        """Longer claims win; a name of the résumé wins over a technology of the same length only where it is whole."""
        index = draft.index
        words = draft.words()
        found = [*technologies_in_question(self._lexicon, words, index.technologies, index.stems)]
        found.extend(
            Found(name, start, end)
            for start, end, name in phrases_in(words, index.terms, index.term_lengths)
            if end - start > 1
            or draft.tokens[start].stem not in COMMON_STEMS
            or is_meant(words, start, end, self._lexicon.phrases)
        )
        claims: list[tuple[int, float, Mention]] = [
            (
                technology.end - technology.start,
                1 - 2 * self._is_alias(words, technology),
                self.mention(draft, technology),
            )
            for technology in found
        ]
        for mention in names_in(draft.tokens, index):
            meant = self._lexicon.phrases.get("".join(words[mention.start : mention.end]))
            if meant and meant in index.technologies and mention.end - mention.start > 1:
                mention = self.mention(draft, Found(meant, mention.start, mention.end))  # noqa: PLW2901 - the same words
            claims.append((mention.end - mention.start, -2 * only_issues(mention, index), mention))
        claims.extend(
            (mention.end - mention.start, 0.5 if mention.end - mention.start > 1 else 2, mention)
            for mention in roles_in(draft.tokens, index, lambda stems: topic_evidence(stems, index, self._lexicon).bits)
        )
        for _, _, mention in sorted(claims, key=lambda claim: (-claim[0], -claim[1], claim[2].start)):
            if draft.is_free(mention.start, mention.end):
                draft.claim(mention)
        for place in sorted(draft.free):
            name = self._in_other_number(words[place])
            if name in index.technologies:
                draft.claim(self.mention(draft, Found(name, place, place + 1)))
        for technology in found:
            if technology.heard and any(
                mention.start == technology.start and mention.key == technology.name for mention in draft.mentions
            ):
                draft.corrections.append(Correction(technology.heard, technology.name))

    def _is_alias(self, words: Sequence[str], found: Found) -> bool:
        """Whether a technology is named otherwise than by its own name, so that a name of the résumé may be meant."""
        said = " ".join(words[found.start : found.end])
        return said != found.name and said != plain(found.name)

    def _in_other_number(self, word: str) -> str:
        """The technology a word is the plural or the singular of; empty when there is none."""
        if len(word) < _MIN_NUMBERED_LENGTH:
            return ""
        phrases = self._lexicon.phrases
        name = phrases.get(word + "s") or (phrases.get(word[:-1]) if word[-1] == "s" else None)
        return "" if name is None or self._lexicon.technologies[name].ordinary else name

    def mention(self, draft: Draft, found: Found) -> Mention:
        """A technology that was found, with the items that show it."""
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
            asks_which = found.start > 0 and draft.tokens[found.start - 1].word in ASKING_WHICH
            listing = 0 if asks_which else index.sections.get("skills", 0)
            bits = bits | family & ~listing or family
            for sign in self._lexicon.shown_by.get(name, ()):
                hinted |= index.technologies.get(sign, 0)
        if not bits and not hinted and len(stems) > 1:
            bits = shown_otherwise(stems, index, self._lexicon).bits & index.everything
        if known is None or (not bits and not hinted and draft.tokens[found.end - 1].word.endswith("ing")):
            said = stems if known else [stem(word) for word in words(plain(name))]
            bits |= topic_evidence(said, index, self._lexicon).bits
        label = index.written.get(name, name)
        if not bits and not hinted and known is not None and not (known.ordinary or found.heard):
            bits = phrase_evidence(stems, index).bits & index.everything
            if bits:  # said so by the résumé too: "shaders", whatever they are a part of
                label = draft.text[draft.tokens[found.start].start : draft.tokens[found.end - 1].end]
        return Mention(
            kind=MentionKind.TECHNOLOGY,
            label=label,
            key=name,
            start=found.start,
            end=found.end,
            bits=bits,
            hinted=hinted,
            strong=called_by(stems, index),
        )
