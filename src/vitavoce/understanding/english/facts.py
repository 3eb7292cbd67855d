"""How a question asks for what stands in a résumé's head: address, telephone, accounts, availability."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

NETWORKS: Final = word_set(
    "linkedin github gitlab bitbucket twitter mastodon instagram facebook youtube xing bluesky medium dribbble behance",
    "orcid researchgate kaggle telegram whatsapp skype tiktok stackoverflow codepen devpost soundcloud vimeo",
)
FACT_ASKED: Final[Mapping[str, Cued]] = MappingProxyType(
    {
        "email": Cued(
            r"\bmail(?:ing)? address\b|\b(?:by|via) mail\b|\bmail\W*$|"
            r"\be ?-?mails?\b(?! (?:verification|marketing|campaign|template|server|client)"
            r"|,? (?:for|about) (?:an? |the )?(?:references?|recommendations?|testimonials?)\b)"
        ),
        "phone": Cued(
            r"(?<!\bi )(?<!\bwe )\b(?:tele)?phone(?: number)?\b(?! (?:app|screen|support))|\bmobile (?:number|phone)\b|"
            r"\bcell(?: number| phone)\b"
            r"|\b(?:his|her|their|your) (?:mobile|cell)\b(?! (?:apps?|dev|games?|work|projects?|experience|skills?))"
            r"|\b(?:call|ring|text) (?:him|her|them|\w+ directly)\b"
            r"|\bnumber (?:to|i can|we can|i could|we could) (?:get|reach|call|ring|phone|text|catch|use for)\b"
            r"|\bnumber for (?:him|her|them)\W*$"
        ),
        "contact": Cued(
            r"\bwhere (?:should|do|can|could|shall) (?:i|we) send\b"
            r"|(?<!into )(?<!in )\bcontact\b(?! (?:lens|form|cent))"
            r"|\bget in touch\b|\bin touch with\b|\b(?:get|got) (?:a )?hold of\b"
            r"|\b(?:i|we|one|someone|to|you) (?:best )?(?:reach|message|write to|connect with|talk to|speak to)"
            r" (?:out to )?(?:him|her|them|(?!for\b|about\b)\w+)\b(?! (?:for|any)\b)"
            r"|\bhow (?:do|does|can|could|would|should|might) (?:my|our|the|an?|this) (?:\w+ ){1,3}(?:reach|message|"
            r"write to|connect with|talk to|speak to|hire|book|commission) (?:him|her|them)\b"
            r"|\bhow (?:do|can|could|would) (?:i|we|one|you) (?:\w+ )?(?:hire|book|commission)\b|\b(?:i|we) (?:want|"
            r"would like) to hire\b|\b(?:i|we|one|to|you) (?:send|post|forward|drop|pitch) (?:him|her|them)\b"
            r"|^(?:send|drop) (?:him|her|them)\b"
        ),
        "website": Cued(
            r"\b(?:personal |own )?(?:web ?site|home ?page|web page)\b(?! (?:manage|for|project))"
            r"|(?<!\bin )(?<!\bin the )(?<!\bin \w{3} )(?<!\bin their )\bportfolio(?: site)?\b"
            r"(?! (?:manage|for|project))|\bpersonal site\b"
        ),
        "location": Cued(
            r"\bwhere (?:is|are|does|do|did|in the world|abouts|on earth|about)(?: \w+){1,3}? (?:based|live|"
            r"living|located|from|reside|stay)\b"
            r"|\b(?:which|what) (?:city|town|country|region|state|part of)\b.*\b(?:in|from|live|based|is he|"
            r"is she|are they)\b"
            r"|\b(?:his|her|their|your|current) (?:location|home ?town|city|country|address|whereabouts)\b|"
            r"\btime ?zone\b"
            r"|\b(?:live|lives|living|based|located) in\b|\bwhere (?:is|are) (?:he|she|they|you)\b(?: now|"
            r" currently)?\W*$"
            r"|\bwhere based\b|\blocation\b\W*$"
        ),
        "name": Cued(r"\b(?:full|last|first|sur|family|real) ?names?\b|\b(?:his|her|their|your) name\b"),
        "headline": Cued(r"\bheadline\b"),
        "availability": Cued(
            r"\b(?:want|wants|wanting|seeking|after|hunting for|in the market for) (?:an? )?(?:new|different|another) "
            r"(?:job|role|position|challenge|gig)\b|\bavailab(?:le|ility)\b|\bnotice period\b|\bopen to "
            r"(?:work|offers|new|relocat)|\bfor hire\b|\bhireable\b"
            r"|\blooking for (?:an? )?(?:new )?(?:job|work|role|position|opportunit|gig|challenge)|"
            r"\bwhen (?:can|could) \w+ start\b"
            r"|\b(?:can|could|would|will|able to) (?:\w+ )?(?:be able to )?(?:start|begin|join)\b"
            r"(?= (?:in|on|by|next|this|from|straight|right|immediately|asap|soon|now|tomorrow)\b|\W*$)"
        ),
    }
)
NAMES_AVAILABILITY: Final = re.compile(r"avail|notice|status|open|hire|seeking|looking")
ASKS_ACCOUNTS: Final = Cued(
    r"\b(?:find|follow|hangs?|hanging|stalk|exists?) (?:\w+ ){0,2}online\b|\bsocial (?:media|network|profile|"
    r"account|link)s?\b|\bonline (?:profile|presence)s?\b|\bsocials\b"
)
OF_USING_A_NETWORK: Final = Cued(
    r"\b(?:use|used|using|experience|actions|know|api|repository|repositories|pipelines)\b"
)
