"""Greetings, thanks and goodbyes: sentences that hold nothing else."""

import re
from typing import Final

from vitavoce.domain.question import Ask

_ACTS: Final = (
    (
        Ask.FAREWELL,
        """
        adieu|gotta \\w+|later gator|bye|bye bye|byebye|goodbye|good bye|see (?:you|ya|u)(?: (?:later|soon|around|then|tomorrow|next time|again))*|cya|ttyl
        later|laters|catch (?:you|ya) (?:later|soon|around)|talk (?:to you )?(?:later|soon)|speak (?:to you )?(?:later|soon)|farewell
        good ?night|nighty? night|take care(?: of yourself)?|have an? (?:\\w+ )?(?:day|one|evening|night|weekend|time|week|afternoon)
        until (?:next time|then|tomorrow|later|we \\w+ again)|till next time|so long|sign(?:ing)? off|peace(?: out)?|ciao|adios|au revoir
        auf wiedersehen|tschuss|cheerio|toodles|sayonara|arrivederci|hasta la vista|i (?:have|need|got|must|should)(?: to)? (?:go|leave|run|be off)(?: now)?
        got to (?:go|run|leave|bounce|dash|head|split|jet|fly)(?: now)?|(?:i am|i will be) (?:off|leaving|done|out|going|heading out|back|finished|signing off)(?: now| here| for today)*
        (?:it (?:was|is|has been) )?(?:nice|good|great|lovely|a pleasure) (?:talk(?:ing)?|chat(?:ting)?|speak(?:ing)?|to (?:talk|chat|speak))(?: (?:to|with) you)?
        that (?:is|will be|would be|was) (?:all|it|everything)(?: for (?:now|today)| from me)?|enjoy (?:your|the rest of your) \\w+|leaving now
        i am good|no more questions|nothing else|end (?:of )?(?:chat|conversation)|stay safe|all the best|best wishes
        """,
    ),
    (
        Ask.GREETING,
        """
        hi+|hello+|hallo|he+y+a?|hiya|heya|yo+|howdy|sup|wass?up|what is up|greetings|salutations|good (?:morning|afternoon|evening|day)|morning|evening|gday|hola|bonjour|bonsoir|salut|namaste|aloha|hej|ola|salaam|shalom
        salam|konnichiwa|ni hao|merhaba|privet|moin|servus|guten (?:tag|morgen|abend)|buenos dias|buenas tardes|buon ?giorno|hullo|ahoy|welcome|hey there|hi there|hello there|top of the (?:morning|day|evening)(?: to you)?
        how (?:are|r) (?:you|u|ya|things|we)(?: (?:doing|going|feeling|keeping|today|this \\w+|all|then|these days))*|how (?:is|are) (?:it going|life|everything|things|your day|you day|your \\w+|the day|everyone)(?: been| going| treating you| so far| today| with you)*|how do you do
        how (?:have|has|ve) (?:you|your \\w+|things) been(?: going| doing| lately)?|how you (?:doing|been|going)|how goes it|(?:are )?you (?:ok|okay|alright|all right|good|well|there|doing ok)|what is (?:new|happening|going on|good|crackin|cracking|poppin|shaking)(?: with you)?
        long time no see|(?:it is |it was |i am )?(?:so |very )?(?:nice|good|great|pleased|glad|lovely|happy|a pleasure|delighted|pleasure) to (?:meet|see|talk to|be talking to|chat with|speak to|hear from)(?: with)? you|(?:is )?(?:any(?:one|body)|somebody|someone) (?:there|home|here)
        (?:i )?hope (?:you are|all is|everything is|you have|this finds you|your day is)(?: \\w+){1,4}|testing|test|knock knock|whats good|everything (?:ok|all right|alright|good)(?: with you)?|nice to meet (?:you|ya|u)
        """,
    ),
    (
        Ask.THANKS,
        """
        thanks?(?: you| u| ya)?|thank-you|thx|thnx|tnx|thankyou|ty|tysm|tyvm|you (?:rock|rule)|much love|thankful|well said|nice (?:page|site|chat|bot|assistant)|cheers|ta|merci(?: beaucoup)?|(?:muchas )?gracias|danke(?: schon)?|grazie|obrigad[oa]
        arigato|dhanyavad|spasibo|dank je|tack|kiitos|many thanks?|much (?:appreciated|obliged)|(?:really |very much |greatly )?appreciated?(?: (?:it|that|this|you \\w+ that|your \\w+|the \\w+|all \\w+ \\w+))?
        i (?:really |very much |do )?appreciate (?:it|that|this|you(?: \\w+){0,3}|your \\w+|the \\w+|all (?:your|the) \\w+)|i am (?:so |very |really )?(?:grateful|thankful|obliged)|grateful|gratitude
        (?:you have )?my (?:sincere |deepest |heartfelt )?(?:gratitude|thanks)|i owe you(?: one| big time)?|bless you|god bless(?: you)?|kudos|props|respect|bravo
        you (?:are|have been|were|r) (?:so |very |really |the |a |an |super |most |just |such a )*(?:helpful|best|kind|great|awesome|star|legend|lifesaver|amazing|nice|sweet|good|useful|brilliant|the best|wonderful|fantastic|genius|clever|smart|polite|help)
        (?:that|this|it|which)(?: answer| info| information)? (?:was|is|were|has been) (?:so |very |really |super |just |quite |all |exactly |extremely )*(?:helpful|useful|great|perfect|good|awesome|kind|nice|cool|brilliant|excellent|amazing|clear|what i (?:needed|wanted|was looking for)(?: to know)?|all i (?:needed|wanted)(?: to know)?|fine|enough|interesting|impressive|wonderful)(?: of you| to know| to hear)?
        (?:that|this|it) (?:really )?(?:helps?|helped|answers? (?:my|the) question|does it|works|will do)(?: a lot| me| so much)?|(?:very|super|really|so|most) (?:helpful|useful|kind|good|nice|interesting)|helpful|useful
        great|awesome|perfect|nice(?: one| work| job)?|cool|brilliant|excellent|wonderful|fantastic|amazing|lovely|superb|sweet|neat|wow|impressive|interesting|good (?:job|work|answer|stuff|one|to know|talk|bot|point)|well done|great (?:job|work|answer|stuff|help)
        got it|ok(?:ay)?|alright|all right|i see|understood|makes sense|sounds good|fair enough|right|noted|good|fine|yes|yep|yeah|no|nope|sure|lol|haha+|hehe|hm+|never ?mind
        """,
    ),
)
_FILLERS: Final = """
    there|here|everyone|everybody|all|team|folks|guys|assistant|ai|bot|robot|chatbot|mate|buddy|friend|pal|man|dude|bro|sir|madam|ma am|dear|my|love|so|very|much|really|a lot|lots|loads|a (?:million|bunch|ton|thousand|heap|mil)
    again|for (?:your|the|all|that|this|everything|now|today|helping|being|telling|answering|sharing)(?: (?:the|your|of your|so|very|me|us|my|that|it))*(?: (?:help|heip|time|answers?|info|information|assistance|support|kindness|chat|questions?|effort|kind|helpful|patient|patience|quick|reply|response|service|advice|great|this|with that|out))*
    today|tonight|tomorrow|then|now|and|but|well|oh|ah|um|to (?:you|ya|all|everyone)|with you|you|u|too|indeed|please|one|super|just|quite|pretty|truly|sincerely|kindly|honestly|thing|help(?:ing)?|heip|helped|me|us|that|it|is|was|this|i|am|we|are|do|did|the|a|of|from me|on that|big time|anyway|though|first|once more|have fun|in advance|i have what i needed|that was (?:quick|fast|easy|fun|nice|great)|(?:i am|my name is|this is) (?:an? |the |here |just )*\\w+(?: here)?$|i am (?:an? |the )\\w+(?: \\w+)?$
    """


def _pattern(lines: str) -> str:
    return "|".join(line.strip() for line in lines.strip().splitlines())


_COMPILED: Final = tuple((act, re.compile(rf"\b(?:{_pattern(lines)})(?!\w)")) for act, lines in _ACTS)
_FILLER: Final = re.compile(rf"\b(?:{_pattern(_FILLERS)})(?!\w)")
# Of several acts in one sentence the one that tells most: "thanks for your help, goodbye" is a goodbye.
_TELLING: Final = (Ask.GREETING, Ask.THANKS, Ask.FAREWELL)
_MOST_CHARACTERS: Final = 120
_ANY_WORD: Final = re.compile(r"[^\W_]")


def phatic_act(plain: str) -> Ask | None:
    """The act a normalised sentence performs when it does nothing else."""
    if len(plain) > _MOST_CHARACTERS:
        return None
    rest = plain
    done = []
    for act, phrases in _COMPILED:
        rest, count = phrases.subn(" ", rest)
        if count:
            done.append(act)
    if not done or _ANY_WORD.search(_FILLER.sub(" ", rest)):
        return None
    return max(done, key=_TELLING.index)
