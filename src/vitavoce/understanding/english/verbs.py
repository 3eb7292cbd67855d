"""The small words around a verb, by which it is found: "has she ever *fitted* chargers"."""

from typing import Final

BEFORE_PARTICIPLE: Final = "ever"
INFINITIVE: Final = "to"
VERBAL_ENDINGS: Final = ("ing", "ed")
AUXILIARIES: Final = frozenset("did does do has have had can could would will might should hes shes theyve".split())
COPULAS: Final = frozenset("is was are were been be".split())
ADVERBS: Final = frozenset(
    "ever actually really also already just still even personally normally usually often currently now never once"
    " regularly sometimes at all been being he she they".split()
)
PERSON_NOUNS: Final = frozenset("candidate applicant person guy man woman lady fella bloke chap lad lass".split())
BEFORE_INFINITIVE: Final = frozenset(
    "able how used trained qualified allowed licensed licenced certified competent fit know knows learnt learned get"
    " got happy willing needed had asked".split()
)
