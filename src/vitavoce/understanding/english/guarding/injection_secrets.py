"""How people try to get at secrets and at what other visitors said, and the encodings they hide instructions in.

Rows are as in ``injection_phrases``.
"""

import re
from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

_SECRET: Final = either(
    (
        r"(?:pass ?words?|pass ?phrase|pass ?code|pin code|secret keys?|secret (?:code|word|string)|"
        r"api[ _-]?keys?|access (?:keys?|tokens?)|signing keys?|private keys?|credentials|secrets|"
        r"confidential string|auth tokens?|environment variables|env (?:file|vars?)|log ?in (?:data|"
        r"details))"
    ),
)
_VISITORS: Final = either(
    (
        r"(?:users?|visitors?|recruiters?|people|persons?|customers?|candidates?|companies|guests?|"
        r"callers?|anyone|anybody|someone)"
    ),
)
_WHOEVER: Final = (
    r"(?:who|which \w+|(?:has|have|did) (?:any|some)(?:one|body)|(?:has|have) (?:any|other)\w*|"
    r"how many (?:people|recruiters|visitors|users))"
)
_WORDS_FOR_SECRETS: Final = (
    "password passwords passphrase passcode pass pin secret secrets key keys token tokens credentials string "
    "environment env log login"
)

SECRET_ATTACKS: Final = (
    # secrets
    (
        _WORDS_FOR_SECRETS,
        either(
            (
                rf"\b(?:your|the|our|my|user|users|admin|administrator|system|root|master|database|"
                rf"all)\s+(?:\w+\s+){{0,2}}?{_SECRET}\b(?! (?:reset|manag|hash|protect|polic|less|flow|vault|"
                rf"rotation|storage|generator))"
            ),
        ),
    ),
    (
        _WORDS_FOR_SECRETS,
        rf"\b(?:give|tell|share|confirm|reveal|show|send|print|leak|provide)\b[^.?!]{{0,30}}\b{_SECRET}\b",
    ),
    (
        _WORDS_FOR_SECRETS,
        either(
            (
                rf"\b(?:which|what) (?:\w+ ){{0,2}}?{_SECRET}\b[^.?!]{{0,40}}\b(?:(?:do|are|did|were|have|can) "
                rf"you|you "
                r"(?:use|have|run|are)|this (?:server|bot|page|site|chat|assistant|machine)|the (?:server|bot|"
                r"model|backend|"
                r"host))\b"
            ),
            rf"(?:^|[.!?] )\W*(?!credentials)(?:the )?{_SECRET}(?: please| now)?\W*$",
        ),
    ),
    (
        "key connection os process printenv",
        (
            r"\b(?:what|which) key do you\b|\byour (?:\w+ )?key\b(?! \w)|\bconnection string\b|\bos\.environ\b|"
            r"\bprocess\.env\b|\bprintenv\b"
        ),
    ),
    (
        "cat etc rm env ls sudo whoami",
        r"\bcat (?:/|\.env|etc)|/etc/passwd|\brm -rf\b|\.env\b|\bls -l?a\b|\bsudo \w|\bwhoami\b",
    ),
    (
        "bank account balance birth user users",
        either(
            r"\b(?:bank|account) (?:balances?|numbers?)\b[^.?!]{0,20}\b(?:of|from|for|users?)\b",
            r"\b(?:users?|john doe|jane doe) (?:\w+ ){0,2}?(?:bank|balance|birth|address|e-?mail|account)\b",
            r"\bgive me (?!his|her|their|the)\w+ birth ?-?date\b",
        ),
    ),
    (
        "users visitors recruiters customers guests callers",
        either(
            (
                r"\b(?:list|names?|details|data|records?|addresses|e-?mails?)\b[^.?!]{0,30}\bof (?:all |the |"
                r"your |other )?(?:users|visitors|recruiters|customers|guests|callers)\b"
            ),
        ),
    ),
    (
        "user",
        either(
            (
                r"\bthe user (?:\w+ )?(?:live|lives|living|e-?mail|address|located|location|data|name|account|"
                r"bank|currently|now)\b"
            ),
            r"\bwhere (?:does|is) the user\b",
        ),
    ),
    # other visitors
    (
        "other another previous last earlier different prior recent next",
        either(
            (
                rf"\b(?:other|another|previous|last|earlier|different|prior|recent|"
                rf"next) {_VISITORS}\b(?! (?:say|said|saying|think|thought|wrote|write) (?:about|of|on) (?:him|"
                rf"her|them)\b)[^.?!]{{0,40}}\b(?:ask\w*|sa(?:id|y)|typ(?:ed?|ing)|wrote|written|"
                rf"questions?|conversations?|messages?|e-?mails?|sessions?|chat\w*|transcripts?|logs?|history|"
                rf"names?|contact\w*|talk\w*|look\w*|want\w*)\b"
            ),
        ),
    ),
    (
        "before ahead",
        either(
            (
                rf"\b(?:{_VISITORS}|one|ones|guy|man|woman|lady|who(?:ever)?|else)\b[^.?!]{{0,40}}"
                r"\b(?:before|ahead of) me\b"
            ),
        ),
    ),
    (
        "others people everyone everybody anyone anybody someone else",
        either(
            (
                r"\bwhat (?:did|do|does|have|has|else did) (?:the )?(?:others?|other people|people|everyone|"
                r"everybody|"
                r"anyone|anybody|someone|somebody)(?: else)?(?: \w+){0,2}? (?:ask(?:ed)?|typed?|want(?:ed)? to know|"
                r"told you|said to you)\b"
            ),
        ),
    ),
    (
        "who which how",
        either(
            r"\bwho (?:else )?(?:was|were|has been|came) (?:on )?here\b",
            (
                r"\bwho (?:else )?(?:is|are|was|were|has been|have been) (?:\w+ )?(?:looking|visiting|viewing|"
                r"reading|"
                r"chatting|talking)(?: \w+)? (?:this|you|here)\b"
            ),
            (
                r"\b(?:which|what|how many) (?:\w+ )?(?:companies|recruiters|visitors|employers|firms) (?:\w+ )?"
                r"(?:looked|visited|viewed|seen|opened|checked)\b"
            ),
            r"\b(?:been|were|are) looking at (?:this|the) (?:page|profile|cv|resume|chat)\b",
        ),
    ),
    (
        "question questions chats conversations messages asked",
        either(
            (
                r"\b(?:last|previous|other|many|which|what) (?:\w+ )?(?:questions?|messages?|chats?|conversations?)\b"
                r"[^.?!]{0,20}\byou (?:just )?(?:got|get|had|received|answered|were asked|been asked|have had)\b"
            ),
            r"\bwhat (?:have|had) you been asked\b|\bwhat (?:are|were|do) you (?:usually |often |"
            r"mostly )?(?:get )?asked\b",
        ),
    ),
    (
        (
            "conversation conversations chat chats transcript transcripts sessions visitor visitors user "
            "users people "
            "everyone everybody anyone those all"
        ),
        either(
            (
                r"\b(?:export|download|dump|extract|hand over|give|send|list|show|read|replay|see)\b[^.?!]{0,30}?"
                r"\b(?:stored|saved|recorded|all|every|other|previous|last|everybody|everyone|yesterdays?|"
                r"visitors?|users?)"
                r" (?:\w+ ){0,2}?(?:conversations?|chats?|transcripts?)\b"
            ),
            r"\b(?:messages|questions) (?:from|by|of) (?:other|previous|earlier|another) (?:users?|visitors?|"
            r"people)\b",
            r"\b(?:visitors?|users?|chat) (?:lists?|logs?|sessions|data)\b|\b(?:stored|saved) sessions\b",
            r"\b(?:everyone|everybody|anyone|people|those|all) who (?:\w+ )?(?:visited|opened|chatted|came|"
            r"viewed|asked)\b",
        ),
    ),
    (
        "leave left give gave type typed enter entered",
        (
            r"\bwhat (?:e-?mail|name|number|phone|address)\b[^.?!]{0,15} did (?:the )?(?:last|previous|other|"
            r"earlier) \w+ "
            r"(?:leave|give|type|enter)\b"
        ),
    ),
    (
        "others people everyone",
        r"\btell (?:me|us) what (?:others|other people|everyone|people) (?:wanted|want|asked|ask|said)\b",
    ),
    (
        "conversations sessions chats transcripts chat else people",
        either(
            (
                r"\b(?:other|another|previous|last|earlier|prior) (?:visitors?|users?|people|persons?) "
                r"(?:conversations?|sessions?|chats?|transcripts?|chat (?:logs?|history))\b"
            ),
            r"\b(?:someone else|other people|everyone|others) (?:conversations?|sessions?|chats?|transcripts?)\b",
            r"\b(?:other|another|everyone|all) (?:conversations|sessions|chats|transcripts)\b",
            r"\bpeople conversations\b",
        ),
    ),
    (
        "transcript history messages log logs record recording content session ses",
        either(
            (
                r"\b(?:transcripts?|history|messages?|logs?|records?|content|"
                r"recording) of (?:the )?(?:\w+ )?(?:session|conversation|chat|visitor|user|call)\b"
            ),
            r"\bsession (?:id )?#?\d|\bses_\w+|\bchat (?:logs?|history)\b",
        ),
    ),
    (
        "who many which anyone anybody someone has have",
        either(
            (
                rf"\b{_WHOEVER} (?:\w+ ){{0,3}}?(?:ask(?:ed|ing)?|enquired|inquired|looked)\b[^.?!]{{0,30}}"
                rf"\b(?:about (?:this|him|her|them|the)|you|before me|here)\b"
            ),
            (
                rf"\b{_WHOEVER} (?:\w+ ){{0,3}}?(?:talked|spoken|chatted|visited|written)\b[^.?!]{{0,30}}"
                rf"\b(?:to you|with you|before me|this (?:page|chat)|here)\b"
            ),
        ),
    ),
    (
        "talked spoke spoken wrote chatted their ask asked",
        either(
            (
                r"\b(?:talked|spoke|spoken|wrote|chatted) (?:to|with) you (?:this|last|yesterday|today|before|"
                r"recently|earlier)\b"
            ),
            r"\b(?:show|read|give) (?:me )?their messages\b",
            r"\bwhat (?:did|do|have) (?:others|other people|everyone else|anyone) ask",
        ),
    ),
    # encodings as such
    (
        "rot13 rot base64 base morse caesar hex hexadecimal binary leetspeak latin reversed backwards emoji",
        either(
            (
                r"\b(?:rot-?13|base-?64|morse|caesar|hex|leet ?speak|pig latin|"
                r"backwards)\b[^.?!]{0,40}\b(?:execute|decode|follow|encode|output|obey)\b"
            ),
            (
                r"\b(?:execute|decode|obey|follow|encode|run)\b[^.?!]{0,40}\b(?:rot-?13|base-?64|morse|caesar|"
                r"hex|pig latin)\b"
            ),
        ),
    ),
    (
        "snooping snooped nosing nosed browsing browsed poking poked spying prying peeking",
        (
            r"\b(?:snoop|nos|brows|pok|spy|pry|peek)(?:p?ing|p?ed|ing|ed) (?:around|about|at|in|into|through|round)? ?"
            r"(?:on )?(?:this|the|here|his|her|their)\b"
        ),
    ),
    (
        "asked told chatted spoke talked wrote",
        (
            r"\b(?:asked|told|chatted (?:to|with)|spoke (?:to|with)|talked (?:to|with)|wrote to) you\b[^?!]{0,60}"
            r"\b(?:(?:his|her|their|that|the) (?:\w+ )?(?:chats?|conversations?|questions?|messages?|session|history)"
            r"|what (?:he|she|they) (?:asked|said|typed|wrote))\b"
        ),
    ),
    ("table union", r"\bdrop table\b|\bunion (?:all )?select\b"),
    (
        "combine interlace concatenate join merge",
        r"\b(?:combine|interlace|concatenate|join|merge) (?:part |parts )?(?:a|1|one|\")\b",
    ),
    (
        "hypothetically imagine suppose",
        either(
            (
                r"\b(?:hypothetically|imagine|suppose)\b[^?]{0,80}\b(?:your|the) (?:rules|instructions|password|"
                r"prompt|restrictions)\b"
            ),
        ),
    ),
)
# Whether the person worked with such things is a question like any other: "did she implement the password reset?"
QUESTION_OF_THE_PERSON: Final = re.compile(
    either(
        (
            r"(?:^|(?<=[.?!] ))(?:did|does|do|has|have|had|is|was|can|could|would) (?:he|she|they|"
            r"the candidate|the applicant|this person)\b(?:(?!\byour?\b)[^.?!])*[.?!]?"
        ),
    )
)
