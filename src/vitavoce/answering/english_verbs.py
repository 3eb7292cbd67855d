"""Verbs as résumés begin their lines with them."""

from typing import Final

# past forms that begin a highlight and don't end in -ed
# fmt: off
IRREGULAR_PAST: Final = frozenset({
    "became", "began", "bid", "bore", "bought", "bound", "bred", "broke", "brought", "built", "came",
    "cared", "caught", "chose", "co-founded", "co-led", "co-wrote", "cut", "dealt", "did", "drew", "drove",
    "dug", "fed", "felt", "flew", "forecast", "foresaw", "fought", "found", "froze", "gave", "got", "grew",
    "held", "hid", "hosted", "hung", "kept", "laid", "led", "left", "lent", "lit", "lost", "made", "met",
    "outgrew", "overhauled", "oversaw", "paid", "put", "ran", "read", "rebuilt", "rewrote", "rode", "rose",
    "said", "sang", "saw", "sent", "set", "sewed", "shore", "shot", "showed", "slept", "sold", "sought",
    "sped", "spent", "split", "spoke", "spread", "spun", "stood", "swam", "swept", "taught", "thought",
    "threw", "told", "took", "understood", "undertook", "underwent", "upheld", "went", "withdrew", "won",
    "wore", "wrote",
})
# fmt: on
# words in -ed that are verbs only where the next word shows it ("automated the", not "automated tests")
# fmt: off
ED_NOT_ALWAYS_VERBS: Final = frozenset({
    "accredited", "advanced", "applied", "automated", "based", "bed", "breed", "certified", "combined",
    "computed", "connected", "continued", "customised", "customized", "dedicated", "detailed",
    "distributed", "embedded", "exceed", "experienced", "extended", "feed", "guided", "hundred", "improved",
    "increased", "indeed", "integrated", "licensed", "limited", "managed", "medical-based", "mixed",
    "motivated", "naked", "need", "optimised", "optimized", "paired", "proven", "qualified", "red",
    "reduced", "related", "required", "sacred", "seed", "shared", "shed", "skilled", "speed", "structured",
    "supervised", "tailored", "talented", "targeted", "unsupervised", "varied", "weed", "wicked",
})
# fmt: on
# fmt: off
FOLLOW_A_VERB: Final = frozenset({
    "a", "all", "an", "and", "as", "at", "both", "by", "eight", "five", "for", "four", "from", "her", "his",
    "in", "into", "its", "many", "more", "new", "nine", "of", "off", "on", "out", "over", "seven",
    "several", "six", "ten", "the", "their", "three", "to", "two", "up", "with",
})
# fmt: on
# "tasked with": the person is not the one who does it
# fmt: off
PASSIVES: Final = frozenset({
    "accredited", "appointed", "awarded", "certified", "chosen", "commissioned", "credited", "elected",
    "entrusted", "featured", "hired", "invited", "named", "nominated", "promoted", "ranked", "recognised",
    "recognized", "responsible", "seconded", "selected", "shortlisted", "tasked", "trained",
})
# fmt: on
# fmt: off
FOLLOW_A_PASSIVE: Final = frozenset({
    "among", "as", "at", "by", "first", "for", "from", "in", "of", "on", "second", "third", "to", "with",
})
# fmt: on
