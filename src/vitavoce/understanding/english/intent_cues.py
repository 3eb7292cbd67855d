"""The words of English that give away what form of answer a question wants, as patterns over normalised questions."""

from typing import Final

from vitavoce.domain.question import Ask, Intent
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_patterns import Triggered, either

_PERSON: Final = r"(?:he|she|they|you|this person|the candidate|it|\w+)"
_SKILL_NOUN: Final = either(
    (
        r"(?:technolog(?:y|ies)|tools?|tech|stack|frameworks?|librar(?:y|ies)|software|equipment|"
        r"techniques?|methods?)"
    ),
)

# In this order: of two that fit, the first is meant.
ASKS: Final = Triggered(
    (
        (
            (Ask.COMPARE, Intent.COMPARE),
            (
                "compare comparison versus vs different difference between differ longer shorter better older "
                "newer bigger earlier later higher stronger weaker more less or first"
            ),
            either(
                r"\bcompar(?:e|ed|ing|ison)\b(?! to (?:other|most))|\bvs\b|\bversus\b",
                r"\bdifferen(?:ce|ces|t) between\b|\bhow do(?:es)? .{1,60}? differ\b",
                (
                    r"\b(?:longer|shorter|better|older|newer|bigger|earlier|later|higher|stronger|weaker|more|"
                    r"less)(?: \w+){0,3} than\b(?! (?:one|two|three|\d|a\b|an\b))"
                ),
                (
                    r"^which (?:\w+ )?(?:is|was|came|took|lasted|had|did .+) (?:\w+ )?(?:longer|shorter|newer|older|"
                    r"better|bigger|earlier|later|more)\b"
                ),
                r"\bwhere (?:was|did|has) .{1,60}? longer\b",
                (
                    r"\b(?:longer|shorter|older|newer|earlier|later|sooner|higher|bigger|more recent(?:ly)?|"
                    r"more (?:experience|time|work|years)|"
                    r"first)\b[^?]{0,80}\bor (?:the |his |her |their )?\w+"
                ),
                r"\bor .{1,60}?\b(?:longer|newer|older|first|earlier|more recent)\b|\bwhere longer\b",
                r"\bwhich (?:is|was) (?:the )?(?:longer|newer|older)\b",
            ),
        ),
        (
            (Ask.DURATION, Intent.DURATION),
            "long much many year years month months amount length duration total experience time tenure stay",
            either(
                r"\bhow long\b(?! ago)|\bhow many (?:\w+ )?(?:years?|months?|weeks?|days?|hours?)\b",
                r"\bhow much (?:time|(?:\w+ ){0,2}experience)\b",
                r"\b(?:years?|months?|amount|length) of (?:\w+ )?(?:experience|service|practice|time)\b",
                r"^(?:and |so |total |overall |in total )*(?:years|months) (?:of|in|with|using|doing|at|as)\b",
                r"\bduration\b|\bhow much of (?:his|her|their) career\b|\btotal (?:\w+ )?(?:time|experience)\b",
                r"\bexperience in (?:years|total)\b",
                r"\btime (?:was |that was )?(?:spent|served)\b|^(?:and |so )*(?:his |her |their |the )?(?:\w+ )?time "
                r"(?:at|with|in|as) (?!the (?:moment|same)\b)[^?]*\b(?:total|overall|altogether|years|months|"
                r"all told|combined)\b",
                r"\b(?:length|duration) of\b|(?<!during )(?<!during \w{3} )\btenure\b(?= (?:at|with|in|as)\b)",
            ),
        ),
        (
            (Ask.COUNT, Intent.COUNT),
            "many number count much",
            either(
                r"\bhow many\b|\b(?:total )?number of\b|^count (?:of|the|how|all|his|her|their)\b",
                r"\bhow much\b.{0,60}? count\b",
            ),
        ),
        (
            (Ask.SINCE, None),
            "since when year long from",
            either(
                r"\bsince (?:when|what|which)\b",
                (
                    rf"^(?:and )?(?:when|what year|which year|in what year|in which year|how long ago) (?:did|has|"
                    rf"have) {_PERSON} (?:first |start|begin|join|take up|get into|become|begun|started)"
                ),
                r"\bfrom (?:when|what year|which year)\b",
            ),
        ),
        (
            (Ask.WHEN, None),
            "when year month date dates time period years long recent recently",
            either(
                r"^(?:and |so |but )?when\b",
                r"\b(?:what|which) (?:year|month|date|time period|dates|period|years)\b|\bhow long ago\b",
                r"\bhow recent(?:ly)?\b|\bas of when\b|\buntil when\b|\b(?:and|but|so) when\b",
                r"\bwhen (?:was|did|is|does) (?:that|this|it)\b",
            ),
        ),
        (
            (Ask.SCORE, Intent.EDUCATION),
            "gpa cgpa grade grades mark marks score scored scores classification well",
            either(
                r"\bc?gpa\b|\b(?:final |exam |overall )?(?:grades?|marks?)\b(?! school)|\bscores?d?\b",
                r"\bclassification\b|\bhow well did .{1,60}? (?:do|score|perform) (?:at|in)\b",
            ),
        ),
        (
            (Ask.MOST_USED, Intent.SKILLS),
            "most main primary favourite favorite go preferred usual daily everyday mostly mainly",
            either(
                r"\bmost (?:often |commonly |frequently |heavily )?used\b|\buse[sd]? (?:the )?most\b",
                r"\b(?:most often|most frequently|most commonly)\b",
                (
                    rf"\b(?:main|primary|favou?rite|go.to|preferred|usual|daily|"
                    rf"everyday) (?:programming )?(?:language|{_SKILL_NOUN})\b"
                ),
                r"\bmost experience (?:with|in)\b",
                rf"\b{_SKILL_NOUN} (?:\w+ ){{0,4}}(?:most|daily|every day)\b",
                r"\bwork(?:s|ed)? (?:mostly|mainly) with\b|\bmost comfortable\b",
            ),
        ),
        (
            (Ask.LEVEL, None),
            "good well fluent fluently how level proficiency fluency extent",
            either(
                (
                    r"\bhow (?:good|well|fluent|fluently|proficient|experienced|skilled|strong|comfortable|deep|"
                    r"advanced|competent|familiar|expert|bad)\b"
                ),
                r"\b(?:what|which) (?:\w+ )?(?:level|proficiency|fluency)\b|\blevel (?:of|in)\b|\bproficiency\b",
                r"\bfluency\b|\bto what extent\b|\bany good (?:at|with|in)\b|\bis .{1,60}? any good\b",
            ),
        ),
        (
            (Ask.FACT, Intent.CONTACT),
            (
                "email e-mail e phone telephone mobile contact reach touch linkedin linked github git gitlab "
                "twitter mastodon website web homepage home social profile timezone time postcode zip where city "
                "country town place region location open available availability looking relocate relocating "
                "relocation remote remotely"
            ),
            either(
                (
                    r"\b(?:e-?mails?|phone|telephone|mobile number|contact|reach|get in touch|linked ?in|git ?hub|"
                    r"git ?lab|twitter|mastodon|website|web ?site|homepage|home page|web page|social media|"
                    r"profile links?|time ?zone|postcode|zip code)\b(?! (?:cent(?:er|re)|tracing|lens|project|"
                    r"campaign|marketing|actions|api|client|app))"
                ),
                (
                    r"\bwhere (?:is|are|does|do|was) (?:\w+ ){1,3}?(?:based|located|live|living|reside|from|"
                    r"at home)\b"
                ),
                r"\b(?:which|what) (?:city|country|town|place|region) (?:is|does|do|are)\b",
                r"\b(?:current )?location\b",
                (
                    r"\b(?:open to|available for|looking for|availab\w+|relocat\w+|work(?:ing)? remotely|"
                    r"remote work)\b"
                ),
            ),
        ),
        (
            (Ask.TECHNOLOGIES, Intent.SKILLS),
            (
                "technology technologies tool tools tech stack framework frameworks library libraries software "
                "equipment technique techniques method methods built made written coded developed implemented "
                "done created use used run programming coding scripting hood"
            ),
            either(
                rf"\b(?:what|which|list|all|any|whose) (?:\w+ ){{0,3}}?{_SKILL_NOUN}\b",
                r"\btech(?:nology)? stack\b",
                (
                    r"\bwhat (?:\w+ )?(?:did|does|do|was|were|is) (?:\w+ ){1,4}?(?:built|made|written|coded|"
                    r"developed|implemented|done|created) (?:with|in|on|using)\b"
                ),
                r"\bwhat (?:did|does|do) (?:\w+ ){1,4}use(?: there| for (?:it|that|this))?\W*$",
                r"\bwhat (?:does|did) it run on\b|\b(?:what|which) (?:programming|coding|scripting) languages?\b",
                r"\bstack\b.{0,60}? (?:use|used|built)\b|\bunder the hood\b",
            ),
        ),
        (
            (Ask.WHAT_ROLE, Intent.EXPERIENCE),
            "role position title job post capacity rank function there as part",
            either(
                (
                    r"\b(?:what|which|as what|describe) (?:\w+ ){0,4}?(?:role|position|title|job title|post|"
                    r"capacity|rank|function)\b(?!s)"
                ),
                r"\bwhat (?:was|is|were) (?:he|she|they|you) there\b|\b(?:in|as) what (?:capacity|role)\b",
                r"\bwhat did (?:\w+ )?(?:work|serve|act) as\b",
                r"\b(?:his|her|their|your) (?:role|position|title|job title) (?:there|then|at|in|on|with)\b",
                r"\bwhat part did\b",
            ),
        ),
        (
            (Ask.WHO, None),
            (
                "who whom whose people colleagues managers manager clients client referee referees author "
                "authors coauthor co supervisor supervisors"
            ),
            either(
                (
                    r"^(?:and |so )?(?:who|whom|whose)\b(?! (?:is|are) (?:this|he|she|they|you|it)\b)(?= (?:can|"
                    r"could|would|did|does|do|has|have|had|was|were|else|issued|gave|recommend\w*|vouch\w*|wrote|"
                    r"published|supervised|said|awarded|organi[sz]ed|employed|hired|taught|mentored|are the|"
                    r"is the) )"
                ),
                r"\bby whom\b",
                (
                    r"\b(?:which|what) (?:people|colleagues|managers?|clients?|referees?|co-?authors?|"
                    r"supervisors?)\b"
                ),
            ),
        ),
        (
            (Ask.WHERE, None),
            (
                "where which what company companies city cities country countries school university universities "
                "employer organisation organization hospital place journal college institution"
            ),
            either(
                r"^(?:and |so |but )?where\b(?! (?:can|could|do|should) (?:i|we)\b)",
                (
                    r"\b(?:at|in|for|from|to|with) (?:which|what) (?:\w+ )?(?:compan\w+|cit\w+|countr\w+|school|"
                    r"universit\w+|employers?|organi[sz]ations?|hospital|place|journal|college|institution)\b"
                ),
                r"^(?:which|what) (?:universit\w+|school|college|compan\w+|employers?|institution)\b",
                r"\band where\b|\bwhere (?:was|is|were) (?:that|this|it)\b",
            ),
        ),
        ((Ask.LONGEST, None), "longest most", r"\b(?:longest|took the most time|most time)\b"),
        ((Ask.SHORTEST, None), "shortest briefest quickest least", r"\b(?:shortest|briefest|quickest|least time)\b"),
        (
            (Ask.LATEST, None),
            "latest newest most recent last",
            either(
                r"\b(?:latest|newest|most recent|most recently)\b",
                (
                    r"\blast (?:job|role|position|company|employer|project|internship|degree|paper|publication|"
                    r"award|gig|place|school|thing)\b(?!s)"
                ),
            ),
        ),
        (
            (Ask.FIRST, None),
            "first earliest oldest initial",
            either(
                (
                    r"\b(?:first|earliest|oldest|initial|very first)\b(?! (?:name|language|aid|author|hand|and|"
                    r"of all|class))"
                ),
            ),
        ),
    )
)
YES_NO: Final = Cued(
    either(
        (
            r"^(?:did|does|do|has|have|had|is|are|was|were|can|could|would|will|am|any(?:thing|one|body)?|"
            r"ever|got|never)\b"
        ),
        (
            r"^(?:he|she|they|this person|you) (?:has|have|did|does|do|is|are|was|were|can|know|knows|speak|"
            r"speaks|worked|studied)\b.*\b(?:right|correct|yes|no|huh)\W*$"
        ),
        r"\b(?:does|do|did|is|has|have) (?:he|she|they|that|it)\W*$|^(?:is|are) there\b|\btrue that\b",
        r"\bright\?$",
    )
)
OVERVIEW: Final = Cued(
    either(
        r"^(?:yourself|him|her|them)\W*$|^about (?:him|her|them|yourself)\W*$",
        r"^who (?:is|are) (?!the (?:author|referee|client|manager|publisher|issuer))",
        r"\b(?:who|whose \w+) am i (?:looking|reading|hearing|learning|dealing|seeing)\b",
        (
            r"^(?:tell|say|talk)(?: me| us)?(?: something| a bit| a little| more| all)? about (?:him|her|"
            r"them|yourself|this (?:person|guy|candidate|woman|man|lady)|the (?:candidate|applicant|"
            r"person))\W*$"
        ),
        (
            r"\b(?:summary|overview|introduc\w+|intro|elevator pitch|in a nutshell|highlights|rundown|gist|"
            r"bio|biography|short version|big picture)\b(?! of (?:the|his|her|their) (?:project|job|thesis|"
            r"paper))"
        ),
        r"\bsum(?:ming)? (?:up|\w+ up)\b|\btl ?;?dr\b",
        (
            r"\b(?:short|quick|brief|potted|(?:\d+|one|two|thirty|sixty)[ -](?:second|minute|line|sentence)s?) "
            r"(?:version|story|tour|recap|read|pitch)\b(?! of (?:the |his |her |their )?(?:career|project|job|"
            r"paper|thesis))"
        ),
        (
            r"\bsummari[sz]e (?:him|her|them|the|this|his|her|their) ?(?:candidate|profile|cv|resume|career|"
            r"person|background|experience)?\W*$"
        ),
        (
            r"\bwalk (?:me|us) through (?:the |his |her |their )?(?:cv|resume|career|profile|background|"
            r"work history)"
        ),
        r"\bwhy should (?:we|i)\b|\b(?:professional|general|overall) (?:background|profile|summary)\b",
        r"\bconvince (?:me|us|my|our)\b|\bwhat (?:should|do) (?:i|we) (?:need to )?know about\b",
        r"\bwhat (?:does|do) (?:he|she|they|you|this person) do\W*$",
        r"\bwhat (?:does|do) (?:\w+ )?do for a living\b",
        r"\bpresent (?:him|her|them)(?= (?:to|in|for|as)\b|\W*$)",
        r"\b(?:sets|makes) (?:him|her|them|you) (?:apart|special|stand out|unique|different)\b",
        r"\bsell (?:me|us)\b",
        (r"\bwhat (?:kind|sort|type) of (?!music|food|work|projects?|jobs?)\w+ (?:is|are) (?:he|she|they|" r"this)\b"),
    )
)
