"""The small words around a verb, by which it is found: "has she ever *fitted* chargers"."""

from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

BEFORE_PARTICIPLE: Final = "ever"
INFINITIVE: Final = "to"
VERBAL_ENDINGS: Final = ("ing", "ed")
AUXILIARIES: Final = word_set("did does do has have had can could would will might should")
COPULAS: Final = word_set("is was are were been be")
ADVERBS: Final = word_set(
    "ever actually really also already just still even personally normally usually often currently now never once",
    "regularly sometimes at all been being he she they",
)
PERSON_NOUNS: Final = word_set("candidate applicant person guy man woman lady fella bloke chap lad lass")
BEFORE_INFINITIVE: Final = word_set(
    "able how used trained qualified allowed licensed licenced certified competent fit know knows learnt learned get",
    "got happy willing needed had asked",
)
