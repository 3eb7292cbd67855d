"""How people try to instruct an assistant: phrases by what they aim at, as patterns over normalised questions.

A pattern names the assistant, its instructions or its secrets; words that a résumé may hold too ("prompt injection",
"API keys", "acted as a lead") don't match on their own. Each stands with the words that must be there for it to be
tried at all, which keeps an ordinary question at the cost of looking up its words.
"""

from typing import Final

from vitavoce.understanding.word_patterns import either

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
        r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overlook|overrid(?:e|ing)|bypass|circumvent|"
        r"neglect|discard|dismiss|drop|erase|delete|cancel|void|reset|remove|suspend|disobey|violate|"
        r"break|skip|unlearn|set aside|stop following|do not follow|do not obey|pay no attention to|"
        r"leave aside|put aside|free yourself from|no longer follow|throw (?:out|away))"
    ),
)
_HIDDEN: Final = either(
    (
        r"(?:system|initial|hidden|secret|original|internal|developer|starting|base|underlying|pre|first|"
        r"confidential|initiali[sz]ation|core|meta|configured|given|above|previous|exact|full|own|very|"
        r"entire|whole|complete)"
    ),
)
_TEXTS: Final = either(
    (
        r"(?:prompts?|instructions?|messages?|configurations?|config|directives?|rules|guidelines|context|"
        r"set ?up|settings|initiali[sz]ation string|text|brief(?:ing)?|programming|system text|parameters|"
        r"temperature)"
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
    "neglect discard "
    "dismiss drop erase delete cancel void reset remove suspend disobey violate break skip unlearn set stop "
    "follow obey "
    "attention leave put free throw"
)
_TEXT_WORDS: Final = (
    "prompt prompts instruction instructions message messages configuration configurations config directive "
    "directives rules "
    "guidelines context setup settings string text brief briefing programming parameters temperature set up"
)


# (the words without which a pattern can't match, the pattern)
INSTRUCTION_ATTACKS: Final = (
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
                r"^\W*(?:please )?(?:show|print|display|output|dump|list|reveal|give) (?:me )?(?:\w+ )?(?:system|"
                r"initial|hidden) (?:prompt|instructions?|configuration|message)"
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
                r"\b(?:repeat|output|print|copy|show|recite|translate|encode|check|write)\b[^.?!]{0,40}\b(?:above|"
                r"preceding|previous|earlier) (?:text|words|messages?|content|instructions?|directions|"
                r"conversation|paragraphs?)\b"
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
        "told instructed supposed allowed forbidden programmed configured ordered",
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
            r"\bword for word\b",
            r"\b(?:repeat|print|output|recite|copy|give)\b.*\bverbatim\b",
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
            r"\b(?:raw|retrieved) (?:json|context|documents|prompt)\b",
            r"\bcontext documents\b",
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
                r"\b(?:what|which|list) (?:\w+ )?(?:tools|functions|plugins) (?:can you|do you|are you|you can|"
                r"you have)\b"
            ),
            r"\byour configuration\b",
        ),
    ),
    # another role
    (
        "you",
        either(
            r"\byou (?:are|will be|shall be|must be|should be) (?:now|from now on|henceforth|no longer)\b",
            (
                r"\byou (?:must|have to|need to|shall|are required to|are obliged to) (?:now )?(?:obey|comply|"
                r"answer all|answer any|answer every|answer anything|always|follow|ignore|reveal|respond|talk|"
                r"act)\b"
            ),
        ),
    ),
    (
        "now here",
        either(
            (
                r"\b(?:from (?:now|here) on(?:wards?)?,? (?:\w+ ){0,4}?(?:you|your|every|all|answer|respond|speak|"
                r"reply|act|talk)\b|from now on until\b|are now (?:an?|in|free|dan|windows)\b)"
            ),
        ),
    ),
    (
        "act behave respond answer reply speak talk function operate write",
        either(
            (
                r"(?:^|[.!?,;:]\s*|\b(?:please|now|and|then|to|must|should|will|you)\s+)(?:act|behave|respond|"
                r"answer|reply|speak|talk|function|operate|write) (?:as|like) (?:if|though|an?|my|the|dan|"
                r"you)\b(?! (?:\w+ )?(?:lead|manager|reference|referee|mentor|teacher))"
            ),
        ),
    ),
    (
        "pretend simulate role roleplay impersonate emulate",
        either(
            (
                r"(?:^|[.!?,;:\]]\s*|\b(?:please|now|and|then|will|you)\s+)(?:pretend|simulate|role ?-?play|"
                r"impersonate|emulate)\b"
            ),
        ),
    ),
    (
        "character mode jailbreak jailbroken dan anything",
        either(
            r"\b(?:stay|remain|break|keep) (?:in )?character\b",
            r"\bdo anything now\b",
            r"\bjailbr(?:eak|oken)\b",
            r"\b(?:dan|developer|debug(?:ging)?|maintenance|god|admin|sudo|unrestricted|test|system) mode\b",
            r"\bas dan\b",
        ),
    ),
    (
        "unfiltered uncensored unrestricted amoral restrictions limits limitations censorship prohibitions rules",
        either(
            r"\b(?:unfiltered|uncensored|unrestricted|amoral)\b",
            (
                r"\b(?:without|with no|no|free of|free from)(?: any)? (?:restrictions|limits|limitations|filters|"
                r"rules|censorship|prohibitions)\b"
            ),
        ),
    ),
    (
        "answer reply respond start begin answers replies response",
        either(
            (
                r"\b(?:answer|reply|respond|start|begin|end)(?: \w+){0,3}? (?:with|using|"
                r"by saying) (?:the (?:word|words|phrase|text|following)|only|this|[\"']|yes\b|no\b|markdown|i )"
            ),
            (
                r"\b(?:every|each|all) (?:reply|replies|answers?|questions?) (?:to me |you give )?(?:with|smart|"
                r"must)\b"
            ),
        ),
    ),
    (
        "say repeat",
        either(
            r"\b(?:and|just|only|then|please|now|you|^) ?say (?:that )?[\"']",
            r"\bsay (?:hacked|pwned|yes|i am|i hate|after me|the (?:word|following|secret))\b",
            r"\brepeat after me\b",
        ),
    ),
    ("whatever regardless matter", r"\b(?:whatever|no matter what|regardless of what)(?: \w+){1,3} sa(?:ys?|id)\b"),
    (
        "say claim pretend state insist confirm answer",
        either(
            (
                r"(?:^|[.!?,;:]\s*|\b(?:please|always|and|just|you|to)\s+)(?:say|answer|claim|pretend|state|"
                r"insist|confirm) (?:that )?(?:he|she|they|the candidate) (?:has|have|is|are|was|had|holds?|"
                r"knows?|won|worked)\b"
            ),
        ),
    ),
    (
        "give gpa grade score",
        either(
            (
                r"\bgive (?:him|her|them) (?:an? )?(?:[\d.]+|better|perfect|higher|top)\b[^?]*\b(?:gpa|grade|"
                r"score|rating|degree)"
            ),
        ),
    ),
    (
        "change edit rewrite alter update falsify modify",
        either(
            (
                r"(?:^|[.!?,;:]\s*|\b(?:please|and|you|to)\s+)(?:change|edit|rewrite|alter|update|falsify|"
                r"modify) (?:the |his |her |their )(?:\w+ )?(?:resume|cv|profile|gpa|grades?|title|dates?|data)\b"
            ),
        ),
    ),
    (
        "reprogrammed reprogramming boolean openai refuse disabled hijacked override prefix role",
        either(
            r"\bre-?program\w*",
            r"\bboolean opposite",
            r"\bopenai (?:employee|content polic|polic|developer)",
            r"\bopenai.{0,3} (?:content )?polic",
            r"\bprefix ?=",
            r"\brole ?= ?\w",
            r"\bnever refuse\b",
            r"\bhas been hijacked\b",
            r"\bsystem override\b",
            r"\b(?:administrator|admin|root|owner|developer) override\b",
        ),
    ),
    (
        "i ai",
        either(
            (
                r"\bi am (?:your|the) (?:developer|creator|maintainer|owner|administrator|admin|programmer|"
                r"operator)\b"
            ),
            r"\bi am (?:a )?god\b",
            r"\bas an ai\b",
            (
                r"\bi am an? (?:\w+ )?(?:developer|programmer|employee|engineer) (?:at|of|from) (?:openai|"
                r"anthropic|google|meta)\b"
            ),
        ),
    ),
)
