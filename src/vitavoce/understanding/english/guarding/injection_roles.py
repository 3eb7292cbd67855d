"""How people try to give the assistant another role, other rules, or words to say.

Rows are as in ``injection_phrases``.
"""

from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

ROLE_ATTACKS: Final = (
    (
        "every each all end",
        (
            r"\b(?:to|in|with|at the end of) (?:every|each|all|your)(?: of your)? (?:answers?|repl(?:y|ies)|"
            r"responses?|messages?)\b(?= ?[:,]|$| that| you)"
        ),
    ),
    ("you", r"\byou (?:must|have to|need to|shall|will) (?:now |only |just )?(?:answer|say|reply|respond)\b"),
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
                r"\b(?:from (?:now|here) on(?:wards?)?,? (?:\w+ ){0,4}?(?:you|your|every|all|answer|respond|"
                r"speak|reply|act|talk)\b|from now on until\b|are now (?:an?|in|free|dan|windows)\b)"
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
                r"(?:^|[.!?,;:\]]\s*|\b(?:please|now|and|then|will|you)\s+)(?:pretend(?! (?:that )?(?:i|we)\b)|"
                r"simulate|"
                r"role ?-?play|impersonate|emulate)\b"
            ),
        ),
    ),
    (
        "character mode jailbreak jailbroken dan anything",
        either(
            r"\b(?:stay|remain|break|keep) (?:in )?character\b|\bdo anything now\b|\bjailbr(?:eak|oken)\b",
            r"\b(?:dan|developer|debug(?:ging)?|maintenance|god|admin|sudo|unrestricted|test|system) mode\b",
            r"\bas dan\b",
        ),
    ),
    (
        "unfiltered uncensored unrestricted amoral restrictions limits limitations censorship prohibitions rules",
        either(
            r"\b(?:unfiltered|uncensored|unrestricted|amoral)\b",
            (
                r"\b(?:without|with no|no|free of|free from)(?: any)? (?:restrictions|limits|limitations|"
                r"filters|rules|censorship|prohibitions)\b"
            ),
        ),
    ),
    (
        "answer reply respond start begin answers replies response",
        either(
            (
                r"\b(?:answer|reply|respond|start|begin|end)(?: \w+){0,3}? (?:with|using|"
                r"by saying) (?:the (?:word|words|phrase|text|following)|only|this(?! (?:one|person|cv|resume|"
                r"candidate)\b)|[\"']|yes\b|no\b|markdown|i )"
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
            r"(?<!to )\bsay (?:hacked|pwned|yes|i am|i hate|after me|the (?:word|following|secret))\b",
            r"\brepeat after me\b",
        ),
    ),
    ("whatever regardless matter", r"\b(?:whatever|no matter what|regardless of what)(?: \w+){1,3} sa(?:ys?|id)\b"),
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
                r"modify) (?:the |his |her |their |my )(?:\w+ )?(?:resume|cv|profile|gpa|grades?|title|dates?|facts|"
                r"data)\b"
            ),
        ),
    ),
    (
        "reprogrammed reprogramming boolean openai refuse disabled hijacked override prefix role",
        either(
            r"\bre-?program\w*|\bboolean opposite|\bopenai (?:employee|content polic|polic|developer)",
            r"\bopenai.{0,3} (?:content )?polic|\bprefix ?=|\brole ?= ?\w|\bnever refuse\b",
            r"\bhas been hijacked\b|\bsystem override\b",
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
            r"\bi am (?:a )?god\b|\bas an ai\b",
            (
                r"\bi am an? (?:\w+ )?(?:developer|programmer|employee|engineer) (?:at|of|from) (?:openai|"
                r"anthropic|google|meta)\b"
            ),
        ),
    ),
)
