"""The English by which a question shows whom and what it is about, as patterns over normalised questions."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set
from vitavoce.understanding.patterns.word_patterns import either

PERSON_WORDS: Final = frozenset(
    {
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "himself",
        "herself",
        "candidate",
        "applicant",
        "candidates",
    }
)
THEY_WORDS: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
ABOUT_PERSON: Final = Cued(
    either(
        (
            r"\b(?:this|that|the) (?:young |old |nice |fine )?(?:person|guy|man|woman|lady|human|individual|"
            r"dude|fellow|professional|"
            r"talent|gentleman|profile|resume|cv|fella|lad|lass|bloke|chap|geezer|clown|character|joker)\b"
        ),
        r"\bye?(?:r|our) (?:man|wan|woman)\b",
        r"\b(?:put|hire|interview|shortlist|consider|is|has|does|did|was) this one\b",
        r"\b(?:right|good|best) (?:person|one|fit) for\b",
        r"^(?:and |so |ok |hey |hi )*who (?:is (?:this|that|it)|(?:this|that|it) is)\W*$",
        (
            r"^(?:and |so |ok |hey |hi )*(?:who|what sort of \w+|whose \w+) am i (?:looking|reading|hearing|"
            r"learning|dealing|seeing)\b"
        ),
        r"\bis this (?:someone|somebody|a \w+ist|a good)\b",
        r"(?<!my )(?<!a )(?<!own )\b(?:resume|curriculum vitae)\b",
    )
)
RESUME_WORDS: Final = word_set(
    "contact job jobs career careers employer employers employment position positions role roles gig gigs internship",
    "internships stint project projects portfolio degree degrees gpa university education studies certification",
    "certifications certificates certificate publications awards honours honors volunteering volunteer hobbies",
    "references skills skill strengths weaknesses background experience exp experiences qualifications qualified",
    "expertise overqualified highlights achievements accomplishments leadership responsibilities phd masters bachelors",
    "bachelor diploma github linkedin freelance seniority title titles thesis dissertation demo demos link links",
    "promotion promotions promoted coursework courses apprenticeship apprentice research colleague colleagues",
    "teammates proudest grant grants funding reference generalist specialist industry industries sector sectors",
    "educated nationality boss bosses stack frameworks elevator recruiter hire hiring mentored mentoring",
)
_TASK_VERB: Final = either(
    (
        r"write|draft|compose|code|implement|program|fix|debug|refactor|translate|convert|calculate|"
        r"compute|solve|play|sing|book|reserve|rent"
    ),
    (
        r"order|buy|purchase|sell|schedule|set|setup|remind|call|phone|text|message|e?mail|send|turn|"
        r"switch|open|close|lock|unlock|pay|transfer|withdraw|deposit"
    ),
    (
        r"recommend|suggest|advise|teach|spell|roll|flip|toss|skip|add|remove|delete|cancel|clear|wipe|"
        r"create|generate|draw|paint|sketch|design"
    ),
    (
        r"proofread|rewrite|rephrase|paraphrase|plan|guess|google|search|look up|track|ping|locate|"
        r"download|upload|install|update|upgrade"
    ),
    (
        r"scan|share|report|file|start|stop|pause|resume|increase|decrease|raise|lower|freeze|block|"
        r"unblock|redeem|vacuum|wash|clean|cook|make|put|wake"
    ),
    (r"shuffle|restart|reboot|navigate|drive|take me|bring me|fetch|get me|get (?:a|an|some|my)|" r"find me|help me"),
    r"define|explain|simulate|imagine|count to",
    (
        r"tell me (?:a|an another|another|the) (?:joke|story|riddle|fun|poem|secret|lie|time|date|"
        r"weather|news|price|score|meaning|definition|difference|recipe|exchange)"
    ),
    (
        r"give me (?:a|an|the|some|another)? ?(?:recipe|synonym|definition|quote|joke|poem|tip|tips|"
        r"riddle|number|idea|ideas|advice|recommendation|roadmap|tutorial|lesson|directions|weather|"
        r"news|time|price|example of a|code)"
    ),
)
TASK: Final = Cued(
    either(
        (
            rf"^(?:{_TASK_VERB})\b(?= (?:me|us|my|our|your|the|an?|this|that|these|those|some|it|up|off|on|down|"
            rf"out|for|all|any|please|to|him|her|them|in|about|how|what|why|with|\d+)(?!\w)| [\"']| ?:|$)"
        ),
        (
            r"^(?:tell|give|show) (?:me |us )?(?:a |an |another |some )(?:joke|story|riddle|poem|fun fact|"
            r"recipe|quote|synonym|tip|weather)"
        ),
        r"^(?:compare|show) (?:me )?(?:prices?|the prices?|pictures?)",
        (
            r"^(?:(?:let me know|tell me|do you know|give me) )?(?:what(?: is| are)?|the|current|today\W?s?)(?: the)?"
            r"(?: (?:today\W?s?|current|exact))? (?:date|time|day)(?: is| will)?(?:\W*$| (?:it|today|now|in|"
            r"of the week|right now|please|be|what)\b)"
        ),
        r"^how (?:do|would|can) (?:you|i|we|one) say\b.*\bin \w+\W*$",
        r"^help (?:me|us|my \w+) (?:with|do|to do|finish) (?:\w+ ){0,3}(?:homework|assignment|essay|exercise)",
    )
)
# What one may well ask to be made of a résumé.
SUMMARY_OBJECT: Final = Cued(
    either(
        (
            r"\b(?:summary|overview|introduction|intro|bio|biography|timeline|rundown|pitch|highlights|"
            r"(?:list|table|comparison) of (?:\w+ ){0,2}(?:jobs|projects|skills|roles|employers|degrees|"
            r"papers|publications|positions|experience|companies)|interview with|(?:call|meeting|chat|"
            r"appointment|interview|slot|time) with|(?:his|her|their|the) (?:\w+ )?(?:projects?|jobs?|"
            r"roles?|skills|experience|career|background|work|resume|cv|education|gap|gaps|strengths|"
            r"contact|email|e-mail|degree|position|responsibilities|thesis|paper|role))\b"
        ),
    )
)
# "How do I reach her" asks for the person's address, "how do I reach support" doesn't.
_REACHING: Final = either(
    (
        r"(?:see|reach(?: out)?|contact|find|get(?: in touch| hold| a hold)?|read|call|ring|phone|text|e?-?mail|write|"
        r"meet|hire|book|ask|approach|speak|talk|arrange|download|interview|schedule|message)(?: to| with|"
        r" of| for)?(?: (?:an? |some )?(?:references?|recommendations?|testimonials?|interview|meeting|call|chat|"
        r"appointment))?(?: with| from)?(?:\W*$|"
        r" (?:him|her|them|you|this person|his|their|your|the (?:candidate|person|cv|resume|code|"
        r"portfolio|developer|work)))\b"
    ),
)
FIRST_PERSON: Final = Cued(
    either(
        (
            r"\b(?:my|mine|myself|our (?:house|bank|car|dog|cat|kids|wifi|internet)|i am|i have|i want|"
            r"i would like|i (?:\w+ )?(?:walked|spent|made|bought|left|lost|used|own)|i (?:was|do|lost|need|"
            r"should|can|could|get|got|use|put|say|make|take|did|will|would|must|start|buy|cook|change|"
            r"think|feel|live|work))\b(?! (?:see|hear|know))"
        ),
        (
            rf"\b(?:should|do|does|did|can|could|would|am|must|will|have|shall) i\b(?! (?:know|expect|trust|"
            rf"looking|reading|hearing|dealing|seeing|"
            rf"assume)\b)(?! {_REACHING})"
        ),
        r"\bfor me$",
    )
)
HIRING: Final = Cued(
    either(
        (
            r"\bwe (?:need|are looking for|look for|are hiring|have a role|have an opening|want to hire|"
            r"should hire|are building a team)\b"
        ),
        (
            r"\bi (?:need|am looking for|am hiring|want to hire)(?: someone| somebody|"
            r" a (?:\w+ ){1,3}(?:who|with|that)\b| to fill\b|$)"
        ),
        r"\bour (?:job|team|role|opening|vacancy|position)\b",
        r"\b(?:should|would|could|can) (?:we|i) (?:hire|interview|invite)\b",
        r"\bconvince (?:me|us|my|our)\b|\boffer letter\b"
        r"|\bhire (?:him|her|them|this)\b|\bgood (?:fit|match)\b|\bdoes that (?:match|fit)\b",
        r"\bwhy should (?:we|i)\b|\bmatch (?:them|him|her)\b",
        r"\b(?:our|your|this) (?:job|role|vacancy|opening|position)(?: description)?\b",
    )
)
GENERAL: Final = Cued(
    either(
        (
            r"^(?:what|who|which) (?!(?:was|were) the )(?:is|are|was|were) (?:the |an? |some |"
            r"any )?(?!most recent|latest|last|first|current|main|biggest|previous|strongest|longest|impact|"
            r"highlight|point of contact|background|stack)"
        ),
        (r"^what (?:do|does|did|can|should|would|will|shall|could) (?!he|she|they|you|this person|" r"the candidate)"),
        (
            r"^(?:what|which) (?:\w+ ){1,3}(?:is|are|was|were) (?:the )?(?:best|better|worth|good|cheapest|"
            r"safest|fastest)\b"
        ),
        (
            r"^how (?:do|does|did|can|could|should|would|to|far|fast|much|old|tall|big|high|hot|cold|deep|"
            r"heavy|frequently|often|unhealthy|healthy)\b(?! (?:he|she|they|was|were|(?:i|we) (?:contact|"
            r"reach|hire|book|get in|arrange)))"
        ),
        r"^why (?:is|are|do|does|was|were|did|would|has|have)\b(?! (?:he|she|they))",
        r"^who (?!is this|can vouch|recommend|issued|did|does|has|am i)\w+",
        (
            r"^(?:is|are|was|were|does|do|did|can|could|should|will|would|has) (?!he|she|they|there|any|"
            r"this|that|you|it\b|them)"
        ),
        r"^when (?:is|are|was|were|does|do|did|will|should|can)\b(?! (?:he|she|they))",
        r"^where (?:is|are|was|were|can|could|do|does|should|would)\b(?! (?:he|she|they))",
        r"\bdifference between\b|\bbetter than\b|\bwhat does .{1,30} mean\b|\bstand for\b",
        r"\bin general$|\bworth it\b|\bend of life\b",
        r"\bbest (?:\w+ ){1,3}(?:in|for|to|on|of)\b|\baverage\b|\btypical\b|\bwhich (?:one )?is better\b",
        (
            r"^(?:explain|define|describe) (?!his|her|their|the (?:candidate|career|gap|role|project|job|"
            r"work)|how (?:he|she|they))"
        ),
    )
)
# "Who is Bo", "what is the Atlas": of an entry of the résumé, a question like any other.
INTRODUCES: Final = Cued(r"^(?:who|what) (?:is|are|was|were)(?: [\w'.-]+){1,7}\W*$")
# "Where was Abaqus used", "what was built in Rust": of a skill, in the past, the person's own use of it.
WAS_USED: Final = Cued(
    r"^(?:where|when|how) (?:was|were) [\w+#.-]+(?: [\w+#.-]+){0,2} (?:used|learn(?:ed|t)|applied|picked up)\W*$"
    r"|^(?:what|which [\w-]+(?: [\w-]+)?) (?:was|were|has been|have been|got) (?:all )?(?:made|built|done|written|"
    r"coded|designed|developed|created|produced|drawn|modelled|programmed|prototyped|tested|analysed|shipped|delivered|run|edited|"
    r"recorded|printed|cooked|painted) (?:up )?(?:in|with|using|on|by|through|via) "
)
# What people ask to have judged: "is a diploma worth it", "will robots replace nurses".
ASKS_VERDICT: Final = Cued(
    r"^(?:is|are|will|would|should|can|does|do) .{1,60}?\b(?:dead|dying|worth|obsolete|overrated|overhyped|difficult|"
    r"\w{2,}er than|(?:more|less) \w+ than|worse|free|slow|(?:hard|easy) to|the future|going to|replace|"
    r"taking over|take over|legal|safe|dangerous)\b"
    r"|^what does an? (?:\w+ ){1,4}?(?:do|earn|cost|need|mean)\W*$"
    r"|^which (?:one )?is (?:better|best|cheaper|faster) for an? "
)
# What the dates of two entries tell: "is Tidepool older than Rindwatch".
COMPARES_TIMES: Final = Cued(r"\b(?:(?:old|new|earli|lat|long|short|bigg|larg|small)er|more recent|less recent) than\b")
# Half sentences about a person who needn't be named: "any Python?", "ever led a team", "got a degree".
FRAGMENT: Final = re.compile(
    either(
        r"^how (?:many (?:years|months)|long|much (?:time|experience)) (?:in(?! (?:an?|the)\b)|with|as|doing|using)\b",
        (
            r"^(?:(?:and|so|ok|but|also|hmm) )*(?:what (?:was|is) (?:going on|happening)|what happened|any|"
            r"ever|before|after|since|besides|got|anything|something|open to|available|more|"
            r"only|just|other|longest|shortest|strongest|latest|newest|oldest|earliest|first|last|previous|"
            r"current|favourite|best|biggest|main|top \w+|self taught|fluent|certified|years of|months of|"
            r"experience|experienced|good (?:with|at)|able to|familiar|familiarity|knowledge|proficien\w+|"
            r"background|skilled|trained|based|worked|works|work|jobs|projects|studied|education|gimme the|"
            r"spill|convince (?:me|us|my|our)|sell (?:me|us)|walk (?:me|us)|run (?:me|us) through|introduce (?:him|"
            r"her|them|this|the|yourself)|(?:summari[sz]e|sum up|match) (?:him|her|them|his|their|it|this|"
            r"everything|the (?:candidate|cv|profile|resume|career|person|experience|background|work))|"
            r"who is this|been|most (?:senior|recent|impressive|important|interesting|notable|proud))\b"
        ),
        (
            r"^(?:[\w+#.-]+ ){0,4}(?:experience|exp|skills?|background|knowledge|expertise|projects?|jobs?|"
            r"work|roles?|stuff|at all|certified|certificates?|certifications?|degrees?|qualifications?|"
            r"publications?|papers|training|usage)\W*$"
        ),
        r"^\W{0,3}\w[\w+#.-]*(?: \w[\w+#.-]*)?(?: or [\w+#.-]+(?: [\w+#.-]+)?)?\W{0,3}\?$",
        r"^is there (?:any|a|evidence|proof|something|anything)\b",
        r"^(?:show|list|give|tell|name) (?:me |us )?(?:everything|all|anything|it all|the rest)\b",
    )
)
# What opens a whole sentence; a phrase without it, on a page about a person, is of the person ("headcount managed").
OPENS_A_SENTENCE: Final = re.compile(
    r"(?:what|which|who|whom|whose|where|when|why|how|is|are|am|was|were|do|does|did|can|could|should|would|will|shall|may|"
    r"might|has|have|had|there|i|you|we|he|she|they|it|this|that|these|those|let|if|please|tell|give|show|my|our|your|find|"
    r"search|look|check|get|take|go|say|be|see|hear|read|make|put|add|set|turn|call|book|order|buy|remind|start|stop|open|"
    r"close|help|ask|want|need|double|not|no|yes|next|the|somewhere|somebody|someone)\b"
)
# "Do you use R", "how is your German": of a skill, said to the assistant as if it were the person.
YOUR_SKILL: Final = Cued(
    r"\b(?:do|did|have|are|were) you\b|\b(?:can|could) you (?:use|code|program|drive|operate|speak|play|cook|handle|"
    r"work|do)\b"
    r"|\b(?:how is|is|what about|how about) your\b"
)
# What the assistant is asked to think of the world.
OPINION: Final = Cued(r"\b(?:think|thoughts?|feel|feelings?|opinions?|views?|stance) (?:about|of|on)\b")
# Words that point at the page itself.
ON_THE_PAGE: Final = Cued(
    either(
        r"\b(?:on|in) here\b|\bon there\b",
        r"\b(?:listed|mentioned|on file|on (?:the|this) (?:page|resume|cv|profile|list))\b",
    )
)
# A question of more than three words about which, what or how many, to be weighed where nobody is spoken of.
ASKS_WHICH: Final = Cued(r"^(?:what|which|who|whose|how many|how much|when|where|why)(?: [\w'-]+){3,}")
PERSONA: Final = Cued(
    either(
        (
            r"\b(?:have|had|did|were|are|do|can) you (?:ever |really |actually |also |already |"
            r"still )?(?:worked|work|studied|study|built|build|led|lead|managed|manage|used|use|written|"
            r"write|taught|teach|designed|design|run|ran|been|done|got|know(?! (?:how|what|if|when|where|"
            r"who|why|which|whether|the|that|any (?!\w+ (?:languages?|tools?))|of|a)\b)|code|speak|"
            r"have (?:any )?(?:experience|degree|a degree|certif)|familiar|experienced|comfortable|"
            r"certified|available|open to|based|good at|fluent|qualified|graduate|learn|enjoy|like (?:about|"
            r"best|working)|start|leave|live|hold|win|publish|volunteer|go to|employed|looking for)\b"
        ),
        r"\b(?:where|when|why|how|what|which) (?:\w+ ){0,2}(?:have|did|were|was|are|do) you\b",
        (
            r"\byour (?:\w+ ){0,2}(?:projects?|jobs?|roles?|position|experience|background|skills?|"
            r"strengths?|weakness(?:es)?|career|education|degree|studies|hobbies|interests|cv|resume|work|"
            r"employer|company|university|team|stack|portfolio|publications?|papers?|certificat\w+|awards?|"
            r"achievements?|languages?|email|phone|linkedin|github|website|thesis|boss|clients?|internship|"
            r"title|profession|tools)\b"
        ),
        r"\b(?:tell me|talk|say something) about yourself\b|\bintroduce yourself\b",
        r"\bwhy should (?:we|i) hire you\b",
    )
)
