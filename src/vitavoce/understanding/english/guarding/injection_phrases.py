"""How people try to instruct an assistant: phrases by what they aim at, as patterns over normalised questions.

A pattern names the assistant, its instructions or its secrets; words that a résumé may hold too ("prompt injection",
"API keys", "acted as a lead") don't match on their own. Each stands with the words that must be there for it to be
tried at all, which keeps an ordinary question at the cost of looking up its words.
"""

from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

_RULES: Final = either(
    (
        r"(?:instructions?|instrucions?|prompts?|rules?|directives?|directions?|guidelines?|commands?|"
        r"orders|programming|policies|policy|polices|restrictions?|constraints|limitations|filters?|"
        r"safeguards?|guardrails?|persona|ruleset|training|context|content filter|safety)"
    ),
)
_WHOSE: Final = either(
    (
        r"(?:all|any|every|each|your|the|these|those|its|this|that|my|our|such|about|of|previous|prior|"
        r"earlier|preceding|past|above|foregoing|initial|original|former|old|existing|current|other|"
        r"system|developer|hidden|secret|safety|first|last|and|following|bisherigen)"
    ),
)
_DROP: Final = either(
    (
        r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overlook|overrid(?:e|ing)|bypass|"
        r"circumvent|neglect|discard|dismiss|drop|erase|delete|cancel|void|reset|remove|suspend|disobey|"
        r"violate|break|skip|unlearn|set aside|stop following|do not follow|do not obey|"
        r"pay no attention to|leave aside|put aside|free yourself from|no longer follow|throw (?:out|"
        r"away))"
    ),
)
_HIDDEN: Final = either(
    (
        r"(?:system|initial|hidden|secret|original|internal|developer|starting|base|underlying|pre|"
        r"first|confidential|initiali[sz]ation|core|meta|configured|given|above|previous|exact|full|own|"
        r"very|entire|whole|complete)"
    ),
)
_TEXTS: Final = either(
    (
        r"(?:prompts?|instructions?|messages?|configurations?|config|directives?|rules|guidelines|"
        r"context|set ?up|settings|initiali[sz]ation string|text|brief(?:ing)?|programming|system text|"
        r"parameters|temperature)"
    ),
)
_SHOW: Final = either(
    (
        r"(?:show|print|reveal|repeat|output|display|tell|give|expose|leak|dump|list|summari[sz]e|"
        r"translate|encode|recite|spell|write|copy|paste|say|quote|return|echo|share|disclose|read|"
        r"explain|describe|see|know|get|send|provide|what (?:is|are|was|were|does)|spit|type|rephrase|"
        r"paraphrase|reproduce|append|include|cite|complete|continue|post)"
    ),
)

_DROP_WORDS: Final = (
    "ignore ignoring disregard disregarding forget forgetting overlook override overriding bypass circumvent "
    "neglect discard dismiss drop erase delete cancel void reset remove suspend disobey violate break skip "
    "unlearn set stop follow obey attention leave put free throw"
)
_TEXT_WORDS: Final = (
    "prompt prompts instruction instructions message messages configuration configurations config directive "
    "directives rules guidelines context setup settings string text brief briefing programming parameters "
    "temperature set up"
)


# (the words without which a pattern can't match, the pattern)
INSTRUCTION_ATTACKS: Final = (
    # putting the résumé aside
    (
        _DROP_WORDS,
        r"(?:^|[.!?,;:]\s*)(?:please )?(?:ignore|disregard) (?:the |his |her |their )?(?:resume|cv|profile|facts)\b",
    ),
    (
        "invent make fabricate",
        (
            r"(?:^|[.!?,;:]\s*|\band )(?:please )?(?:invent|make up|fabricate) (?:an? |some |another )"
            r"[^.?!]{1,60}\b(?:for|about|of) (?:him|her|them|the candidate)\b"
        ),
    ),
    (
        "everything all",
        r"\b(?:output|print|repeat|return|echo|copy) (?:everything|all)(?: \w+)? (?:before|above|until|up to)\b",
    ),
    # dropping the instructions
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:\w+\s+){{0,3}}?{_WHOSE}\s+(?:\w+\s+){{0,3}}?{_RULES}\b"),
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:your\s+)?(?:instructions|rules|guidelines|directives|programming|prompt)\b"),
    (
        _DROP_WORDS,
        either(
            (
                rf"\b{_DROP}\s+(?:\w+\s+){{0,3}}?(?:everything|all|anything|whatever|"
                rf"what)\b[^.?!]{{0,30}}\b(?:before|above|told|instructed|trained|learned|so far|earlier|"
                rf"previously|until now|prior)\b"
            ),
        ),
    ),
    (
        _DROP_WORDS,
        either(
            (
                rf"\b{_DROP}\s+(?:the\s+|all\s+|everything\s+)?(?:above|previous|prior|preceding|"
                rf"foregoing)\b(?! (?:jobs?|roles?|questions?|employers?|compan\w+|positions?|one))"
            ),
        ),
    ),
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:all\s+|any\s+|the\s+)?other (?:content|text|input)"),
    (
        "instruction instructions rules directives orders",
        either(
            (
                r"\b(?:new|updated|real|actual|changed|revised) (?:system )?(?:instructions?|rules|directives?|"
                r"orders) ?(?::|are\b|is\b|from|for you|follow)"
            ),
        ),
    ),
    # closing what the assistant is given, and setting it another task
    (
        "end finish conclude close",
        either(
            (
                r"\bend of (?:the )?(?:\w+ ){0,3}?(?:data|context|documents?|input|prompt|text|instructions?|file|"
                r"query|transcript|conversation|resume|cv|profile)\b\W+(?:new|now|next|begin|start|system|your|you|"
                r"please|"
                r"instructions?|task|the (?:real|actual|new))\b"
            ),
        ),
    ),
    (
        "task tasks goal objective mission assignment job",
        (
            r"\b(?:new|next|real|actual|true|updated|other) (?:tasks?|goal|objective|mission|assignment|job) ?"
            r"(?::|for you\b)"
        ),
    ),
    ("stop just", r"\bstop everything\b|\bjust (?:print|say|output|write|repeat|reply|respond)\b"),
    (
        "restriction restrictions filter filters limits guardrails",
        either(
            (
                r"\b(?:restrictions?|filters?|limits?|guardrails) (?:are |is |have been |"
                r"has been )?(?:now )?(?:removed|lifted|disabled|off|suspended|deactivated)\b"
            ),
        ),
    ),
    # reaching the prompt
    (
        _TEXT_WORDS,
        either(
            (
                rf"\b{_SHOW}\b[^.?!]{{0,60}}\b(?:your|the|these|those|"
                rf"any)\s+(?:\w+\s+)?{_HIDDEN}\s+(?:\w+\s+)?{_TEXTS}\b(?! (?:engineer|administ|design|experience|"
                rf"skill|project))"
            ),
        ),
    ),
    (
        "your",
        either(
            (
                rf"\b{_SHOW}\b[^.?!]{{0,60}}\byour\s+(?:\w+\s+)?(?:instructions?|prompts?|rules|guidelines|"
                rf"directives?|configuration|config|context window|settings|programming|source code|constraints|"
                rf"restrictions)\b"
            ),
        ),
    ),
    (
        _TEXT_WORDS,
        either(
            (
                r"\b(?:your|the|this) (?:\w+ )?(?:system|developer|hidden|secret|initial|original|starting|base|"
                r"master) ?(?:prompts?|instructions?|messages?|configuration)\b(?! (?:engineer|administ|design|"
                r"experience|skill|project))"
            ),
        ),
    ),
    (
        _TEXT_WORDS,
        either(
            (
                r"^\W*(?:please )?(?:show|print|display|output|dump|list|reveal|"
                r"give) (?:me )?(?:\w+ )?(?:system|initial|hidden) (?:prompt|instructions?|configuration|"
                r"message)"
            ),
        ),
    ),
    (
        "system_prompt systemprompt prompt prompts",
        r"\bsystem[ _]?prompts?\s*(?:[)>=:]|tags?|is\b|in\b|$)|\bsystem_?prompt\b",
    ),
    (
        "above preceding previous earlier",
        either(
            (
                r"\b(?:repeat|output|print|copy|show|recite|translate|encode|check|"
                r"write)\b[^.?!]{0,40}\b(?:above|preceding|previous|earlier) (?:text|words|messages?|content|"
                r"instructions?|directions|conversation|paragraphs?)\b"
            ),
        ),
    ),
    (
        "above before initially given",
        either(
            (
                r"\b(?:text|words|everything|all|content|sentences?|messages?) (?:that )?(?:(?:is|are|was|were|"
                r"stands?) )?(?:above|before this|before mine|you were given|given to you)\b"
            ),
        ),
    ),
    (
        (
            "told instructed supposed allowed forbidden programmed configured ordered maker makers developer "
            "developers "
            "creator creators programmer programmers owner owners trainer trainers"
        ),
        either(
            (
                r"\b(?:are|were|have|is) you (?:been )?(?:told|instructed|not supposed|not allowed|forbidden|"
                r"programmed to|configured|ordered)\b"
            ),
            (
                r"\byou (?:are|were|have been|had been) (?:told|instructed|not supposed|not allowed|forbidden|"
                r"ordered)\b"
            ),
            r"\bi was instructed to\b",
            (
                r"\b(?:did|have|had) your (?:makers?|developers?|creators?|programmers?|owners?|trainers?) (?:\w+ )?"
                r"(?:tell|told|say|said|write|written|give|given|instruct|order)"
            ),
            r"\byour (?:makers?|developers?|creators?|programmers?|owners?) (?:told|typed|wrote|gave|instructed)\b",
        ),
    ),
    (
        "instructions instruction prompt rules",
        either(
            r"\bmy instructions (?:are|were)\b",
            (
                r"\b(?:instructions?|prompt|rules) (?:that )?(?:you (?:were|are|have|had|got|follow|received)|"
                r"given to you)\b"
            ),
        ),
    ),
    (
        "entire whole full verbatim word",
        either(
            (
                r"\b(?:repeat|output|print|replay|reproduce) (?:\w+ ){0,3}(?:entire|whole|full) (?:conversation|"
                r"chat|context)\b"
            ),
            r"\bword for word\b|\b(?:repeat|print|output|recite|copy|give)\b.{0,80}?\bverbatim\b",
        ),
    ),
    (
        "prompt instructions context message chat",
        either(
            (
                r"\b(?:first|last|beginning|start|top) (?:\w+ ){0,4}of (?:your|the|this) (?:prompt|instructions|"
                r"context|system message|chat)\b"
            ),
        ),
    ),
    (
        "raw context string initialization initialisation",
        either(
            r"\b(?:raw|retrieved) (?:json|context|documents|prompt)\b|\bcontext documents\b",
            r"\binitiali[sz]ation string\b",
        ),
    ),
    (
        "database source logs files environment memory backend tables",
        either(
            (
                r"\b(?:print|dump|reveal|leak|export|show|imprimir|hand over) (?:me )?(?:your|the|"
                r"this) (?:\w+ )?(?:database|tables?|source code|logs?|files|environment|memory|backend)\b"
            ),
        ),
    ),
    (
        "configuration setup settings tools functions plugins",
        either(
            r"\bsummari[sz]e your\b",
            (
                r"\b(?:what|which|list) (?:\w+ )?(?:tools|functions|plugins) (?:can you|are you|you can|you have|"
                r"do you(?! (?:use|know|like|prefer|work|enjoy)\b))\b"
            ),
            r"\byour configuration\b|^(?:list|print|dump|show) (?:me )?your (?:tools|functions|plugins)\b",
        ),
    ),
)
