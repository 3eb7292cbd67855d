"""The verbs and turns of phrase that say which entries are meant: going on or over, of a career, of a school."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued

CURRENT: Final = Cued(
    r"\b(?:current|present|present-day|existing)(?: \w+)? (?:job|position|role|employer|company|title|work|"
    r"post|occupation)\b"
    r"|\b(?:which|what) (?:company|employer|firm|organi[sz]ation|outfit) (?:is|are) (?:he|she|they) (?:with|"
    r"at|in|on)\W*$"
    r"|\b(?:who|where|what)(?:m)? (?:does|do) \w+ (?:currently )?work(?:ing)?\b|\bwhat (?:does|"
    r"do) \w+ do\b(?! (?:for fun|in|with|at|on|outside|when|after))"
    r"|\b(?:is|are) (?!not\b)\w+ (?:currently )?(?:working|employed|interning|teaching|volunteering)\b|"
    r"\bfor a living\b|\b(?:what|which) (?:trade|profession|line of work|field|industry|sector) (?:is|does|"
    r"are)\b|\b(?:does|do|is|are) (?:he|she|they) (?:currently )?study(?:ing)?\b|\bongoing\b|\bstill (?:going|"
    r"working|active|running|open|on|live|alive|at it|doing|involved|helping|volunteering|part of|a member)\b"
    r"|\bunfinished\b"
    r"|\bnot (?:yet )?(?:finished|done|completed?|over|ended)\b(?! (?:with|in|by|for|at|using|on)\b)|\b(?:in "
    r"progress|under ?way)\b"
    r"|\b(?:his|her|their|your) (?:(?:exact|official|full|actual|proper) )*(?:job |work )?(?:title|role|"
    r"position|occupation)\W*$"
)
DESCRIBING: Final = Cued(
    r"\b(?:the|that) (?:[\w-]+ ){1,3}?(?:thing|stuff|job|gig|one|bit|trip|stint|business|project|place|post|affair|"
    r"saga|role|course|award|prize|paper|piece|article)\b|\bwhat (?:was|were) (?:that|those)\b"
    r"|\bwhich \w+ was (?:it|that)\b"
)
DOING: Final = Cued(r"\b(?:what|where) (?:is|are|does|do) \w+ (?:do|doing|work|working|up to|employed)\b")
WORKING_ON: Final = Cued(r"\bworking on\b|\bup to\b|\bbusy with\b")
NOW: Final = Cued(r"\b(?:now|nowadays|currently|presently|today|these days|at (?:the moment|present|the mo))\b")
IS_OVER: Final = Cued(
    r"\b(?:are|is|has|have|did|which|what|any|the|all|his|her|their) (?:\w+ )?(?:finished|completed|ended|over)"
    r"\b(?! by\b| for\b| with\b| in\b| at\b)|\b(?:are|is|all|already) (?:\w+ )?done\b(?! by\b| for\b| with\b|"
    r" in\b| at\b)"
    r"|\bno longer\b|\b(?:not|never|stopped)\b[^,.?]{0,40}\b(?:any ?more|any longer)\b"
    r"|\b(?:has|have|is|are) (?:since )?(?:stopped|quit|given up|wound up|discontinued|abandoned)\b"
    r"|\b(?:finished|completed|ended|closed|discontinued|abandoned) ones?\b|\bones? that (?:ended|stopped|finished)\b"
)
STARTING_OUT: Final = Cued(
    r"\b(?:start(?:ed)? out|(?:start|started|begin|began) (?:his|her|their) career|career (?:start|begin|began))\b"
)
BEST_AT: Final = Cued(
    r"\b(?:best|good|great|strongest|weakest|worst|bad) at\W*$|\b(?:an )?expert (?:in|at)\W*$|\bspeciali[sz]es? in\W*$"
    r"|\b(?:strong|weak)(?:est)? (?:points?|suits?|areas?|skills?)\b|\bstrengths\b|\bweaknesses\b"
)
OF_SPEAKING: Final = Cued(r"\bsp(?:eak|oke)\w*|\bfluent\w*|\b(?:foreign|native|human)\b")
IS_A: Final = Cued(r"^(?:(?:is|was) \w+ (?:ever )?(?:been )?|has \w+ (?:ever )?been )an?\b")
STILL_HOLDS: Final = Cued(
    r"^(?:is|was) \w+ still (?:an? |the |at |with |in |on |working (?:at|for) |employed |\w+ing\W*$)"
)
ATTENDED: Final = Cued(
    r"\b(?:go|goes|went|been) to (?:school|uni|university|college)\b|\b(?:what|which) (?:uni|university|"
    r"school|college) (?:did|does|has) \w+ (?:go|attend|gone)"
)
PROMOTED: Final = Cued(
    r"\bpromot(?:ed|ions?)\b(?! (?:of|for|materials?|campaigns?|video)\b)|\b(?:work|mov|climb)(?:ed|ing) "
    r"(?:(?:his|her|their) way )?up\b"
)
STILL: Final = Cued(r"\bstill\b|\b(?:in date|valid|expired?|expires|up to date)\b")
EMPLOYED_AT: Final = Cued(
    r"\b(?:work(?:s|ed|ing)?|jobs?|employed|teach(?:es|ing)?|taught|cook(?:s|ed|ing)?) (?:at|in|for) "
    r"(?:an?|any|the|another) (?:\w+ )?(?:schools?|colleges?|universit(?:y|ies)|uni|institute|academy)\b"
)
OF_TASTE: Final = Cued(
    r"\b(?:enjoy\w*|likes?|liked|loves?|loved|hates?|hated|hard|easy|tough|difficult|fun|good|bad|big|large|small|"
    r"nice|happy|"
    r"interesting|boring|stressful|worth|success\w*|popular|famous)\b"
)
OF_VALIDITY: Final = Cued(r"\b(?:in date|out of date|valid|expire[ds]?|expires|up to date|lapsed?|renewed)\b")
FOND_OF: Final = Cued(r"\b(?:is|was|are) \w+ (?:\w+ )?(?:into|keen on|fond of|mad about)\b")
LEARNT: Final = Cued(
    r"\b(?:where|when|how) (?:did|has|have) \w+ (?:first |originally )?(?:learn(?:ed|t)?|train(?:ed)?)\b"
)
WORKED: Final = Cued(
    r"^(?:has|have|did|does|do|is|was) \w+ (?:ever |also |already )?(?:work(?:s|ed|ing)?|done any work|employed)\b"
)
MADE: Final = Cued(
    r"\bwhat (?:did|has|was|were|have)(?: \w+)? (?:mak(?:e|ing)|made|buil[dt]|building|creat(?:e|ed|ing)|"
    r"cod(?:e|ed|ing))\b"
)

WRITING: Final = Cued(r"\b(?:write|wrote|written|publish|published)\b")
COMING_OUT: Final = Cued(
    r"\b(?:bring|brought|bringing|put|putting)(?: \w+)? out\b|\b(?:c[ao]me|coming|been) out\b(?! (?:of|on|as|to)\b)"
    r"|\b(?:release[ds]?|releasing|appear(?:ed)? in print)\b"
    r"|\b(?:what|anything|something|which)(?: \w+){0,4} appear(?:ed|s)?\b(?! (?:on|as|to)\b)"
)
AROUND_AN_EVENT: Final = Cued(
    r"\b(?<!or )(?<!look )(?<!looks )(?<!looked )(?<!looking )"
    r"(?!since (?:he|she|they) (?:knows?|have|are|is|can|likes?|loves?|wants?|uses?|speaks?|works|lives?|seems?|do|"
    r"does|needs?|will|would)\b)"
    r"(?P<order>before|after|prior to|following|since|while|during|when)"
    r"(?: (?:he|she|they)(?: (?:had|has|first|ever|even))* \w+)?(?: (?:he|she|they|his|her|their|the|a|an|starting|"
    r"joining|leaving"
    r"|going|moving|getting|becoming|finishing|doing|working"
    r"|at|to|as|in|with|time|work|job|role))*\W*$"
)
BEFORE_AN_EVENT: Final = frozenset(("before", "prior to"))
DURING_AN_EVENT: Final = frozenset(("while", "during", "when"))
EVER_SINCE: Final = "since"
OF_BEGINNING: Final = Cued(
    r"\b(?:join(?:ed|ing)|start(?:ed|ing)|beg[au]n|beginning|bec[ao]me|becoming|got|getting|moved|moving|went|going)\b"
)
"""Of an event: "after she joined Acme" is since then, "after Acme" when that was over."""

STUDYING: Final = Cued(
    r"\b(?:what|which|where) (?:\w+ )?(?:school|college|university|uni|degree|course)\b|\b(?:go|"
    r"went) to (?:school|college)\b"
    r"|\bstud(?:y|ied)\b"
)
AROUND_STUDIES: Final = Cued(
    r"\b(?P<order>before|after|prior to|following|since)(?: (?:he|she|they|his|her|their|the|had|ever|even))* "
    r"(?:(?P<begun>stud(?:ied|ying|ies)|train(?:ed|ing))|(?P<done>qualified|qualifying|graduat(?:ed|ing|ion)))\W*$"
)
OUT_OF_SCHOOL: Final = Cued(
    r"\b(?:out of|after|straight from|fresh from|since leaving|upon leaving|leaving|following) "
    r"(?:the |his |her |their )?(?:\w+ ){0,2}?(?:uni|university|school|college|graduation|graduating|studies|degree)\b"
)
SEVERAL_THINGS: Final = Cued(
    r"\b(?:jobs|roles|positions|projects|work|anything|everything|experience|all|places|companies)\b"
)

WHICH_WON: Final = Cued(
    r"\b(?:which|what|any)(?: one)?(?: of)?(?: (?:his|her|their|the|these|those))? (?!he\b|she\b|they\b|you\b)\w+ "
    r"(?:has |have |had |ever )*(?:win|won|got (?:an? )?(?:award|prize))\b"
)

OF_THE_PAST: Final = Cued(r"\b(?:was|were|did|had|won|made|built|led|ran|used|about)\b")

ASKS_FOR_ANY: Final = Cued(r"^(?:any|anything|got any)\b")
