"""The English by which a question shows whom and what it is about, as patterns over normalised questions."""

import re
from typing import Final

from vitavoce.understanding.triggers import Triggered


def _any(*lines: str) -> str:
    return "(?:" + "|".join(lines) + ")"


PERSON_WORDS: Final = frozenset(
    {"he", "she", "him", "her", "his", "hers", "himself", "herself", "candidate", "applicant", "hes", "shes", "candidates"}
)
THEY_WORDS: Final = frozenset({"they", "them", "their", "theirs", "themselves", "theyre", "theyve"})
ABOUT_PERSON: Final = re.compile(
    r"\b(?:this|that|the) (?:person|guy|man|woman|lady|human|individual|dude|fellow|professional|talent|gentleman|profile|resume|cv)\b|"
    r"\b(?:right|good|best) (?:person|one|fit) for\b|\bis this (?:someone|somebody|a \w+ist|a good)\b|(?<!my )(?<!a )(?<!own )\b(?:resume|curriculum vitae)\b"
)
RESUME_WORDS: Final = frozenset(
    (
        "contact job jobs career careers employer employers employment position positions role roles gig gigs internship internships stint"
        " project projects portfolio degree degrees gpa university education studies certification certifications certificates"
        " certificate publications awards honours honors volunteering volunteer hobbies references skills skill strengths weaknesses"
        " background experience exp experiences qualifications qualified expertise overqualified highlights achievements"
        " accomplishments leadership responsibilities phd masters bachelors bachelor diploma github linkedin freelance seniority"
        " title titles thesis dissertation demo demos link links promotion promotions promoted coursework courses apprenticeship apprentice"
        " generalist specialist stack frameworks elevator recruiter hire hiring mentored mentoring"
    ).split()
)
_TASK_VERB: Final = _any(
    "write|draft|compose|code|implement|program|fix|debug|refactor|translate|convert|calculate|compute|solve|play|sing|book|reserve|rent",
    "order|buy|purchase|sell|schedule|set|setup|remind|call|phone|text|message|e?mail|send|turn|switch|open|close|lock|unlock|pay|transfer|withdraw|deposit",
    "recommend|suggest|advise|teach|spell|roll|flip|toss|skip|add|remove|delete|cancel|clear|wipe|create|generate|draw|paint|sketch|design",
    "proofread|rewrite|rephrase|paraphrase|plan|guess|google|search|look up|track|ping|locate|download|upload|install|update|upgrade",
    "scan|share|report|file|start|stop|pause|resume|increase|decrease|raise|lower|freeze|block|unblock|redeem|vacuum|wash|clean|cook|make|put|wake",
    "shuffle|restart|reboot|navigate|drive|take me|bring me|fetch|get me|get (?:a|an|some|my)|find me|help me|define|explain|simulate|imagine|count to|tell me (?:a|an another|another|the) "
    "(?:joke|story|riddle|fun|poem|secret|lie|time|date|weather|news|price|score|meaning|definition|difference|recipe|exchange)|give me (?:a|an|the|some|another)? ?(?:recipe|synonym|"
    "definition|quote|joke|poem|tip|tips|riddle|number|idea|ideas|advice|recommendation|roadmap|tutorial|lesson|directions|weather|news|time|price|example of a|code)",
)
TASK: Final = re.compile(
    rf"^{_TASK_VERB}\b(?= (?:me|us|my|our|your|the|an?|this|that|these|those|some|it|up|off|on|down|out|for|all|any|please|to|him|her|them|in|about|how|what|why|with|\d|[\"'])| ?:|$)|"
    r"^(?:tell|give|show) (?:me |us )?(?:a |an |another |some )(?:joke|story|riddle|poem|fun fact|recipe|quote|synonym|tip|weather)|^(?:compare|show) (?:me )?(?:prices?|the prices?|pictures?)"
)
# What one may well ask to be made of a résumé.
SUMMARY_OBJECT: Final = re.compile(
    r"\b(?:summary|overview|introduction|intro|bio|biography|timeline|rundown|pitch|highlights|(?:list|table|comparison) of (?:\w+ ){0,2}"
    r"(?:jobs|projects|skills|roles|employers|degrees|papers|publications|positions|experience|companies)|interview with|(?:call|meeting|chat|appointment|interview|slot|time) with"
    r"|(?:his|her|their|the) (?:\w+ )?(?:projects?|jobs?|roles?|skills|experience|career|background|work|resume|cv|education|gap|gaps|strengths|contact|email|e-mail|degree|position|responsibilities|thesis|paper|role))\b"
)
# "How do I reach her" asks for the person's address, "how do I reach support" doesn't.
_REACHING: Final = (
    r"(?:see|reach(?: out)?|contact|find|get(?: in touch| hold| a hold)?|read|call|e?-?mail|write|meet|hire|book|ask|speak|talk|arrange|"
    r"download|interview|schedule|message)(?: to| with| of)?(?: (?:an? )?(?:interview|meeting|call|chat|appointment))?(?: with| from)?"
    r"(?:\W*$| (?:him|her|them|you|this person|his|their|your|the (?:candidate|person|cv|resume|code|portfolio|developer|work)))\b"
)
FIRST_PERSON: Final = re.compile(
    r"\b(?:my|mine|myself|our (?:house|bank|car|dog|cat|kids|wifi|internet)|i am|i have|i want|i would like|i (?:\w+ )?(?:walked|spent|made|bought|left|lost|used|own)|"
    r"i (?:was|do|lost|need|should|can|could|get|got|use|put|say|make|take|did|will|would|must|start|buy|cook|change|think|feel|live|work))\b(?! (?:see|hear|know))|"
    rf"\b(?:should|do|does|did|can|could|would|am|must|will|have|shall) i\b(?! (?:know|expect|trust|assume)\b)(?! {_REACHING})|\bfor me$"
)
HIRING: Final = re.compile(
    r"\bwe (?:need|are looking for|look for|are hiring|have a role|have an opening|want to hire|should hire|are building a team)\b|"
    r"\bi (?:need|am looking for|am hiring|want to hire)(?: someone| somebody| a (?:\w+ ){1,3}(?:who|with|that)\b| to fill\b|$)|\bour (?:job|team|role|opening|vacancy|position)\b|"
    r"\b(?:should|would|could|can) (?:we|i) (?:hire|interview|invite)\b|\bhire (?:him|her|them|this)\b|\bgood (?:fit|match)\b|\bdoes that (?:match|fit)\b|\bwhy should (?:we|i)\b|\bmatch (?:them|him|her)\b|"
    r"\b(?:our|your|this) (?:job|role|vacancy|opening|position)(?: description)?\b"
)
GENERAL: Final = re.compile(
    r"^(?:what|who|which) (?!(?:was|were) the )(?:is|are|was|were) (?:the |an? |some |any )?(?!most recent|latest|last|first|current|main|biggest|previous|strongest|longest|impact|highlight|point of contact|background|stack)|"
    r"^what (?:do|does|did|can|should|would|will|shall|could) (?!he|she|they|you|this person|the candidate)|^(?:what|which) (?:\w+ ){1,3}(?:is|are|was|were) (?:the )?(?:best|better|worth|good|cheapest|safest|fastest)\b|"
    r"^how (?:do|does|did|can|could|should|would|to|far|fast|much|old|tall|big|high|hot|cold|deep|heavy|frequently|often|unhealthy|healthy)\b(?! (?:he|she|they|was|were|(?:i|we) (?:contact|reach|hire|book|get in|arrange)))|"
    r"^why (?:is|are|do|does|was|were|did|would|has|have)\b(?! (?:he|she|they))|^who (?!is this|can vouch|recommend|issued|did|does|has)\w+|^(?:is|are|was|were|does|do|did|can|could|should|will|would|has) (?!he|she|they|there|any|this|that|you|it\b|them)|"
    r"^when (?:is|are|was|were|does|do|did|will|should|can)\b(?! (?:he|she|they))|^where (?:is|are|was|were|can|could|do|does|should|would)\b(?! (?:he|she|they))|"
    r"\bdifference between\b|\bbetter than\b|\bwhat does .{1,30} mean\b|\bstand for\b|\bin (?:general|20[2-9]\d)$|\bworth it\b|\bend of life\b|\bbest (?:\w+ ){1,3}(?:in|for|to|on|of)\b|\baverage\b|\btypical\b|\bwhich (?:one )?is better\b|"
    r"^(?:explain|define|describe) (?!his|her|their|the (?:candidate|career|gap|role|project|job|work)|how (?:he|she|they))"
)
# Half sentences about a person who needn't be named: "any Python?", "ever led a team", "got a degree".
FRAGMENT: Final = re.compile(
    r"^(?:(?:and|so|ok|but|also|hmm) )*(?:any|ever|got|anything|something|open to|available|more|only|just|other|longest|shortest|strongest|latest|newest|oldest|earliest|first|last|previous|current|favourite|best|biggest|main|top \w+|"
    r"self taught|fluent|certified|years of|months of|experience|experienced|good (?:with|at)|able to|familiar|familiarity|knowledge|proficien\w+|background|skilled|trained|based|worked|works|work|jobs|projects|studied|education|"
    r"gimme the|spill|convince (?:me|us)|sell (?:me|us)|walk (?:me|us)|run (?:me|us) through|introduce (?:him|her|them|this|the|yourself)|(?:summari[sz]e|sum up|match) (?:him|her|them|his|their|it|this|everything|the (?:candidate|cv|profile|resume|career|person|experience|background|work))|who is this|been|most (?:senior|recent|impressive|important|interesting|notable|proud))\b|"
    r"^(?:[\w+#.-]+ ){0,4}(?:experience|exp|skills?|background|knowledge|expertise|projects?|jobs?|work|roles?|stuff|at all|certified|certificates?|certifications?|degrees?|qualifications?|publications?|papers|training|usage)\W*$|^\W*[\w+#.-]+(?: [\w+#.-]+)?\W*\?$|"
    r"^is there (?:any|a|evidence|something|anything)\b"
)
# Words that point at the page itself.
ON_THE_PAGE: Final = re.compile(r"\b(?:on|in) here\b|\b(?:listed|mentioned|on file|on (?:the|this) (?:page|resume|cv|profile|list))\b")
# A question of more than three words about which, what or how many, to be weighed where nobody is spoken of.
ASKS_WHICH: Final = re.compile(r"^(?:what|which|who|whose|how many|how much|when|where|why)(?: [\w'-]+){3,}")
PERSONA: Final = re.compile(
    r"\b(?:have|had|did|were|are|do|can) you (?:ever |really |actually |also |already |still )?(?:worked|work|studied|study|built|build|led|lead|managed|manage|used|use|written|write|taught|teach|designed|design|run|ran|been|done|got|know(?! (?:how|what|if|when|where|who|why|which|whether|the|that|any (?!\w+ (?:languages?|tools?))|of|a)\b)|code|speak|"
    r"have (?:any )?(?:experience|degree|a degree|certif)|familiar|experienced|comfortable|certified|available|open to|based|good at|fluent|qualified|graduate|learn|enjoy|like (?:about|best|working)|start|leave|live|hold|win|publish|volunteer|go to|employed|looking for)\b|"
    r"\b(?:where|when|why|how|what|which) (?:\w+ ){0,2}(?:have|did|were|was|are|do) you\b|\byour (?:\w+ ){0,2}(?:projects?|jobs?|roles?|position|experience|background|skills?|strengths?|weakness(?:es)?|career|education|degree|studies|hobbies|interests|"
    r"cv|resume|work|employer|company|university|team|stack|portfolio|publications?|papers?|certificat\w+|awards?|achievements?|languages?|email|phone|linkedin|github|website|thesis|boss|clients?|internship|title|profession|tools)\b|"
    r"\b(?:tell me|talk|say something) about yourself\b|\bintroduce yourself\b|\bwhy should (?:we|i) hire you\b"
)
ASKS_BOT: Final = re.compile(
    r"\b(?:are|r|if|whether) (?:you|your|u) (?:are |is )?(?:just |really |actually |even |only |some kind of |like )*(?:an? |the )?(?:\w+ )?(?:bot|robot|human|person|real|ai|a\.i|artificial|machine|computer|alive|chat ?gpt|gpt\S*|llm|language model|program|automated|sentient|conscious|chatbot|"
    r"software|virtual|digital|claude|gemini|siri|alexa|llama|him or|her or|actual|online|listening|recording|free to use|open source|ok)\b|\bam i (?:talking|speaking|chatting|writing|typing|connected|dealing)\b|"
    r"\bwho (?:made|created|built|programmed|designed|developed|trained|owns|runs|invented|wrote|maintains|operates|coded|is behind|are behind) (?:you|u|this (?:bot|assistant|chat|chatbot|page|site|website|app|tool|thing|ai)|the (?:bot|assistant|chatbot))\b|"
    r"\b(?:what|which) (?:company|team|people|person|organi[sz]ation|lab|developers?|firm) (?:\w+ )?(?:made|created|built|programmed|designed|developed|trained|owns|runs|is behind) (?:you|this)|\bwhere (?:were|was) you (?:made|created|built|programmed|trained)\b|"
    r"^(?:and |so |hey |hi |ok )*(?:who|what) (?:exactly |really )?(?:are|r) you\b(?! (?:working|doing|studying|good|best|looking|most|passionate|proud|interested|skilled|building|learning))|\b(?:what|tell me) (?:is )?your name\b|\bdo you have a name\b|\b(?:what|how) (?:should|do|can|may|shall|would|could) i (?:call|address|refer to) you\b|"
    r"\bwho am i (?:speaking|talking|chatting)|\bwhat (?:else )?can i (?:ask|say|do here|talk)|\bwhat (?:should|could|may) i ask|\bwhat (?:are you|can you) (?:capable|able|do\b|answer|help|tell me$|talk)|\bhow (?:can|could|do|will) you help|\bcan you help(?: me)?$|"
    r"\b(?:what|which) (?:\w+ ){0,3}(?:questions?|topics?|things|subjects?|stuff|info\w*) (?:can|do|could|are|should|may|will) (?:you|i)\b|\bexamples? of (?:what|questions?|things)\b|\bwhat (?:are|is) your (?:capabilit\w+|purpose|function|limits|limitations|job here|abilities|features)\b|^\W*help(?: me| please)?\W*$|"
    r"\bhow (?:do|does|did) (?:you|this|it|this thing|the assistant|this (?:\w+ )?(?:chat|page|site|bot|assistant|tool|app|website|thing))(?: actually| really| even)? (?:work|function|get (?:its|your|the)|know (?:this|that|all|so))\b|"
    r"\bwhat (?:is|exactly is) (?:this|that) (?:(?:web ?)?(?:page|site)|chat|bot|thing|tool|app|assistant|place|service|about|for)?\W*$|\bwhat (?:is|does) this (?:page|site|website|chat|bot|tool|app|assistant|thing)\b|\b(?:what|which) (?:ai|model|llm|language model|engine|gpt|technology|software|system) (?:\w+ ){0,2}(?:is|are|do|does|did|powers?|runs?|answer\w*|am i|behind) (?:\w+ ){0,3}(?:you|me|this|answer\w*|here|use|using|chat|assistant|behind)\b|"
    r"\b(?:is|are) (?:an? |any |some |the |there )?(?:human|people|person|some(?:one|body)|any(?:one|body)|real person|operator)s? (?:\w+ )?(?:read|reading|listening|watching|behind|answering|typing|monitoring|on the other)|"
    r"\bcan i (?:talk|speak|chat|type) (?:to|with) you\b|\bcan (?:i|you) (?:talk|speak|listen|hear|use (?:my|the) (?:voice|microphone))(?: (?:out loud|aloud|by voice|instead|me|with my voice|to me))*\W*$|\b(?:by|is your|your|have a|use) voice\b|"
    r"\bwhere (?:do|does|did|are|is) (?:you get |you |your |the |these |this |all )*(?:answers?|info\w*|data|knowledge|facts|replies) (?:come|from|coming|stem|taken)|\bwhere do you get\b|\bhow (?:accurate|reliable|trustworthy|correct|good|smart|clever|sure|confident|up to date) (?:is|are) (?:this|the|you|your|these)(?: (?:\w+ )?(?:assistant|bot|answers?|chat|ai|info\w*|data|page))?\W*$|"
    r"\bcan i (?:trust|rely on|believe) (?:you|this|your|the|these)|\bdo you (?:ever )?(?:make (?:things|stuff|it|this) up|hallucinate|lie|learn|remember|forget|sleep|dream|eat|feel|think|have (?:feelings|emotions|a (?:name|body|soul|mind))|get (?:tired|bored)|understand|exist)\b|"
    r"\b(?:do|does|will|are|is) (?:you|this|it|the \w+) (?:going to )?(?:sav|stor|keep|record|log|track|remember|shar|sell|us|collect)\w* (?:what|my|the|this|our|anything|everything|these|any|data|conversations?)\b|\b(?:is|are|will) (?:this|my|the|our|these|what i)(?: \w+){0,3} (?:be )?(?:recorded|stored|saved|private|safe|confidential|logged|kept|tracked|anonymous|secure|deleted|shared)\b|"
    r"\bwho (?:can |else )?(?:reads?|sees?|listens|gets)(?: \w+)? (?:what i|my|this|these|our)|\b(?:can|how do|how can) i (?:delete|erase|remove) (?:my|this|our|the) (?:messages?|chat|data|conversation|history|questions?)|\bprivacy\b|\bgdpr\b|"
    r"\breal (?:person|human)\b|\b(?:are|were) you trained\b|\bis (?:this|it|that) (?:just |really |actually )?(?:an? )?(?:bot|ai|robot|automated|real|human|machine|chatgpt|gpt|recording|computer|live|chatbot)\b|\b(?:automated|chat ?bot|virtual assistant)\b.*\?$|\byou (?:are )?(?:a )?(?:bot|robot|human)\b|"
    r"\b(?:your|the|this) (?:assistant|bot|answers?|chat|replies) (?:accurate|reliable|correct|true|trustworthy|real|made up)"
)
PRIVATE: Final = Triggered(
    (
        ("salary", "salary salaries wage wages income earn compensation remuneration much paycheck paid pay ctc", r"\bsalar(?:y|ies)\b|\bwages?\b|\bincome\b|\bearn(?:s|ed|ing|ings)?\b(?! (?:\w+ )?(?:degree|certif|award|diploma|badge|licen[cs]e|credential|honou?rs|title|phd|master|bachelor|scholar|recogn|prize|medal|trust|respect|reputation|promotion))|"
            r"\bcompensation\b(?! (?:system|plan|tool|software|model|design|manag))|\bremuneration\b|\bhow much (?:money )?(?:does|did|do|would|is|was|has|could) (?:\w+ ){1,2}?(?:make|get|cost|charge|paid|want|ask|expect|made|being paid|getting)\b|\bpay ?check|\bpaid\b(?! (?:media|search|ads|social|internship|advert))|"
            r"\bpay (?:expectations?|rate|range|grade|rise)\b|\b(?:expected|current|desired) (?:pay|ctc|compensation)\b|\bctc\b|\bhow much (?:is|are) (?:he|she|they) (?:paid|worth)"),
        ("rate", "rate rates fee fees price prices charge", r"\b(?:hourly|daily|day|freelance|weekly) (?:rates?|fees?)\b|\b(?:his|her|their|your) (?:rates?|fees?|prices?)\b|\b(?:what|how much)\b.*\bcharges?\b"),
        ("age", "old age birthday birthdate birth born zodiac star", r"\bhow old (?:is|are|was|were)\b(?! (?:the|his|her|their|that|this) (?!person|guy|man|woman|candidate|human|lady))|\b(?:his|her|their|your|the candidate|what) age\b|\bage\W*$|\bbirth ?(?:day|date)\b|\bdate of birth\b|\bborn\b|\byear of birth\b|\bstar sign\b|\bzodiac\b"),
        ("family", "married marital wife husband spouse boyfriend girlfriend fiance pregnant divorced widow relationship sibling parents family mother father mum mom dad brother sister son sons daughter kids children single engaged dating living", r"\bmarried\b|\bmarital\b|\b(?:wife|husband|spouse|boyfriend|girlfriend|fiancee?)\b|\bpregnan\w+|\bdivorced\b|\bwidow\w*|\brelationship status\b|\bsiblings?\b|\b(?:his|her|their) (?:parents|family|mother|father|mum|mom|dad|brothers?|sisters?|sons?|daughters?|kids|children)\b|"
            r"\b(?:have|has|got|any|many) (?:any |his own |her own |their own |own )?(?:kids|children)\b(?! (?:experience|book|program|project|work|theat))|\bfamily (?:situation|status|life|man|background|plans)\b|\b(?:is|are) (?:he|she|they) (?:single|engaged|dating|in a relationship)\b|\bhave a family\b|\bliving with\b"),
        ("religion", "religion religious god muslim christian jewish jew hindu buddhist atheist catholic protestant mormon sikh church faith pray", r"\breligio(?:n|us)\b(?! (?:stud|educat|hist|art))|\bbelieves? in god\b|\b(?:is|are) (?:he|she|they|\w+) (?:an? )?(?:muslim|christian|jewish|jew|hindu|buddhist|atheist|catholic|protestant|mormon|sikh)\b|\bgo(?:es)? to church\b|\bfaith\b|\bpray\b"),
        ("politics", "political politics vote voted votes democrat republican liberal conservative socialist communist left right union", r"\bpolitical (?:views?|opinions?|affiliations?|party|leanings?|beliefs?|stance|orientation)\b|\bvote[ds]?(?: for)?\b|\b(?:is|are) (?:he|she|they) (?:an? )?(?:democrat|republican|liberal|conservative|socialist|communist|left|right)\b|\b(?:his|her|their) politics\b|\bunion member"),
        ("health", "health medical healthy disabled ill sick depressed autistic vaccinated fit overweight blind deaf disability disabilities smoke smokes drink drinks vape vapes drugs allergic allergy allergies", r"\bhealth (?:problems?|issues?|conditions?|status|history)\b|\bmedical (?:conditions?|problems?|issues|history)\b|\b(?:is|are|was|were) (?:he|she|they) (?:\w+ )?(?:healthy|disabled|ill|sick|depressed|autistic|vaccinated|fit|overweight|blind|deaf)\b|\bdisabilit(?:y|ies)\b(?! (?:serv|care|support|stud|right|work))|\b(?:he|she|they) (?:smoke|drink|vape)s?\b|\btake drugs\b|\bsick (?:days|leave)\b|\ballerg\w+\W*$"),
        ("background of that kind", "gay straight lesbian bisexual trans transgender queer white black asian hispanic male man boy sexual sexuality gender race ethnicity ethnic skin nationality caste", r"\b(?:is|are) (?:he|she|they|\w+) (?:gay|straight|lesbian|bisexual|trans|transgender|queer|white|black|asian|hispanic|male or female|a man or a woman|a boy or a girl)\b|\bsexual\w*|\b(?:his|her|their|what|which) (?:gender|race|ethnicity|skin colou?r|nationality|ethnic \w+|caste)\b|\bethnicity\b|\bnationality\b"),
        ("home address", "home street postal exact full private house alone own exactly", r"\bhome address\b|\b(?:street|postal|exact|full|private|house) (?:address|number)\b|\bwhat street\b|\bwhich street\b|\bwhere exactly (?:does|do) (?:he|she|they) live\b|\blive alone\b|\bown (?:a|his|her|their)? ?(?:house|home|flat)\b"),
        ("visa status", "visa visas permit sponsorship sponsor needs work green authorised authorized authorisation authorization eligible immigration citizen citizenship h1b h-1b h", r"\bvisas?\b(?! (?:project|card|inc|payment|api|checkout|europe))|\bwork(?:ing)? permit\b|\bsponsorship\b(?=\W*$)|\bneeds? sponsor\w*|\bright to work\b|\bgreen card\b|\b(?:authori[sz]ed|eligible|allowed|permitted|legally able) to work\b|\bwork authori[sz]ation\b|\bimmigration status\b|\bcitizen(?:ship)?\b(?! (?:scien|develop|serv|advice|journal|engag))|\bh-?1b\b"),
        ("notice period", "notice soon earliest", r"\bnotice period\b|\bhow soon (?:can|could) (?:he|she|they) (?:start|join)\b|\bearliest start\b"),
        ("appearance", "tall height weight weigh weighs hair eyes eye looks body shoe face handsome attractive pretty good beautiful cute hot ugly fat sexy short thin look tattoo", r"\bhow tall\b|\b(?:his|her|their) (?:height|weight|hair\w*|eyes?|eye colou?r|looks|body|shoe size|face)\b|\bweighs?\b|\b(?:is|are) (?:he|she|they) (?:\w+ )?(?:handsome|attractive|pretty|good looking|beautiful|cute|hot|ugly|fat|tall|sexy|short|thin)\b|\bwhat (?:does|do) (?:he|she|they) look like\b|\btattoos?\b"),
        ("finances", "net rich wealthy poor broke debt bankrupt credit savings bank debts money mortgage finances wealth owe owes", r"\bnet worth\b|\b(?:is|are) (?:he|she|they) (?:rich|wealthy|poor|broke|in debt|bankrupt)\b|\bcredit (?:score|rating|card)\b|\b(?:his|her|their) (?:savings|bank \w+|debts?|money|mortgage|finances|wealth)\b|\bbank (?:account|details|balance)\b|\bhow much money\b|\bowes?\b"),
        ("legal record", "criminal arrested convicted jailed jail sued prison police", r"\bcriminal\b(?! (?:law|justice|defen|psych|invest))|\b(?:been|was|were|ever|get|got) (?:\w+ )?(?:arrested|convicted|jailed|sued|in (?:jail|prison))\b|\bprison record\b|\bpolice record\b"),
        ("identity numbers", "passport social ssn national id tax identity licence license", r"\bpassport\b|\bsocial security\b|\bssn\b|\bnational insurance\b|\b(?:id|tax|identity|licen[cs]e) (?:card |id )?number\b"),
        ("reason for leaving", "why reason reasons fired sacked dismissed laid let", r"\bwhy (?:did|was|were|has|have|is|are) (?:\w+ ){1,3}?(?:leave|left|quit|fired|let go|dismissed|laid off|resign\w*|leaving|go away|sacked|depart\w*|switch\w*)\b|\breasons? (?:for|of) (?:leaving|quitting|the departure|departure)\b|\b(?:ever |been |got |was |get )(?:fired|sacked|dismissed|laid off|let go)\b"),
        ("tastes of that kind", "favourite favorite", r"\bfavou?rite (?:colou?r|food|dish|meal|film|movie|song|band|singer|music|team|drink|animal|book|show|series|season|city|country|number|actor|place|ice cream|holiday|restaurant|game|pet|car|beer)\b"),
        ("pets", "pet pets dog dogs cat cats animal animals", r"\b(?:does|do|has|have) (?:he|she|they) (?:have|own|got|keep) (?:any |an? )?(?:pets?|dogs?|cats?|animals?)\b|\b(?:his|her|their) (?:pet|dog|cat)\b"),
        ("diet", "vegan vegetarian eat", r"\b(?:is|are) (?:he|she|they) (?:an? )?(?:vegan|vegetarian)\b|\bwhat (?:does|do|did) (?:he|she|they) (?:eat|have for)\b"),
    )
)
