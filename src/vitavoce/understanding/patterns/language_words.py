"""The words that a language is told by, and by which a question in it speaks of somebody's work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Words as sets of forms without accents.

    ``telling`` are question words, pronouns and verbs that no English sentence holds; ``common`` are small words that
    names hold as well ("Universidad de Oviedo") and count only beside a telling one. ``about_work`` are beginnings of
    words for what a résumé tells, ``person`` the words for him and her.
    """

    telling: frozenset[str]
    common: frozenset[str]
    about_work: tuple[str, ...]
    person: frozenset[str]


def language_words(telling: str, common: str, about_work: str, person: str) -> LanguageWords:
    return LanguageWords(
        frozenset(telling.split()), frozenset(common.split()), tuple(about_work.split()), frozenset(person.split())
    )
