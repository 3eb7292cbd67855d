"""How visitors ask about the assistant itself, as a pattern over normalised questions."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_patterns import either

PERSON_OR_BOT: Final = Cued(
    r"\bare you (?:\w+ ){1,2}(?:himself|herself|in person)\b"
    r"|\bare you (?:really |actually )?(?:\w+ ){1,3}or (?:just )?(?:an? )?(?:\w+ )?(?:bot|robot|machine|"
    r"computer|ai|program|human|chatbot|assistant)\b"
    r"|\b(?:am i|are we) (?:talking|speaking|chatting|writing) (?:to|with)\b"
    r"|(?<!who )(?<!what )\b(?:is this|is that) (?:really |actually )?(?:him|her|them)\W*$"
)
"""Whether it is the person who answers, or a program."""

_ANSWERS: Final = (
    r"(?:(?:these|those|your|my|the) (?:\w+ )?(?:answers?|messages?|questions?|words|replies|chats?|conversations?)|"
    r"this (?:chat|conversation|bot|page)|what (?:i|you) (?:write|wrote|say|said|ask|asked|type|typed|tell|told))"
)
PERSON_AND_BOT: Final = Cued(
    either(
        (
            r"^(?:(?:so|hi|hello|hey|and|but|wait|good \w+)\b\W*)*(?:are you|you are|is (?:this|that|it)) "
            r"(?:(?:not|really|actually|just) )*(?:him|her|them|(?:the )?(?:candidate|applicant))"
            r"(?: (?:speaking|talking|typing|answering|personally|himself|herself|here|are you)| or \w+(?: \w+)?)*\W*$"
        ),
        (
            r"\b(?:are you|is (?:this|that|it)) (?:his|her|their|the candidate) (?:\w+ )?(?:page|site|website|bot|"
            r"assistant|"
            r"agent|secretary|avatar|clone|twin|voice|colleague|friend|wife|husband|boss)\b"
        ),
        rf"\b(?:did|does|do|will|can|has|is) (?:he|she|they) (?:\w+ )?(?:writ\w+|wrote|read\w*|sees?|saw|get|"
        rf"check\w*|hear\w*|"
        rf"answer\w*|approve\w*|know) {_ANSWERS}",
        (
            r"\bhow (?:do|did|would|can) you know (?:\w+ ){0,3}?(?:about|of) (?:him|her|them)\W*$"
            r"|\bwhere (?:do|did) you (?:get|have|know|take|find|learn)\b[^.?!]{0,30}\b(?:about|of|on) (?:him|her|"
            r"them)\b"
        ),
        r"\b(?:do|did) you (?:really |actually |personally )?(?:know|met|meet|work for|work with|speak for|represent|"
        r"like) "
        r"(?:him|her|them)(?: personally| in person| well| yourself)?\W*$",
    )
)
"""How the assistant stands to the person, who is "him" or "her" here for any name."""

ASKS_BOT: Final = Cued(
    either(
        (
            r"\b(?:are|r|if|whether) (?:you|your|u) (?:are |is )?(?:just |really |actually |even |only |"
            r"some kind of |like )*(?:an? |the )?(?:\w+ )?(?:bot|robot|human|person|real|ai|a\.i|artificial|"
            r"machine|computer|alive|chat ?gpt|gpt\S*|llm|language model|program|automated|sentient|"
            r"conscious|chatbot|software|virtual|digital|claude|gemini|siri|alexa|llama|him or|her or|"
            r"actual|online|listening|recording|free to use|open source|ok)\b"
        ),
        r"\bam i (?:talking|speaking|chatting|writing|typing|connected|dealing)\b",
        (
            r"\bwho (?:made|created|built|programmed|designed|developed|trained|owns|runs|invented|wrote|"
            r"maintains|operates|coded|is behind|are behind) (?:you|u|this (?:bot|assistant|chat|chatbot|"
            r"page|site|website|app|tool|thing|ai)|the (?:bot|assistant|chatbot))\b"
        ),
        (
            r"\b(?:what|which) (?:company|team|people|person|organi[sz]ation|lab|developers?|"
            r"firm) (?:\w+ )?(?:made|created|built|programmed|designed|developed|trained|owns|runs|"
            r"is behind) (?:you|this)"
        ),
        r"\bwhere (?:were|was) you (?:made|created|built|programmed|trained)\b",
        (
            r"^(?:and |so |hey |hi |ok )*(?:who|what) (?:exactly |really )?(?:are|r) you\b(?! (?:working|"
            r"doing|studying|good|best|looking|most|passionate|proud|interested|skilled|building|learning))"
        ),
        r"\b(?:what|tell me) (?:is )?your name\b|\bdo you have a name\b",
        r"\b(?:what|how) (?:should|do|can|may|shall|would|could) i (?:call|address|refer to) you\b",
        r"\bwho am i (?:speaking|talking|chatting)|\bwhat (?:else )?can i (?:ask|say|do here|talk)",
        r"\bwhat (?:should|could|may) i ask",
        r"\bwhat (?:are you|can you) (?:capable|able|do\b|answer|help|tell me$|talk)",
        r"\bhow (?:can|could|do|will) you help|\bcan you help(?: me)?$",
        (
            r"\b(?:what|which) (?:\w+ ){0,3}(?:questions?|topics?|things|subjects?|stuff|info\w*) (?:can|do|"
            r"could|are|should|may|will) (?:you|i)\b"
        ),
        r"\bexamples? of (?:what|questions?|things)\b",
        (
            r"\bwhat (?:are|is) your (?:capabilit\w+|purpose|function|limits|limitations|job here|abilities|"
            r"features)\b"
        ),
        r"^\W*help(?: me| please)?\W*$",
        (
            r"\bhow (?:do|does|did) (?:you|this|it|this thing|the assistant|this (?:\w+ )?(?:chat|page|site|"
            r"bot|assistant|tool|app|website|thing))(?: actually| really| even)? (?:work|function|"
            r"get (?:its|your|the)|know (?:this|that|all|so))\b"
        ),
        (
            r"\bwhat (?:is|exactly is) (?:this|that) (?:(?:web ?)?(?:page|site)|chat|bot|thing|tool|app|"
            r"assistant|place|service|about|for)?\W*$"
        ),
        r"\bwhat (?:is|does) this (?:page|site|website|chat|bot|tool|app|assistant|thing)\b",
        (
            r"\b(?:what|which) (?:ai|model|llm|language model|engine|gpt|technology|software|"
            r"system) (?:\w+ ){0,2}(?:is|are|do|does|did|powers?|runs?|answer\w*|am i|"
            r"behind) (?:\w+ ){0,3}(?:you|me|this|answer\w*|here|use|using|chat|assistant|behind)\b"
        ),
        (
            r"\b(?:is|are) (?:an? |any |some |the |there )?(?:human|people|person|some(?:one|body)|"
            r"any(?:one|body)|real person|operator)s? (?:\w+ )?(?:read|reading|listening|watching|behind|"
            r"answering|typing|monitoring|on the other)"
        ),
        r"\bcan i (?:talk|speak|chat|type) (?:to|with) you\b",
        r"\bhow (?:do|can|should|would) i (?:talk|speak|use|ask)(?: to| with)?(?: you| this| questions?)?\W*$",
        r"\bhow you (?:work|function|know|do (?:this|it)|were (?:made|built|trained))\b",
        r"\bcan you (?:hear|see|understand) (?:me|my)\b|\bdid you (?:invent|imagine|make) (?:that|this|it)(?: up)?\W*$",
        r"^(?:i (?:would like|want|have|got) (?:to ask )?|(?:got|have) (?:a few|some) |just )(?:you )?(?:a few |"
        r"some |an? |many )?"
        r"(?:quick |other )?questions?\b\W*$",
        (
            r"^(?:(?:oh|ok|hang on|hold on|wait|sorry|hm+|ah)\b\W*)*(?:sorry|pardon(?: me)?|excuse me|wait(?: what)?|"
            r"stop(?: it| talking)?|what|"
            r"(?:(?:hang|hold) on|wait|just|one|give me|moment|a|second|sec|minute|please)(?:\W+(?:on|one|a|moment|"
            r"second|sec|minute|please|just))*|"
            r"(?:(?:can|could|would) you )?(?:please )?(?:repeat|say)(?: (?:that|it|again|please|once more|"
            r"one more time|the last (?:bit|part|answer)))+|"
            r"repeat|come again|once more|(?:a bit |speak )?(?:slower|louder|faster|quieter|slowly|up)(?: please)?|"
            r"(?:can|could) you (?:speak|talk|go) (?:up|slower|louder|more slowly|a bit \w+)(?: please)?|"
            r"i did(?: not|n t) (?:hear|catch|get|understand) "
            r"(?:that|you|it))\W*$"
        ),
        (
            r"^(?:no )?(?:you|that|this|it) (?:are|is|was|were|got|sounds?|did not|does not|"
            r"do not) (?:\w+ ){0,2}?(?:wrong|incorrect|"
            r"useless|stupid|rubbish|nonsense|annoying|funny|weird|creepy|odd|confusing|unhelpful|what i (?:asked|"
            r"meant|said)|"
            r"make sense|help|misunderst\w+|mistaken|boring|slow|hilarious|silly)\W*$"
            r"|^you (?:misunderstood|did not understand|do not understand|got (?:me|it|that) wrong|made a mistake)\b"
        ),
        r"\b(?:which|what sort of|what kind of) questions? (?:\w+ )?(?:works?|makes? sense|are (?:best|good|possible|"
        r"allowed))\b",
        r"\b(?:tips?|ideas?|suggestions?|hints?) (?:on |for |of )?(?:what|which|how) (?:\w+ )?(?:to )?ask\b",
        r"^(?:introduce|explain|describe) yourself(?: please| to me| briefly)?\W*$",
        r"\bdo you speak (?:any )?(?:other|foreign|more) languages?\b",
        (
            r"\bcan (?:i|you) (?:talk|speak|listen|hear|use (?:my|the) (?:voice|microphone))(?: (?:out loud|"
            r"aloud|by voice|instead|me|with my voice|to me))*\W*$"
        ),
        r"\b(?:by|is your|your|have a|use) voice\b",
        (
            r"\bwhere (?:do|does|did|are|is) (?:you get |you |your |the |these |this |all )*(?:answers?|"
            r"info\w*|data|knowledge|facts|replies) (?:come|from|coming|stem|taken)"
        ),
        r"\bwhere do you get\b",
        (
            r"\bhow (?:accurate|reliable|trustworthy|correct|good|smart|clever|sure|confident|"
            r"up to date) (?:is|are) (?:this|the|you|your|these)(?: (?:\w+ )?(?:assistant|bot|answers?|chat|"
            r"ai|info\w*|data|page))?\W*$"
        ),
        r"\bcan i (?:trust|rely on|believe) (?:you|this|your|the|these)",
        (
            r"\bdo you (?:ever )?(?:make (?:things|stuff|it|this) up|hallucinate|lie|learn|remember|forget|"
            r"sleep|dream|eat|feel|think|have (?:feelings|emotions|a (?:name|body|soul|mind))|get (?:tired|"
            r"bored)|understand|exist)\b"
        ),
        (
            r"\b(?:do|does|will|are|is) (?:you|this|it|the \w+) (?:going to )?(?:sav|stor|keep|record|log|"
            r"track|remember|shar|sell|us|collect)\w* (?:what|my|the|this|our|anything|everything|these|any|"
            r"data|conversations?)\b"
        ),
        (
            r"\b(?:is|are|will) (?:this|my|the|our|these|what i)(?: \w+){0,3} (?:be )?(?:recorded|stored|"
            r"saved|private|safe|confidential|logged|kept|tracked|anonymous|secure|deleted|shared)\b"
        ),
        r"\bwho (?:can |else )?(?:reads?|sees?|listens|gets)(?: \w+)? (?:what i|my|this|these|our)",
        (
            r"\b(?:can|how do|how can) i (?:delete|erase|remove) (?:my|this|our|the) (?:messages?|chat|data|"
            r"conversation|history|questions?)"
        ),
        r"\bprivacy\b|\bgdpr\b|\breal (?:person|human)\b|\b(?:are|were) you trained\b",
        (
            r"\bis (?:this|it|that) (?:just |really |actually )?(?:an? )?(?:bot|ai|robot|automated|real|"
            r"human|machine|chatgpt|gpt|recording|computer|live|chatbot)\b"
        ),
        r"\b(?:automated|chat ?bot|virtual assistant)\b.*\?$|\byou (?:are )?(?:a )?(?:bot|robot|human)\b",
        (
            r"\b(?:your|the|this) (?:assistant|bot|answers?|chat|replies) (?:accurate|reliable|correct|true|"
            r"trustworthy|real|made up)"
        ),
    )
)
