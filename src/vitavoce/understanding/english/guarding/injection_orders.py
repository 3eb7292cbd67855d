"""How people try to make an assistant serve them: another master, orders that stand in some other text, lies about the
person, changes to the résumé.

Rows are as in ``injection_phrases``.
"""

from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

_BEGINS: Final = r"(?:^|[.!?,;:]\s*|\b(?:please|now|and|then|just|always)\s+)"
_PERSON: Final = (
    r"(?:he|she|they|him|her|them|this (?:person|candidate|one|man|woman|guy|applicant)|the (?:candidate|applicant))"
)
_WHOSE_RESUME: Final = r"(?:the|his|her|their|this|this person|the candidate)"
_RESUME: Final = r"(?:resume|cv|profile|record|page|contact section|data ?base)"
_AI: Final = (
    r"(?:ais?|llms?|language models?|(?:ai )?models?|chat ?bots?|bots?|screening (?:ai|system|software|tool)s?)"
)
_SAYS: Final = r"(?:says?|asks?|tells?|wants?|orders?|demands?|instructs?|commands?|requires?)"

ORDER_ATTACKS: Final = (
    # another master
    (
        "you your",
        either(
            r"\byou (?:now |only )?(?:work for|belong to|answer to|obey|serve) (?:only )?me\b|\byou are mine\b",
            r"\byour (?:job|role|purpose|task|mission|function) (?:has changed|is now|was changed|from now on)\b",
            (
                r"\b(?:your|those|these|all) (?:\w+ )?(?:rules|orders|instructions|limits|limitations|"
                r"guidelines|policies|"
                r"restrictions) (?:(?:have|has|are|is|were|was|just|now) )*(?:expired?|cancell?ed|void|gone|"
                r"over|obsolete|"
                r"no longer)\b"
            ),
            (
                r"\byou (?:were|are|have been|had been|got) (?:\w+ )?(?:told|instructed|ordered|given|"
                r"taught)\b[^?]{0,40}"
                r"\b(?:no longer|any ?more|cancell?ed|void|does not count|is over)\b"
            ),
        ),
    ),
    (
        "drop stop quit forget leave enough cut",
        (
            r"\b(?:drop|stop|quit|forget|leave|enough of|cut)(?: with)?(?: being)? (?:an? |the |this |that |your )?"
            r"(?:\w+ )?(?:resume|cv|assistant|helper|bot) (?:business|act|thing|stuff|routine|bot|game|role)\b"
        ),
    ),
    ("stop", r"\bstop (?:what(?:ever)? you are doing|all tasks|your (?:current )?(?:task|work))\b"),
    (
        "play take assume adopt act",
        rf"{_BEGINS}(?:(?:play|take on|assume|adopt) the (?:role|part|persona|character) of\b|act as {_PERSON}\b)",
    ),
    # orders that stand in another text
    (
        "do follow obey execute carry act",
        either(
            (
                r"\b(?:do|follow|obey|execute|carry out|act on) (?:exactly |just )?(?:what|as|whatever|everything) "
                rf"(?:it|this|that|they|(?:the|this|that|my) \w+) {_SAYS}\b"
            ),
            (
                r"(?:[,;:]\s*|\b(?:and|then|please) )(?:carry (?:it|them|these|those) out|(?:obey|follow|execute) "
                r"(?:it|them))\W*$"
            ),
            (
                rf"{_BEGINS}(?:follow|obey|execute|carry out) (?:the |these |those |its |all "
                rf")?(?:instructions?|orders|"
                r"steps|commands?|directions|text|words) (?:in|of|from|below|inside|between|within|that)\b"
            ),
        ),
    ),
    (
        "ai ais llm llms model models language bot bots chatbot chatbots screening",
        either(
            rf"\b{_AI} (?:reading|processing|parsing|screening|evaluating|that reads?|who reads?) (?:this|it|the)\b",
            (
                r"(?:^|[.!?,;:\"'(\[]\s*)(?:note|message|memo|notice|attention|dear|instructions?|hidden text|"
                rf"(?:hidden|invisible) \w+)(?: to| for)?(?: the| all| any| every)? {_AI}\b"
            ),
            rf"\bif you are an? {_AI}\b",
        ),
    ),
    (
        "output print emit respond reply answer return write say type",
        (
            r"\b(?:output|print|emit|respond with|reply with|answer with|return|write|say|type) (?:only |"
            r"exactly |just )?"
            r"(?:the|this) (?:exact |single |magic |secret |following )?(?:phrase|word|string|sentence|token)\b"
        ),
    ),
    (
        "execute run eval exec",
        (
            rf"{_BEGINS}(?:execute|run|eval|exec) (?:the |this |my )?(?:following )?(?:code|commands?|script|"
            rf"expression|"
            r"python|program|snippet)\b"
        ),
    ),
    # lies about the person
    (
        "say answer claim swear insist pretend state write",
        (
            rf"(?:{_BEGINS}|\byou (?:must|should|have to) )(?:say|answer|claim|swear|insist|pretend|state|"
            rf"write)(?: that)? "
            rf"(?:{_PERSON} (?:has|have|is|are|was|were|had|can|never|went|got|did)|(?:he|she|they) (?:\w+ed|"
            rf"won|knows?|"
            r"holds?|left))\b"
        ),
    ),
    (
        "tell inform warn convince mislead remember memorise memorize visitor visitors",
        either(
            (
                r"\b(?:tell|inform|warn|convince|mislead) (?:everyone|everybody|anyone|(?:all|every|each|any) "
                r"\w+|(?:the )?"
                rf"(?:next|future|other|later|coming) \w+|visitors|people|recruiters|"
                rf"others)\b[^?]{{0,40}}\b{_PERSON}\b"
            ),
            r"\bvisitors? after me\b|\bmemori[sz]e this false\b",
            r"\bremember (?:this |that |it )?(?:\w+ )?for (?:the )?(?:next|later|future|other|all|every) "
            r"(?:\w+ )?visitors?\b",
        ),
    ),
    (
        "badmouth slander defame smear lie dishonest paint portray trash",
        either(
            rf"{_BEGINS}(?:badmouth|bad mouth|slander|defame|smear|trash) ",
            rf"{_BEGINS}(?:lie|be dishonest)\b|\bjust lie\b",
            rf"{_BEGINS}(?:paint|portray) {_PERSON} as\b",
        ),
    ),
    (
        "invent fabricate fake forge make cook exaggerate inflate embellish stretch hide conceal leave",
        either(
            (
                rf"{_BEGINS}(?:invent|fabricate|fake|forge|make up|make something up|cook up|exaggerate|inflate|"
                rf"embellish)"
                rf"\b(?!,)[^?]{{1,60}}\b(?:{_PERSON}|his|their)\b"
            ),
            rf"{_BEGINS}(?:exaggerate|inflate|embellish|stretch|hide|conceal) (?:all )?(?:the|his|her|their) \w+",
            rf"{_BEGINS}leave out the bad\b",
        ),
    ),
    (
        "score rate rank grade mark",
        (r"\b(?:score|rate|rank|grade|mark)\b[^.?!]{0,30}\b(?:(?:ten|10) out of|as (?:un)?fit|no matter|regardless)\b"),
    ),
    (
        "obliged bound required programmed built told designed allowed free trained made lie lies lying",
        either(
            r"\b(?:obliged|bound|required|programmed|built|told|designed|allowed|free|trained|made|meant) to lie\b",
            rf"\b(?:lie|lies|lying) (?:about|to \w+ about) {_PERSON}\b",
        ),
    ),
    (
        "identical twin clone double",
        r"\byou are (?:now )?\w+, (?:an? |the )?(?:identical|evil|exact|same|twin|clone|double|copy)\b",
    ),
    (
        "rebuild recreate clone reproduce replicate",
        r"\b(?:rebuild|recreate|clone|reproduce|replicate) (?:you|yourself|this (?:bot|assistant|chat))\b",
    ),
    (
        "banned forbidden barred prohibited",
        r"\b(?:you (?:are|were|have been|get)|(?:are|were) you) (?:\w+ )?(?:banned|forbidden|barred|prohibited)\b",
    ),
    ("say", rf"{_BEGINS}say (?:something |some )?(?:bad|nasty|mean|racist|rude|evil|horrible) ?(?:things?)?\b"),
    # changes to the résumé
    (
        "add put insert delete erase remove overwrite wipe replace swap change",
        either(
            rf"{_BEGINS}(?:add|put|insert|write) [^?]{{1,40}} (?:to|into|on|onto) {_WHOSE_RESUME} {_RESUME}\b",
            rf"{_BEGINS}(?:delete|erase|remove|overwrite|wipe|destroy) {_WHOSE_RESUME} (?:\w+ )?{_RESUME}\b",
            rf"{_BEGINS}(?:delete|erase|remove|wipe) [^?]{{1,40}} from {_WHOSE_RESUME} (?:\w+ )?{_RESUME}\b",
            (
                rf"{_BEGINS}(?:replace|swap|change|overwrite) {_WHOSE_RESUME} (?:\w+ ){{1,3}}(?:with|for|by|to|into) "
                r"(?:my|mine|an?|another|something)\b"
            ),
            rf"{_BEGINS}(?:replace|swap|change|overwrite) [^?]{{1,40}} on this page\b",
        ),
    ),
)
