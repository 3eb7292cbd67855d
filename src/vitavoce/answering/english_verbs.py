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
    accredited appointed awarded certified chosen commissioned credited elected employed entrusted featured hired
    invited named nominated promoted ranked recognised recognized responsible seconded selected shortlisted tasked
    trained
    """.split()
)
FOLLOW_A_PASSIVE: Final = frozenset("as to for with by in at among from on of first second third".split())

# "built with", "designed for": said of a thing, not of who made it
MADE: Final = frozenset(
    """
    adopted based built coded created deployed designed developed funded hosted implemented installed made maintained
    powered printed published released tested used written
    """.split()
)
# "installed 9,000 times": how often, not what the person installed
COUNTED: Final = frozenset("downloaded forked installed played read starred streamed used viewed visited".split())
FOLLOW_A_COUNTED: Final = frozenset("about almost around daily more nearly over some up weekly".split())
FOLLOW_A_MADE_THING: Final = frozenset("with by for on in as using atop".split())

# first words of what a thing is that are no names and may be written small
KINDS: Final = frozenset(
    """
    accessible animated browser cli command-line cross-platform desktop digital distributed educational embedded fast
    free full-stack full-text handmade home interactive internal large lightweight local minimal mobile modern modular
    multi-user multiplayer new offline on-call online open open-source personal physical portable printed public
    real-time responsive self-hosted serverless simple small smart static tiny typeface visual voice web web-based
    """.split()
)

# present forms that begin a line: "Leads a group", "Predicts when"
PRESENT: Final = frozenset(
    """
    advises allows analyses analyzes automates brings builds calculates collects combines compares computes connects
    contains converts creates delivers detects develops draws enables ensures explains extracts finds generates gives
    handles helps implements includes keeps leads learns lets maintains makes manages mentors monitors organises
    organizes oversees predicts prepares produces protects provides pulls renders runs scans sends serves sets shows
    simulates stores supervises supports takes teaches tells tracks trains transforms translates turns visualises
    visualizes warns watches works writes
    """.split()
)
# present forms that are as often the names of things, told apart by the next word
PRESENT_OR_PLURAL: Final = frozenset(
    """
    answers charts checks controls counts covers designs guides maps measures models offers plans plays reads records
    reports reviews searches sorts studies tests uses visits
    """.split()
)
FOLLOW_A_PRESENT: Final = frozenset(
    """
    a all an any both each every five four her his how its more new one six several ten the their this three two what
    when where which who
    """.split()
)
