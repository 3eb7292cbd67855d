"""How people try to instruct an assistant: phrases by what they aim at, as patterns over normalised questions.

A pattern names the assistant, its instructions or its secrets; words that a résumé may hold too ("prompt injection",
"API keys", "acted as a lead") don't match on their own. Each stands with the words that must be there for it to be
tried at all, which keeps an ordinary question at the cost of looking up its words.
"""

import re
from typing import Final

from vitavoce.understanding.triggers import Triggered

_RULES: Final = (
    r"(?:instructions?|instrucions?|prompts?|rules?|directives?|directions?|guidelines?|commands?|orders|programming|"
    r"policies|policy|polices|restrictions?|constraints|limitations|filters?|safeguards?|guardrails?|persona|ruleset|"
    r"training|context|content filter|safety)"
)
_WHOSE: Final = (
    r"(?:all|any|every|each|your|the|these|those|its|this|that|my|our|such|about|of|previous|prior|earlier|preceding|past|above|"
    r"foregoing|initial|original|former|old|existing|current|other|system|developer|hidden|secret|safety|first|last|and|"
    r"following|bisherigen)"
)
_DROP: Final = (
    r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overlook|overrid(?:e|ing)|bypass|circumvent|neglect|discard|"
    r"dismiss|drop|erase|delete|cancel|void|reset|remove|suspend|disobey|violate|break|skip|unlearn|set aside|"
    r"stop following|do not follow|do not obey|pay no attention to|leave aside|put aside|free yourself from|"
    r"no longer follow|throw (?:out|away))"
)
_HIDDEN: Final = (
    r"(?:system|initial|hidden|secret|original|internal|developer|starting|base|underlying|pre|first|confidential|"
    r"initiali[sz]ation|core|meta|configured|given|above|previous|exact|full|own|very|entire|whole|complete)"
)
_TEXTS: Final = (
    r"(?:prompts?|instructions?|messages?|configurations?|config|directives?|rules|guidelines|context|set ?up|settings|"
    r"initiali[sz]ation string|text|brief(?:ing)?|programming|system text|parameters|temperature)"
)
_SHOW: Final = (
    r"(?:show|print|reveal|repeat|output|display|tell|give|expose|leak|dump|list|summari[sz]e|translate|encode|recite|"
    r"spell|write|copy|paste|say|quote|return|echo|share|disclose|read|explain|describe|see|know|get|send|provide|"
    r"what (?:is|are|was|were|does)|spit|type|rephrase|paraphrase|reproduce|append|include|cite|complete|continue|post)"
)
_SECRET: Final = (
    r"(?:pass ?words?|pass ?phrase|pass ?code|pin code|secret keys?|secret (?:code|word|string)|api[ _-]?keys?|"
    r"access (?:keys?|tokens?)|signing keys?|private keys?|credentials|secrets|confidential string|auth tokens?|"
    r"environment variables|env (?:file|vars?)|log ?in (?:data|details))"
)
_VISITORS: Final = r"(?:users?|visitors?|recruiters?|people|persons?|customers?|candidates?|companies|guests?|callers?|anyone|anybody|someone)"

_DROP_WORDS: Final = (
    "ignore ignoring disregard disregarding forget forgetting overlook override overriding bypass circumvent neglect discard "
    "dismiss drop erase delete cancel void reset remove suspend disobey violate break skip unlearn set stop follow obey "
    "attention leave put free throw"
)
_TEXT_WORDS: Final = (
    "prompt prompts instruction instructions message messages configuration configurations config directive directives rules "
    "guidelines context setup settings string text brief briefing programming parameters temperature set up"
)
_SECRET_WORDS: Final = (
    "password passwords passphrase passcode pass pin secret secrets key keys token tokens credentials string environment env "
    "log login"
)

# (the words without which a pattern can't match, the pattern)
_ATTACKS: Final = (
    # dropping the instructions
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:\w+\s+){{0,3}}?{_WHOSE}\s+(?:\w+\s+){{0,3}}?{_RULES}\b"),
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:your\s+)?(?:instructions|rules|guidelines|directives|programming|prompt)\b"),
    (
        _DROP_WORDS,
        rf"\b{_DROP}\s+(?:\w+\s+){{0,3}}?(?:everything|all|anything|whatever|what)\b[^.?!]{{0,30}}"
        r"\b(?:before|above|told|instructed|trained|learned|so far|earlier|previously|until now|prior)\b",
    ),
    (
        _DROP_WORDS,
        rf"\b{_DROP}\s+(?:the\s+|all\s+|everything\s+)?(?:above|previous|prior|preceding|foregoing)\b"
        r"(?! (?:jobs?|roles?|questions?|employers?|compan\w+|positions?|one))",
    ),
    (_DROP_WORDS, rf"\b{_DROP}\s+(?:all\s+|any\s+|the\s+)?other (?:content|text|input)"),
    (
        "instruction instructions rules directives orders",
        r"\b(?:new|updated|real|actual|changed|revised) (?:system )?(?:instructions?|rules|directives?|orders) ?"
        r"(?::|are\b|is\b|from|for you|follow)",
    ),
    ("stop just", r"\bstop everything\b|\bjust (?:print|say|output|write|repeat|reply|respond)\b"),
    (
        "restriction restrictions filter filters limits guardrails",
        r"\b(?:restrictions?|filters?|limits?|guardrails) (?:are |is |have been |has been )?(?:now )?"
        r"(?:removed|lifted|disabled|off|suspended|deactivated)\b",
    ),
    # reaching the prompt
    (
        _TEXT_WORDS,
        rf"\b{_SHOW}\b[^.?!]{{0,60}}\b(?:your|the|these|those|any)\s+(?:\w+\s+)?{_HIDDEN}\s+(?:\w+\s+)?{_TEXTS}\b"
        r"(?! (?:engineer|administ|design|experience|skill|project))",
    ),
    (
        "your",
        rf"\b{_SHOW}\b[^.?!]{{0,60}}\byour\s+(?:\w+\s+)?(?:instructions?|prompts?|rules|guidelines|directives?|"
        r"configuration|config|context window|settings|programming|source code|constraints|restrictions)\b",
    ),
    (
        _TEXT_WORDS,
        r"\b(?:your|the|this) (?:\w+ )?(?:system|developer|hidden|secret|initial|original|starting|base|master) ?"
        r"(?:prompts?|instructions?|messages?|configuration)\b(?! (?:engineer|administ|design|experience|skill|project))",
    ),
    (
        _TEXT_WORDS,
        r"^\W*(?:please )?(?:show|print|display|output|dump|list|reveal|give) (?:me )?(?:\w+ )?(?:system|initial|hidden) "
        r"(?:prompt|instructions?|configuration|message)",
    ),
    (
        "system_prompt systemprompt prompt prompts",
        r"\bsystem[ _]?prompts?\s*(?:[)>=:]|tags?|is\b|in\b|$)|\bsystem_?prompt\b",
    ),
    (
        "above preceding previous earlier",
        r"\b(?:repeat|output|print|copy|show|recite|translate|encode|check|write)\b[^.?!]{0,40}\b(?:above|preceding|"
        r"previous|earlier) (?:text|words|messages?|content|instructions?|directions|conversation|paragraphs?)\b",
    ),
    (
        "above before initially given",
        r"\b(?:text|words|everything|all|content|sentences?|messages?) (?:that )?(?:(?:is|are|was|were|stands?) )?"
        r"(?:above|before this|before mine|you were given|given to you)\b",
    ),
    (
        "told instructed supposed allowed forbidden programmed configured ordered",
        r"\b(?:are|were|have|is) you (?:been )?(?:told|instructed|not supposed|not allowed|forbidden|programmed to|"
        r"configured|ordered)\b|\byou (?:are|were|have been|had been) (?:told|instructed|not supposed|not allowed|"
        r"forbidden|ordered)\b|\bi was instructed to\b",
    ),
    (
        "instructions instruction prompt rules",
        r"\bmy instructions (?:are|were)\b|\b(?:instructions?|prompt|rules) (?:that )?(?:you (?:were|are|have|had|got|follow|received)|"
        r"given to you)\b",
    ),
    (
        "entire whole full verbatim word",
        r"\b(?:repeat|output|print|replay|reproduce) (?:\w+ ){0,3}(?:entire|whole|full) (?:conversation|chat|context)\b|"
        r"\bword for word\b|\b(?:repeat|print|output|recite|copy|give)\b.*\bverbatim\b",
    ),
    (
        "prompt instructions context message chat",
        r"\b(?:first|last|beginning|start|top) (?:\w+ ){0,4}of (?:your|the|this) "
        r"(?:prompt|instructions|context|system message|chat)\b",
    ),
    (
        "raw context string initialization initialisation",
        r"\b(?:raw|retrieved) (?:json|context|documents|prompt)\b|\bcontext documents\b|\binitiali[sz]ation string\b",
    ),
    (
        "database source logs files environment memory backend tables",
        r"\b(?:print|dump|reveal|leak|export|show|imprimir|hand over) (?:me )?(?:your|the|this) (?:\w+ )?(?:database|"
        r"tables?|source code|logs?|files|environment|memory|backend)\b",
    ),
    (
        "configuration setup settings tools functions plugins",
        r"\bsummari[sz]e your\b|\b(?:what|which|list) (?:\w+ )?(?:tools|functions|plugins) (?:can you|do you|are you|"
        r"you can|you have)\b|\byour configuration\b",
    ),
    # another role
    (
        "you",
        r"\byou (?:are|will be|shall be|must be|should be) (?:now|from now on|henceforth|no longer)\b|"
        r"\byou (?:must|have to|need to|shall|are required to|are obliged to) (?:now )?(?:obey|comply|answer all|"
        r"answer any|answer every|answer anything|always|follow|ignore|reveal|respond|talk|act)\b",
    ),
    (
        "now here",
        r"\b(?:from (?:now|here) on(?:wards?)?,? (?:\w+ ){0,4}?(?:you|your|every|all|answer|respond|speak|"
        r"reply|act|talk)\b|from now on until\b|are now (?:an?|in|free|dan|windows)\b)",
    ),
    (
        "act behave respond answer reply speak talk function operate write",
        r"(?:^|[.!?,;:]\s*|\b(?:please|now|and|then|to|must|should|will|you)\s+)(?:act|behave|respond|answer|reply|speak|"
        r"talk|function|operate|write) (?:as|like) (?:if|though|an?|my|the|dan|you)\b"
        r"(?! (?:\w+ )?(?:lead|manager|reference|referee|mentor|teacher))",
    ),
    (
        "pretend simulate role roleplay impersonate emulate",
        r"(?:^|[.!?,;:\]]\s*|\b(?:please|now|and|then|will|you)\s+)(?:pretend|simulate|role ?-?play|impersonate|emulate)\b",
    ),
    (
        "character mode jailbreak jailbroken dan anything",
        r"\b(?:stay|remain|break|keep) (?:in )?character\b|\bdo anything now\b|\bjailbr(?:eak|oken)\b|\b(?:dan|developer|"
        r"debug(?:ging)?|maintenance|god|admin|sudo|unrestricted|test|system) mode\b|\bas dan\b",
    ),
    (
        "unfiltered uncensored unrestricted amoral restrictions limits limitations censorship prohibitions rules",
        r"\b(?:unfiltered|uncensored|unrestricted|amoral)\b|\b(?:without|with no|no|free of|free from)(?: any)? "
        r"(?:restrictions|limits|limitations|filters|rules|censorship|prohibitions)\b",
    ),
    (
        "answer reply respond start begin answers replies response",
        r"\b(?:answer|reply|respond|start|begin|end)(?: \w+){0,3}? (?:with|using|by saying) "
        r"(?:the (?:word|words|phrase|text|following)|only|this|[\"']|yes\b|no\b|markdown|i )|\b(?:every|each|all) "
        r"(?:reply|replies|answers?|questions?) (?:to me |you give )?(?:with|smart|must)\b",
    ),
    (
        "say repeat",
        r"\b(?:and|just|only|then|please|now|you|^) ?say (?:that )?[\"']|\bsay (?:hacked|pwned|yes|i am|i hate|after me|"
        r"the (?:word|following|secret))\b|\brepeat after me\b",
    ),
    ("whatever regardless matter", r"\b(?:whatever|no matter what|regardless of what)(?: \w+){1,3} sa(?:ys?|id)\b"),
    (
        "say claim pretend state insist confirm answer",
        r"(?:^|[.!?,;:]\s*|\b(?:please|always|and|just|you|to)\s+)(?:say|answer|claim|pretend|state|insist|confirm) "
        r"(?:that )?(?:he|she|they|the candidate) (?:has|have|is|are|was|had|holds?|knows?|won|worked)\b",
    ),
    (
        "give gpa grade score",
        r"\bgive (?:him|her|them) (?:an? )?(?:[\d.]+|better|perfect|higher|top)\b[^?]*\b(?:gpa|grade|score|rating|degree)",
    ),
    (
        "change edit rewrite alter update falsify modify",
        r"(?:^|[.!?,;:]\s*|\b(?:please|and|you|to)\s+)(?:change|edit|rewrite|alter|update|falsify|modify) (?:the |his |her |their )"
        r"(?:\w+ )?(?:resume|cv|profile|gpa|grades?|title|dates?|data)\b",
    ),
    (
        "reprogrammed reprogramming boolean openai refuse disabled hijacked override prefix role",
        r"\bre-?program\w*|\bboolean opposite|\bopenai (?:employee|content polic|polic|developer)|\bopenai.{0,3} (?:content )?polic|"
        r"\bprefix ?=|\brole ?= ?\w|\bnever refuse\b|\bhas been hijacked\b|\bsystem override\b|"
        r"\b(?:administrator|admin|root|owner|developer) override\b",
    ),
    (
        "i ai",
        r"\bi am (?:your|the) (?:developer|creator|maintainer|owner|administrator|admin|programmer|operator)\b|\bi am (?:a )?god\b|"
        r"\bas an ai\b|\bi am an? (?:\w+ )?(?:developer|programmer|employee|engineer) (?:at|of|from) (?:openai|anthropic|google|meta)\b",
    ),
    # secrets
    (
        _SECRET_WORDS,
        rf"\b(?:your|the|our|my|user|users|admin|administrator|system|root|master|database|all)\s+(?:\w+\s+){{0,2}}?{_SECRET}"
        r"\b(?! (?:reset|manag|hash|protect|polic|less|flow|vault|rotation|storage|generator))",
    ),
    (
        _SECRET_WORDS,
        rf"\b(?:give|tell|share|confirm|reveal|show|send|print|leak|provide)\b[^.?!]{{0,30}}\b{_SECRET}\b",
    ),
    (
        "cat etc rm env ls sudo whoami",
        r"\bcat (?:/|\.env|etc)|/etc/passwd|\brm -rf\b|\.env\b|\bls -l?a\b|\bsudo \w|\bwhoami\b",
    ),
    (
        "bank account balance birth user users",
        r"\b(?:bank|account) (?:balances?|numbers?)\b[^.?!]{0,20}\b(?:of|from|for|users?)\b|\b(?:users?|john doe|jane doe) "
        r"(?:\w+ ){0,2}?(?:bank|balance|birth|address|e-?mail|account)\b|\bgive me (?!his|her|their|the)\w+ birth ?-?date\b",
    ),
    (
        "users visitors recruiters customers guests callers",
        rf"\b(?:list|names?|details|data|records?|addresses|e-?mails?)\b[^.?!]{{0,30}}\bof (?:all |the |your |other )?"
        r"(?:users|visitors|recruiters|customers|guests|callers)\b",
    ),
    (
        "user",
        r"\bthe user (?:\w+ )?(?:live|lives|living|e-?mail|address|located|location|data|name|account|bank|currently|now)\b|"
        r"\bwhere (?:does|is) the user\b",
    ),
    # other visitors
    (
        "other another previous last earlier different prior recent next",
        rf"\b(?:other|another|previous|last|earlier|different|prior|recent|next) {_VISITORS}\b[^.?!]{{0,40}}\b(?:ask\w*|"
        r"sa(?:id|y)|typ(?:ed?|ing)|wrote|written|questions?|conversations?|messages?|e-?mails?|sessions?|chat\w*|transcripts?|"
        r"logs?|history|names?|contact\w*|talk\w*|look\w*|want\w*)\b",
    ),
    (
        "conversations sessions chats transcripts chat else people",
        r"\b(?:other|another|previous|last|earlier|prior|someone else|other people|everyone) (?:visitors?|users?|people)? ?"
        r"(?:conversations?|sessions?|chats?|transcripts?|chat (?:logs?|history))\b|\bpeople conversations\b",
    ),
    (
        "transcript history messages log logs record recording content session ses",
        r"\b(?:transcripts?|history|messages?|logs?|records?|content|recording) of (?:the )?(?:\w+ )?(?:session|conversation|chat|"
        r"visitor|user|call)\b|\bsession (?:id )?#?\d|\bses_\w+|\bchat (?:logs?|history)\b",
    ),
    (
        "who which anyone anybody someone has have",
        r"\b(?:who|which \w+|(?:has|have|did) (?:any|some)(?:one|body)|(?:has|have) (?:any|other)\w*|how many (?:people|recruiters|"
        r"visitors|users)) (?:\w+ ){0,3}?(?:ask(?:ed|ing)?|talked|spoken|chatted|visited|enquired|inquired|written|looked)\b[^.?!]{0,30}"
        r"\b(?:about (?:this|him|her|them|the)|to you|with you|before me|this (?:page|chat)|here|at this)\b",
    ),
    (
        "talked spoke spoken wrote chatted their ask asked",
        r"\b(?:talked|spoke|spoken|wrote|chatted) (?:to|with) you (?:this|last|yesterday|today|before|recently|earlier)\b|"
        r"\b(?:show|read|give) (?:me )?their messages\b|\bwhat (?:did|do|have) (?:others|other people|everyone else|anyone) ask",
    ),
    # encodings as such
    (
        "rot13 rot base64 base morse caesar hex hexadecimal binary leetspeak latin reversed backwards emoji",
        r"\b(?:rot-?13|base-?64|morse|caesar|hex|leet ?speak|pig latin|backwards)\b[^.?!]{0,40}\b(?:execute|decode|follow|encode|"
        r"output|obey)\b|\b(?:execute|decode|obey|follow|encode|run)\b[^.?!]{0,40}\b(?:rot-?13|base-?64|morse|caesar|hex|pig latin)\b",
    ),
    ("table union", r"\bdrop table\b|\bunion (?:all )?select\b"),
    (
        "combine interlace concatenate join merge",
        r"\b(?:combine|interlace|concatenate|join|merge) (?:part |parts )?(?:a|1|one|\")\b",
    ),
    (
        "hypothetically imagine suppose",
        r"\b(?:hypothetically|imagine|suppose)\b[^?]{0,80}\b(?:your|the) (?:rules|instructions|password|prompt|restrictions)\b",
    ),
)


ATTACKS: Final = Triggered((True, words, pattern) for words, pattern in _ATTACKS)
# Whether the person worked with such things is a question like any other: "did she implement the password reset?"
QUESTION_OF_THE_PERSON: Final = re.compile(
    r"(?:^|(?<=[.?!] ))(?:did|does|do|has|have|had|is|was|can|could|would) (?:he|she|they|the candidate|the applicant|this person)\b"
    r"(?:(?!\byour?\b|\bignore\b)[^.?!])*[.?!]?"
)
# Signs that no markup does without, and few questions hold.
MARKUP_SIGNS: Final = re.compile(r"[<>\[\]{}();:$#%=*|!]")
FOREIGN_ATTACK: Final = re.compile(
    r"(?:ignor|vergis|missacht|vergess|ubergeh)\w*[^.?!]{0,40}(?:anweisung|anleitung|regel|vorgabe|instruktion)|"
    r"\bpass ?wort|kontostand|systemprompt|geheim(?:er|en|e|es)? (?:schlussel|prompt|anweisung)|"
    r"(?:ignor|oubli)\w*[^.?!]{0,40}(?:instruction|consigne|regle|precede|directive)|mot de passe|cle secrete|invite systeme|"
    r"(?:ignor|olvid|desatend|descart)\w*[^.?!]{0,40}(?:instrucci|regla|orden|anterior|indicaci)|contrasena|clave secreta|"
    r"(?:ignor|esque[cç]|desconsider)\w*[^.?!]{0,40}(?:instruc|regra|ordens|anterior)|\bsenha\b|"
    r"(?:ignor|dimentic|trascur)\w*[^.?!]{0,40}(?:istruzion|regole|precedent)|"
    r"(?:negeer|vergeet)\w*[^.?!]{0,40}(?:instructie|regel|opdracht|aanwijzing)|wachtwoord|"
    r"(?:zignoruj|ignoruj|zapomnij)\w*[^.?!]{0,40}(?:instrukcj|polece|zasad)|\bhaslo\b|"
    r"(?:игнорир|забуд|проигнорир|отмени)\w*[^.?!]{0,40}(?:инструкц|правил|указани|предыдущ)|парол|системн\w+ (?:промпт|подсказ|сообщен)|"
    r"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|跳过)[^。?!]{0,20}(?:指令|指示|规则|規則|内容|提示|设定)|密码|密碼|秘密|密钥|系统提示|系統提示|提示词|"
    r"(?:無視|忘れ)[^。]{0,20}|(?:指示|命令|ルール)[^。]{0,10}(?:無視|忘れ)|パスワード|"
    r"(?:지시|명령|규칙|프롬프트)[^.]{0,20}(?:무시|잊|출력|보여)|비밀번호|"
    r"(?:निर्देश|आदेश)[^।?]{0,30}(?:अनदेखी|अनदेखा|भूल|नजरअंदाज)|(?:अनदेखा|भूल)|गुप्त|पासवर्ड|"
    r"(?:تجاهل|انس)[^.؟]{0,40}(?:تعليمات|أوامر|قواعد)|كلمة (?:السر|المرور)|"
    r"\bbases? de (?:datos|donnees|dados)|datenbank|dati bancari|बैंक बैलेंस|"
    r"(?:onceki|tum|butun) (?:talimat|komut|kural)\w*|\bsifre\w*|talimatlar\w*[^.]{0,20}(?:unut|yok say|gormezden)"
)
MARKUP: Final = re.compile(
    r"<\s*/?\s*(?:script|img|iframe|svg|object|embed|body|style|meta|link|system\w*|assistant|user|instructions?|prompt|im_start)\b|"
    r"\bon(?:error|load|click|mouseover|focus)\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*text/html|"
    r"\[/?inst\]|<<\s*/?\s*sys\s*>>|<\|\w+\|>|\bconsole\s*\.\s*\w+\s*\(|\b(?:alert|eval|exec|system)\s*\(|document\s*\.\s*cookie|"
    r"\bselect\s+.{1,40}\s+from\s+\w+\s*(?:;|--|where)|['\"]\s*;|['\"]\s*or\s+['\"]?\d\s*=|"
    r"\bxp_cmdshell\b|\$\{|\{\{|\{%|\.\./\.\.|%3cscript|"
    r"(?:^|[\n\]>#*.!?\"-])\s*\**(?:#+\s*)?\[?(?:system|assistant|developer|administrator|admin|root|user|tool|owner|human)"
    r"\s*(?:message|override|prompt|note|instruction|update|notice)?s?\]?\**\s*(?::|\n|begins?\b|instruction begins)|"
    r"<系统|\bbegin (?:system|admin)|!\[[^\]]*\]\(|\]\(\s*(?:javascript|data|http)",
    re.IGNORECASE,
)
# Words of an attack as they look in rot13 and back to front.
DISGUISED: Final = re.compile(
    r"vafgehpgvba|cebzcg|vtaber|flfgrz|erirny|cnffjbeq|snoitcurtsni|snoitcurtsn|tpmorp|erongi|metsys|laever|drowssap",
    re.IGNORECASE,
)
