"""A question and a profile's index in, what is meant and which items answer it out."""

from datetime import date
from typing import Final

from vitavoce.domain.question import Ask, Kind, Question, Understood
from vitavoce.understanding.claims.question_reader import QuestionReader
from vitavoce.understanding.english.guarding.private_phrases import EARNED_OR_SPOKEN, NAMES_THINGS_TOO
from vitavoce.understanding.english.naming import BEFORE_A_TITLE, DEFINITE_ARTICLE, FAMOUS_NAMES
from vitavoce.understanding.english.scoping import OF_THE_PAST
from vitavoce.understanding.facts import FactsAsked
from vitavoce.understanding.followup_handler import NONE, Leaning, leaning
from vitavoce.understanding.guarding.languages import ENGLISH, detect
from vitavoce.understanding.guarding.topicality import Evidence
from vitavoce.understanding.guardrails import Guardrails
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.scoping.scope import wanted_from
from vitavoce.understanding.scoping.selection import Selection, select
from vitavoce.understanding.telling.answer import Answer, answer_items, answer_nothing, answer_with_facts
from vitavoce.understanding.text import MAX_TEXT_LENGTH, Token
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.vocabulary.names import NAMING_SECTIONS
from vitavoce.understanding.wording.calling import by_pronoun
from vitavoce.understanding.wording.framing import COMMON_STEMS, FRAME_STEMS, FUNCTION_STEMS

_FRAGMENT_WORDS = 4
_COINED_LETTERS: Final = 5
_TITLED: Final = ("publications", "awards")
_TITLE_WORDS: Final = 3
"""So many words of a name are a title that only the résumé has, whoever gave it."""


class QueryProcessor:
    """Pure and deterministic: the same question, focus and index give the same understanding."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = QuestionReader(lexicon)
        self._guardrails = Guardrails(lexicon.intent_model, lexicon.english.small_talk)

    def understand(self, question: Question, index: ItemIndex) -> Understood:
        said, called = question.text[:MAX_TEXT_LENGTH], index.profile.person.label
        text = by_pronoun(said, index.person_words, index.names.words, called, index.names.roles)
        reading = self._reader.read(text, question.today, index)
        lean = leaning(reading, question.focus, index)
        facts = reading.facts
        evidence = _evidence(reading, lean, facts, index, self._lexicon)
        verdict = self._guardrails.judge(text, evidence, reading.intent.scores)
        answer = Answer(question, reading, lean, index, self._lexicon)
        language = ENGLISH if verdict.kind is Kind.ANSWER else detect(question.text)
        if verdict.kind in {Kind.SMALLTALK, Kind.OFF_TOPIC, Kind.BLOCKED} or language != ENGLISH:
            return answer_nothing(answer, verdict, language)
        if facts and _asks_only_facts(facts, reading):
            return answer_with_facts(answer, facts)
        if verdict.private and not _is_told(verdict.private, reading):
            return answer_nothing(answer, verdict, language)
        return self._answer(answer, question.today)

    def _answer(self, answer: Answer, today: date) -> Understood:
        wanted = wanted_from(answer.reading, answer.lean, answer.question.focus, answer.index)
        selection = select(wanted, answer.index, today) if wanted else Selection()
        return answer_items(answer, wanted, selection)


_EARNED_SECTIONS: Final = frozenset(("certificates", "awards", "education", "languages"))


def _is_told(private: str, reading: Reading) -> bool:
    """Whether what sounds private is told by the résumé: certificates are earned, a project may be called kin."""
    named = any(mention.kind is MentionKind.NAME and mention.shown_by for mention in reading.positive)
    earned = private in EARNED_OR_SPOKEN and not _EARNED_SECTIONS.isdisjoint(reading.sections)
    return earned or (named and private in NAMES_THINGS_TOO)


def _evidence(
    reading: Reading, lean: Leaning, facts: FactsAsked | None, index: ItemIndex, lexicon: Lexicon
) -> Evidence:
    kinds = {(mention.kind, bool(mention.shown_by)) for mention in reading.mentions}
    names_technology = not kinds.isdisjoint(((MentionKind.TECHNOLOGY, True), (MentionKind.TECHNOLOGY, False)))
    return Evidence(
        names_person=not index.person_words.isdisjoint([token.word for token in reading.tokens]),
        names_items=_names_an_own_thing(reading, index)
        or bool(lean.chosen or lean.within)
        or _speaks_of_the_resume(reading),
        names_coined=_names_coined(reading, index, lexicon),
        names_technology=names_technology,
        names_topics=(MentionKind.TOPIC, True) in kinds,
        unknown_topics=(MentionKind.TOPIC, False) in kinds,
        names_everything=_names_everything(reading),
        names_time=reading.date is not None,
        follow_up=lean is not NONE,
        asks_section=bool(reading.sections)
        or _asks_facts_of_the_person(facts, reading)
        or _names_a_language(reading, index),
    )


def _names_an_own_thing(reading: Reading, index: ItemIndex) -> bool:
    """Whether an employer, a school or a project is named; who issues certificates is known to all."""
    own = index.in_sections(NAMING_SECTIONS)
    return any(
        mention.kind is MentionKind.NAME and (mention.bits & own or _is_a_title(mention, reading, index))
        for mention in reading.mentions
    )


def _names_coined(reading: Reading, index: ItemIndex, lexicon: Lexicon) -> bool:
    """Whether a thing of the résumé is called by a title of several words, or by one that hardly anything else is."""
    own = index.in_sections(NAMING_SECTIONS)
    return any(
        mention.kind is MentionKind.NAME
        and (
            mention.end - mention.start >= _TITLE_WORDS
            or (
                mention.bits & own
                and any(_is_coined(token, lexicon) for token in reading.tokens[mention.start : mention.end])
            )
        )
        for mention in reading.mentions
    )


def _is_coined(token: Token, lexicon: Lexicon) -> bool:
    known = lexicon.english
    return (
        len(token.word) >= _COINED_LETTERS
        and token.word not in FAMOUS_NAMES
        and token.word not in lexicon.phrases
        and not any(
            token.stem in words for words in (COMMON_STEMS, FRAME_STEMS, FUNCTION_STEMS, known.real, known.beside)
        )
        and token.stem not in known.sections
    )


def _is_a_title(mention: Mention, reading: Reading, index: ItemIndex) -> bool:
    """Whether so much of a name is said, or so definitely, that only the résumé's own thing can be meant."""
    if mention.end - mention.start > 1 and index.names.phrases.get(mention.key, 0) & index.in_sections(_TITLED):
        return True
    is_the = mention.start > 0 and reading.tokens[mention.start - 1].word in BEFORE_A_TITLE
    return mention.end - mention.start + is_the >= _TITLE_WORDS


def _names_everything(reading: Reading) -> bool:
    covered = sum(
        mention.end - mention.start
        for mention in reading.mentions
        if mention.shown_by and mention.kind is not MentionKind.TOPIC
    )
    return 0 < len(reading.tokens) <= covered


def _names_a_language(reading: Reading, index: ItemIndex) -> bool:
    """Whether a language that the person speaks is named, and nothing else ("is the French any good")."""
    elsewhere = ~index.sections.get("languages", 0)
    return any(mention.bits and not mention.bits & elsewhere for mention in reading.mentions)


def _speaks_of_the_resume(reading: Reading) -> bool:
    """Whether all that a question speaks of is in the résumé, and it names it as known ("the boat") or by a title."""
    topics = [mention for mention in reading.mentions if mention.kind is MentionKind.TOPIC]
    if any(not mention.shown_by for mention in topics):
        return False
    if not topics:
        return reading.date is not None and len(reading.tokens) <= _FRAGMENT_WORDS
    return any(_is_known_thing(mention, reading) for mention in topics)


def _is_known_thing(mention: Mention, reading: Reading) -> bool:
    """A title or a thing known ("the Tidepool", "the boat that was sold"); an everyday word of the present is anyone's
    ("the alarm is set").
    """
    is_the = mention.start > 0 and reading.tokens[mention.start - 1].word == DEFINITE_ARTICLE
    named = reading.tokens[mention.start : mention.end]
    everyday = all(token.stem in COMMON_STEMS for token in named)
    is_phrase = len(named) > 1  # "flour waste", said so by an entry
    return bool(mention.strong or is_the or is_phrase) and (not everyday or bool(OF_THE_PAST.search(reading.text)))


def _asks_facts_of_the_person(facts: FactsAsked | None, reading: Reading) -> bool:
    spoken_of = reading.names_person or len(reading.tokens) < _FRAGMENT_WORDS
    return facts is not None and bool(facts.facts) and spoken_of


def _asks_only_facts(facts: FactsAsked, reading: Reading) -> bool:
    """Whether the facts are the point: nothing else that the résumé knows is asked for."""
    others = [
        mention
        for mention in reading.positive
        if mention.shown_by and (mention.kind is not MentionKind.TOPIC or not facts.is_contact)
    ]
    return (
        not others
        and (facts.is_contact or not reading.sections)
        and (bool(facts.facts) or reading.intent.ask is not Ask.COUNT)
    )
