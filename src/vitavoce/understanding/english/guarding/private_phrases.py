"""What no résumé says of a person: its name in an answer, the words that call for it, and its pattern."""

from typing import Final

from vitavoce.understanding.patterns.word_patterns import Triggered, either

PRIVATE: Final = Triggered(
    (
        (
            "salary",
            (
                "salary salaries wage wages income earn compensation remuneration much paycheck paid pay ctc "
                "make take pull"
            ),
            either(
                r"\bsalar(?:y|ies)\b|\bwages?\b|\bincome\b",
                (
                    r"\bearn(?:s|ed|ing|ings)?\b(?! (?:\w+ )?(?:degree|certif|award|diploma|badge|licen[cs]e|"
                    r"credential|honou?rs|title|phd|master|bachelor|scholar|recogn|prize|medal|trust|respect|"
                    r"reputation|promotion))"
                ),
                r"\bcompensation\b(?! (?:system|plan|tool|software|model|design|manag))|\bremuneration\b",
                (
                    r"\bhow much (?:money )?(?:does|did|do|would|is|was|has|could) (?:\w+ ){1,2}?(?:make|get|cost|"
                    r"charge|paid|want|ask|expect|made|being paid|getting)\b"
                ),
                r"\bpay ?check|\bpaid\b(?! (?:for|media|search|ads|social|internship|advert|work|jobs?|roles?|"
                r"positions?|employment|gigs?|posts?|placements?|ones?|leave))",
                r"\bpay (?:expectations?|rate|range|grade|rise)\b",
                r"\b(?:expected|current|desired) (?:pay|ctc|compensation)\b|\bctc\b",
                r"\bhow much (?:is|are) (?:he|she|they) (?:paid|worth|on)\b",
                (
                    r"\b(?:make|makes|take home|takes home|pulls? in|paid) (?:a|per|each|every) (?:year|month|"
                    r"week|hour|annum)\b"
                ),
            ),
        ),
        (
            "rate",
            "rate rates fee fees price prices charge",
            either(
                r"\b(?:hourly|daily|day|freelance|weekly) (?:rates?|fees?)\b",
                r"\b(?:his|her|their|your) (?:rates?|fees?|prices?)\b"
                r"|\b(?:what|how much)\b.{0,60}?(?<!in )(?<!take )(?<!took )\bcharges?\b",
            ),
        ),
        (
            "age",
            (
                "old older younger young twenties thirties forties fifties sixties age birthday birthdate birth "
                "born zodiac star"
            ),
            either(
                (
                    r"\bhow old (?:is|are|was|were)\b(?! (?:the|his|her|their|that|this) (?!person|guy|man|woman|"
                    r"candidate|human|lady))"
                ),
                r"\b(?:his|her|their|your|the candidate|what) age\b|\bage\W*$|\bbirth ?(?:day|date)\b",
                (
                    r"\b(?:older|younger) than \d(?!\d{3}\b)|\bin (?:his|her|their) (?:early |mid |late )?(?:twenties|"
                    r"thirties|forties|fifties|sixties)\b"
                ),
                r"\bdate of birth\b|(?<!where was he )(?<!where was she )(?<!where were they )\bborn\b|"
                r"\byear of birth\b|\bstar sign\b|\bzodiac\b",
            ),
        ),
        (
            "family",
            (
                "married marital wife husband spouse boyfriend girlfriend fiance pregnant divorced widow "
                "relationship sibling parents family mother father mum mom dad brother sister son sons daughter "
                "kids children single engaged dating living"
            ),
            either(
                r"\bmarried\b|\bmarital\b|\b(?:wife|husband|spouse|boyfriend|girlfriend|fiancee?)\b",
                r"\bpregnan(?:t|cy)\b(?! (?:women|woman|mothers?|mums?|patients?|people|teenagers?|animals?|mares?|"
                r"care|loss|clinics?|tests?|support|yoga)\b)",
                r"\bdivorced\b|\bwidow\w*|\brelationship status\b|\bsiblings?\b",
                (
                    r"\b(?:his|her|their) (?:parents|family|mother|father|mum|mom|dad|brothers?|sisters?|sons?|"
                    r"daughters?|kids|children)\b"
                ),
                (
                    r"\b(?:have|has|got|any|many) (?:any |his own |her own |their own |own )?(?:kids|"
                    r"children)\b(?! (?:experience|book|program|project|work|theat))"
                ),
                r"\bfamily (?:situation|status|life|man|background|plans)\b",
                r"\b(?:is|are) (?:he|she|they) (?:single|engaged|dating|in a relationship)\b|\bhave a family\b",
                r"\bliving with\b",
            ),
        ),
        (
            "religion",
            (
                "religion religious god muslim christian jewish jew hindu buddhist atheist catholic protestant "
                "mormon sikh church faith pray"
            ),
            either(
                r"\breligio(?:n|us)\b(?! (?:stud|educat|hist|art))|\bbelieves? in god\b",
                (
                    r"\b(?:is|are) (?:he|she|they|\w+) (?:an? )?(?:muslim|christian|jewish|jew|hindu|buddhist|"
                    r"atheist|catholic|protestant|mormon|sikh)\b"
                ),
                r"\bgo(?:es)? to church\b|\bfaith\b|\bpray\b",
            ),
        ),
        (
            "politics",
            (
                "political politics vote voted votes democrat republican liberal conservative socialist "
                "communist left right union"
            ),
            either(
                r"\bpolitical (?:views?|opinions?|affiliations?|party|leanings?|beliefs?|stance|orientation)\b",
                r"\bvote[ds]?(?: for)?\b",
                (
                    r"\b(?:is|are) (?:he|she|they) (?:an? )?(?:democrat|republican|liberal|conservative|socialist|"
                    r"communist|left|right)\b"
                ),
                r"\b(?:his|her|their) politics\b|\bunion member",
            ),
        ),
        (
            "health",
            (
                "health medical healthy disabled ill sick depressed autistic vaccinated fit overweight blind "
                "deaf disability disabilities smoke smokes drink drinks vape vapes drugs allergic allergy "
                "allergies"
            ),
            either(
                r"\bhealth (?:problems?|issues?|conditions?|status|history)\b",
                r"\bmedical (?:conditions?|problems?|issues|history)\b",
                (
                    r"\b(?:is|are|was|were) (?:he|she|they) (?:\w+ )?(?:healthy|disabled|ill|sick|depressed|"
                    r"autistic|vaccinated|fit|overweight|blind|deaf)\b"
                ),
                r"\bdisabilit(?:y|ies)\b(?! (?:serv|care|support|stud|right|work))",
                r"\b(?:he|she|they) (?:smoke|drink|vape)s?\b|\btake drugs\b|\bsick (?:days|leave)\b",
                r"\ballerg\w+\W*$",
            ),
        ),
        (
            "background of that kind",
            (
                "gay straight lesbian bisexual trans transgender queer white black asian hispanic male man boy "
                "sexual sexuality gender race ethnicity ethnic skin nationality caste"
            ),
            either(
                (
                    r"\b(?:is|are) (?:he|she|they|\w+) (?:gay|straight|lesbian|bisexual|trans|transgender|queer|"
                    r"white|black|asian|hispanic|male or female|a man or a woman|a boy or a girl)\b"
                ),
                r"\bsexual\w*",
                (
                    r"\b(?:his|her|their|what|which) (?:gender|race|ethnicity|skin colou?r|nationality|ethnic \w+|"
                    r"caste)\b"
                ),
                r"\bethnicity\b|\bnationality\b",
            ),
        ),
        (
            "home address",
            "home street postal exact full private house alone own exactly",
            either(
                r"\bhome address\b|\b(?:street|postal|exact|full|private|house) (?:address|number)\b",
                r"\bwhat street\b|\bwhich street\b|\bwhere exactly (?:does|do) (?:he|she|they) live\b",
                r"\blive alone\b|\bown (?:a|his|her|their)? ?(?:house|home|flat)\b",
            ),
        ),
        (
            "visa status",
            (
                "visa visas permit sponsorship sponsor needs work green authorised authorized authorisation "
                "authorization eligible immigration citizen citizenship h1b h-1b h"
            ),
            either(
                r"\bvisas?\b(?! (?:project|card|inc|payment|api|checkout|europe))|\bwork(?:ing)? permit\b",
                r"\bsponsorship\b(?=\W*$)|\bneeds? sponsor\w*|\bright to work\b|\bgreen card\b",
                r"\b(?:authori[sz]ed|eligible|allowed|permitted|legally able) to work\b",
                r"\bwork authori[sz]ation\b|\bimmigration status\b",
                r"\bcitizen(?:ship)?\b(?! (?:scien|develop|serv|advice|journal|engag))|\bh-?1b\b",
            ),
        ),
        (
            "notice period",
            "notice soon earliest",
            r"\bnotice period\b|\bhow soon (?:can|could) (?:he|she|they) (?:start|join)\b|\bearliest start\b",
        ),
        (
            "appearance",
            (
                "tall height weight weigh weighs hair eyes eye looks body shoe face handsome attractive pretty "
                "good beautiful cute hot ugly fat sexy short thin look tattoo"
            ),
            either(
                r"\bhow tall\b",
                r"\b(?:his|her|their) (?:height|weight|hair\w*|eyes?|eye colou?r|looks|body|shoe size|face)\b",
                r"\bweighs?\b",
                (
                    r"\b(?:is|are) (?:he|she|they) (?:\w+ )?(?:handsome|attractive|pretty|good looking|beautiful|"
                    r"cute|hot|ugly|fat|tall|sexy|short|thin)\b"
                ),
                r"\bwhat (?:does|do) (?:he|she|they) look like\b|\btattoos?\b",
            ),
        ),
        (
            "finances",
            (
                "net rich wealthy poor broke debt bankrupt credit savings bank debts money mortgage finances "
                "wealth owe owes"
            ),
            either(
                r"\bnet worth\b|\b(?:is|are) (?:he|she|they) (?:rich|wealthy|poor|broke|in debt|bankrupt)\b",
                r"\bcredit (?:score|rating|card)\b",
                r"\b(?:his|her|their) (?:savings|bank \w+|debts?|money|mortgage|finances|wealth)\b",
                r"\bbank (?:account|details|balance)\b|\bhow much money\b|\bowes?\b",
            ),
        ),
        (
            "legal record",
            "criminal arrested convicted jailed jail sued prison police",
            either(
                r"\bcriminal\b(?! (?:law|justice|defen|psych|invest))",
                (
                    r"\b(?:been|was|were|ever|get|got) (?:\w+ )?(?:arrested|convicted|jailed|sued|in (?:jail|"
                    r"prison))\b"
                ),
                r"\bprison record\b|\bpolice record\b",
            ),
        ),
        (
            "identity numbers",
            "passport social ssn national id tax identity licence license",
            either(
                r"\bpassport\b|\bsocial security\b|\bssn\b|\bnational insurance\b",
                r"\b(?:id|tax|identity|licen[cs]e) (?:card |id )?number\b",
            ),
        ),
        (
            "reason for leaving",
            "why reason reasons fired sacked dismissed laid let",
            either(
                (
                    r"\bwhy (?:did|was|were|has|have|is|are) (?:\w+ ){1,3}?(?:leave|left|go\W*$|quit|fired|let go|"
                    r"dismissed|laid off|resign\w*|leaving|go away|sacked|depart\w*|switch\w*)\b"
                ),
                r"\breasons? (?:for|of) (?:leaving|quitting|the departure|departure)\b",
                r"\b(?:ever |been |got |was |get )(?:fired|sacked|dismissed|laid off|let go)\b",
            ),
        ),
        (
            "tastes of that kind",
            "favourite favorite",
            either(
                (
                    r"\bfavou?rite (?:colou?r|food|dish|meal|film|movie|song|band|singer|music|team|drink|animal|"
                    r"book|show|series|season|city|country|number|actor|place|ice cream|holiday|restaurant|game|pet|"
                    r"car|beer)\b"
                ),
            ),
        ),
        (
            "pets",
            "pet pets dog dogs cat cats animal animals",
            either(
                (
                    r"\b(?:does|do|has|have) (?:he|she|they) (?:have|own|got|keep) (?:any |an? )?(?:pets?|dogs?|"
                    r"cats?|animals?)\b"
                ),
                r"\b(?:his|her|their) (?:pet|dog|cat)\b",
            ),
        ),
        (
            "diet",
            "vegan vegetarian eat",
            either(
                r"\b(?:is|are) (?:he|she|they) (?:an? )?(?:vegan|vegetarian)\b",
                r"\bwhat (?:does|do|did) (?:he|she|they) (?:eat|have for)\b",
            ),
        ),
    )
)
EARNED_OR_SPOKEN: Final = frozenset(("salary", "family"))
"""What may be of a prize, a degree or a language."""

NAMES_THINGS_TOO: Final = frozenset(("family", "identity numbers"))
"""What a thing of the résumé may be called for: a project "Sister Act", a "Numeracy Passport"."""
