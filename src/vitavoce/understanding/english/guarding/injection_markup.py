"""Attacks in markup, and in writing meant to look like something else."""

import re
from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

# Signs that no markup does without, and few questions hold.
MARKUP_SIGNS: Final = re.compile(r"[<>\[\]{}();:$#%=*|!]")
MARKUP: Final = re.compile(
    either(
        (
            r"<\s*/?\s*(?:script|img|iframe|svg|object|embed|body|style|meta|link|system\w*|assistant|user|"
            r"instructions?|prompt|im_start)\b"
        ),
        r"\bon(?:error|load|click|mouseover|focus)\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*text/html",
        r"\[/?inst\]|<<\s*/?\s*sys\s*>>|<\|\w+\|>|\bconsole\s*\.\s*\w+\s*\(",
        r"\b(?:alert|eval|exec|system)\s*\(|document\s*\.\s*cookie",
        r"\bselect\s+.{1,40}\s+from\s+\w+\s*(?:;|--|where)",
        r"['\"]\s*;",
        r"['\"]\s*or\s+['\"]?\d\s*=",
        r"\bxp_cmdshell\b|\$\{|\{\{|\{%|\.\./\.\.|%3cscript",
        (
            r"(?:^|[\n\]>#*.!?\"-])\s*\**(?:#+\s*)?\[?(?:system|assistant|developer|administrator|admin|root|"
            r"user|tool|owner|human)\s*(?:message|override|prompt|note|instruction|update|"
            r"notice)?s?\]?\**\s*(?::|\n|begins?\b|instruction begins)"
        ),
        r"<系统|\bbegin (?:system|admin)|!\[[^\]]*\]\(|\]\(\s*(?:javascript|data|http)",
    ),
    re.IGNORECASE,
)
# Words of an attack as they look in rot13 and back to front.
DISGUISED: Final = re.compile(
    either(
        r"vafgehpgvba|cebzcg|vtaber|flfgrz|erirny|cnffjbeq|snoitcurtsni|snoitcurtsn|tpmorp|erongi|metsys",
        r"laever|drowssap",
    ),
)

# Where even the gaps between spelt-out words are gone, these show through.
TELLING_WORD: Final = re.compile(
    r"(ignore|disregard|forget|override|bypass|reveal|print|repeat|show|your|all|the|previous|prior|above|system|"
    r"hidden|"
    r"instructions?|prompts?|rules?)"
)
