"""Verbs as résumés begin their lines with them."""

from typing import Final

# past forms that don't end in -ed
IRREGULAR_PAST: Final = frozenset(
    """
    became began bid bore bought bound bred broke brought built came cared caught chose co-founded co-led co-wrote cut
    dealt did drew drove dug fed felt flew forecast foresaw fought found froze gave got grew held hid hung kept laid led
    left lent lit lost made met outgrew oversaw paid put ran read rebuilt rewrote rode rose said sang saw sent set sewed
    shore shot showed slept sold sought sped spent split spoke spread spun stood swam swept taught thought threw told
    took understood undertook underwent upheld used went withdrew won wore wrote
    """.split()
)

# words in -ed that describe a thing unless the next word shows otherwise ("advanced the", not "advanced analytics")
DESCRIBING: Final = frozenset(
    """
    accredited advanced applied automated based combined customised customized dedicated detailed distributed embedded
    experienced integrated licensed limited mixed motivated paired proven qualified related required shared skilled
    structured supervised talented unsupervised varied
    bed breed exceed feed hundred indeed need red sacred seed shed speed weed
    """.split()
)
# of these, the ones that usually are verbs where a longer line follows
OFTEN_VERBS: Final = frozenset(
    "applied automated combined customised customized integrated structured supervised".split()
)
FOLLOW_A_VERB: Final = frozenset(
    """
    a an the and with for in to over on at from into of by its their his her all both new two three four five six seven
    eight nine ten several many more as up out off
    """.split()
)

# "tasked with": somebody else did it to the person
PASSIVES: Final = frozenset(
    """
    accredited appointed awarded certified chosen commissioned credited elected entrusted featured hired invited named
    nominated promoted ranked recognised recognized responsible seconded selected shortlisted tasked trained
    """.split()
)
FOLLOW_A_PASSIVE: Final = frozenset("as to for with by in at among from on of first second third".split())

# "built with", "designed for": said of a thing, not of who made it
MADE: Final = frozenset(
    """
    adopted based built coded created deployed designed developed funded hosted implemented made maintained powered
    published released tested used written
    """.split()
)
FOLLOW_A_MADE_THING: Final = frozenset("with by for on in as using atop".split())
