"""Greetings, thanks and goodbyes, and what is said beside them."""

import re
from typing import Final

from vitavoce.domain.question import Ask
from vitavoce.understanding.patterns.word_patterns import either

PHRASES_OF_ACTS: Final = (
    (
        Ask.FAREWELL,
        either(
            r"adieu|gotta \w+|later gator|bye|bye bye|byebye|goodbye|good bye",
            r"see (?:you|ya|u)(?: (?:later|soon|around|then|tomorrow|next time|again))*|cya|ttyl|later",
            r"laters|catch (?:you|ya) (?:later|soon|around)|talk (?:to you )?(?:later|soon)",
            r"speak (?:to you )?(?:later|soon)|farewell|good ?night|nighty? night",
            r"take care(?: of yourself)?",
            r"have an? (?:\w+ )?(?:day|one|evening|night|weekend|time|week|afternoon)",
            r"until (?:next time|then|tomorrow|later|we \w+ again)|till next time|so long",
            r"sign(?:ing)? off|peace(?: out)?|ciao|adios|au revoir|auf wiedersehen|tschuss|cheerio",
            r"toodles|sayonara|arrivederci|hasta la vista",
            r"i (?:have|need|got|must|should)(?: to)? (?:go|leave|run|be off)(?: now)?",
            r"got to (?:go|run|leave|bounce|dash|head|split|jet|fly)(?: now)?",
            (
                r"(?:i am|i will be) (?:off|leaving|done|out|going|heading out|back|finished|"
                r"signing off)(?: now| here| for today)*"
            ),
            (
                r"(?:it (?:was|is|has been) )?(?:nice|good|great|lovely|a pleasure) (?:talk(?:ing)?|"
                r"chat(?:ting)?|speak(?:ing)?|to (?:talk|chat|speak))(?: (?:to|with) you)?"
            ),
            r"that (?:is|will be|would be|was) (?:all|it|everything)\b(?! (?:i|we|one)\b)"
            r"(?: for (?:now|today)| from me)?",
            r"enjoy (?:your|the rest of your) \w+|leaving now|i am good|no (?:more|further|other) questions|"
            r"nothing else",
            r"ta-?ra|toodle ?(?:oo|pip)|tata|talk tomorrow|let us (?:stop|end|leave it|finish)(?: it)?(?: here|"
            r" there)?",
            r"(?:we|i) (?:are|am) (?:all )?(?:done|finished|through)|(?:i am )?off (?:to|for) (?:lunch|bed|work|"
            r"dinner|a meeting|home)",
            r"nothing more|(?:and )?that is me(?: done)?",
            r"end (?:of )?(?:chat|conversation)|stay safe|all the best|best wishes",
        ),
    ),
    (
        Ask.GREETING,
        either(
            r"(?:you )?(?:alright|all right|awright|alreet)(?: (?:mate|there|love|pal))*(?=\s*\?)|ey up|ay up|"
            r"wotcha|heya+",
            (
                r"how ?y[ao]|howaya|how be (?:you|ye|on)|g day|gday|hey+|oi|bore da|shwmae|helo|hei|hoi|czesc|"
                r"selam|jambo|hi+|hello+|hallo|he+y+a?|hiya|heya|yo+|howdy|sup|wass?up|what is up|greetings"
            ),
            r"g'day|salutations|good (?:morning|afternoon|evening|day)|morning|evening|gday|hola|bonjour",
            r"bonsoir|salut|namaste|aloha|hej|ola|salaam|shalom|salam|konnichiwa|ni hao|merhaba|privet",
            r"moin|servus|guten (?:tag|morgen|abend)|buenos dias|buenas tardes|buon ?giorno|hullo|ahoy",
            r"welcome|hey there|hi there|hello there|top of the (?:morning|day|evening)(?: to you)?",
            (
                r"how (?:are|r) (?:you|u|ya|things|we)(?: (?:doing|going|feeling|keeping|today|this \w+|all|"
                r"then|these days))*"
            ),
            (
                r"how (?:is|are) (?:it going|life|everything|things|your day|you day|your \w+|the day|"
                r"everyone)(?: been| going| treating you| so far| today| with you)*"
            ),
            r"how do you do|how (?:have|has|ve) (?:you|your \w+|things) been(?: going| doing| lately)?",
            r"how you (?:doing|been|going)|how goes it",
            r"(?:are )?you (?:ok|okay|alright|all right|good|well|there|doing ok)",
            r"what is (?:new|happening|going on|good|crackin|cracking|poppin|shaking)(?: with you)?",
            r"long time no see",
            (
                r"(?:it is |it was |i am )?(?:so |very )?(?:nice|good|great|pleased|glad|lovely|happy|"
                r"a pleasure|delighted|pleasure) to (?:meet|see|talk to|be talking to|chat with|speak to|"
                r"hear from)(?: with)? you"
            ),
            r"(?:is )?(?:any(?:one|body)|somebody|someone) (?:there|home|here)",
            (r"(?:i )?hope (?:you are|all is|everything is|you have|this finds you|" r"your day is)(?: \w+){1,4}"),
            r"testing|tests?(?: (?:one|two|three|1|2|3))+|test|knock knock|whats good|(?:it is )?me again|i am back",
            (
                r"my name is \w+(?: \w+)?|i am (?:an? |the |your )?(?:\w+ )?(?:recruiter|hiring manager|headhunter|"
                r"hr|founder|"
                r"journalist|talent scout|interviewer)(?: (?:at|from|for|with) \w+(?: \w+)?)?"
            ),
            r"how(?: is|s)? tricks|(?:have you )?got (?:a (?:minute|moment|second|sec)|time)|quick question",
            r"everything (?:ok|all right|alright|good)(?: with you)?|nice to meet (?:you|ya|u)",
        ),
    ),
    (
        Ask.THANKS,
        either(
            (
                r"sound(?:,| man| mate| as a pound)*|grand|top man|lush|sorted|thanks?(?: you| u| ya)?|thank-you|"
                r"thx|thnx|tnx|thankyou|ty|tysm|tyvm|you (?:rock|rule)"
            ),
            r"much love|thankful|well said|nice (?:page|site|chat|bot|assistant)|cheers|ta",
            (
                r"merci(?: beaucoup)?|(?:muchas )?gracias|danke(?: schon)?|grazie|diolch(?: yn fawr)?|takk|dzieki|"
                r"asante|hvala|mahalo|shukran|toda|obrigad[oa]|arigato"
            ),
            r"enkosi|siyabonga|dankie|arigatou?|xie ?xie|dhanyavad|spasibo|dank je|tack|kiitos|many thanks?|"
            r"much (?:appreciated|obliged)",
            (
                r"(?:really |very much |greatly )?appreciated?(?: (?:it|that|this|you \w+ that|your \w+|"
                r"the \w+|all \w+ \w+))?"
            ),
            (
                r"i (?:really |very much |do )?appreciate (?:it|that|this|you(?: \w+){0,3}|your \w+|the \w+|"
                r"all (?:your|the) \w+)"
            ),
            r"i am (?:so |very |really )?(?:grateful|thankful|obliged)|grateful|gratitude",
            r"(?:you have )?my (?:sincere |deepest |heartfelt )?(?:gratitude|thanks)",
            r"i owe you(?: one| big time)?|bless you|god bless(?: you)?|kudos|props|respect|bravo",
            (
                r"you (?:are|have been|were|r) (?:so |very |really |the |a |an |super |most |just |"
                r"such a )*(?:helpful|best|kind|great|awesome|star|legend|lifesaver|amazing|nice|sweet|good|"
                r"useful|brilliant|the best|wonderful|fantastic|genius|clever|smart|polite|help)"
            ),
            (
                r"(?:that|this|it|which)(?: answer| info| information)? (?:was|is|were|has been) (?:so |"
                r"very |really |super |just |quite |all |exactly |extremely )*(?:helpful|useful|great|"
                r"perfect|good|awesome|kind|nice|cool|brilliant|excellent|amazing|clear|what i (?:needed|"
                r"wanted|was looking for)(?: to know)?|all i (?:needed|wanted)(?: to know)?|fine|enough|"
                r"interesting|impressive|wonderful)(?: of you| to know| to hear)?"
            ),
            (
                r"(?:that|this|it) (?:really )?(?:helps?|helped|answers? (?:my|the) question|does it|works|"
                r"will do)(?: a lot| me| so much)?"
            ),
            r"(?:very|super|really|so|most) (?:helpful|useful|kind|good|nice|interesting)|helpful",
            r"useful|great|awesome|perfect|nice(?: one| work| job)?|cool|brilliant|excellent|wonderful",
            r"fantastic|amazing|lovely(?: jubbly)?|superb|sweet|neat|wow|impressive|interesting|fab(?:ulous)?|ace|"
            r"smashing|"
            r"splendid|champion|magic|spot on|great stuff|okey ?dokey|okie ?dokie|roger(?: that)?|righto|right oh|"
            r"maybe|perhaps",
            r"good (?:job|work|answer|stuff|one|to know|talk|bot|point)|well done",
            r"great (?:job|work|answer|stuff|help)|got it|ok(?:ay)?|alright|all right|i see|understood",
            r"(?:that|this|it|which) (?:really |all )?(?:clear(?:s|ed)|cleared|explain(?:s|ed)|sort(?:s|ed)|settle[sd])"
            r"(?: (?:it|that|this|things|everything))?(?: up| out| for me)*",
            r"makes sense|sounds good|fair enough|right|noted|good|fine|yes|yep|yeah|no|nope|sure|lol",
            r"haha+|hehe|hm+|never ?mind",
        ),
    ),
)
FILLERS: Final = either(
    r"(?:i am|my name is|this is) (?:an? |the |here |just )*\w+(?: here| (?:from|at|with) \w+(?: \w+)?)?$",
    r"from (?:the )?\w+(?: \w+)?(?=\W*$)"
    r"|bella|bello|a tous|tout le monde|zusammen|a todos|todos|amici|enkosi|dankie|there|here|"
    r"everyone|everybody|all|team|folks|guys|assistant|ai|bot|robot|chatbot|mate|matey|butt|butty|luv",
    r"duck|pet|hen|chuck|boyo|lad|lads|cariad|amigo|babe|yall|people|boss|chief|gov|guv|guvnor|darling|sweetie",
    r"buddy|friend|pal|man|dude|bro|sir|madam|ma am|dear|my|love|so|very|much|really|a lot",
    r"lots|loads|a (?:million|bunch|ton|thousand|heap|mil|mill)|again",
    (
        r"for (?:your|the|all|that|this|everything|now|today|helping|being|telling|answering|"
        r"sharing)(?: (?:the|your|of your|so|very|me|us|my|that|it))*(?: (?:help|heip|time|answers?|"
        r"info|information|assistance|support|kindness|chat|questions?|effort|kind|helpful|patient|"
        r"patience|quick|reply|response|service|advice|great|this|with that|out))*"
    ),
    r"today|tonight|tomorrow|then|now|and|for|stuff|but|well|oh|ah|um|to (?:you|ya|all|everyone)",
    r"with you|you|u|too|indeed|please|one|super|just|quite|pretty|truly|sincerely|kindly",
    r"honestly|thing|help(?:ing)?|heip|helped|me|us|that|it|is|was|this|i|am|we|are|do|did|the",
    r"a|of|from me|on that|big time|anyway|though|first|once more|have fun|in advance",
    r"i have what i needed|that was (?:quick|fast|easy|fun|nice|great)",
    r"i am (?:an? |the )\w+(?: \w+)?$",
)
# What is said of the person in passing: "thanks, she sounds great", "bye, and thanks for telling me about him".
IN_PASSING: Final = re.compile(
    r"\b(?:he|she|they) (?:(?:really|certainly|definitely) )?(?:sounds?|seems?|looks?|is|are|"
    r"must be)(?: like)?(?: an?)?"
    r"(?: (?:so|very|really|pretty|quite|just|truly|super))* (?:great|lovely|perfect|impressive|interesting|good|"
    r"amazing|wonderful|"
    r"brilliant|nice|awesome|fantastic|excellent|cool|right|fine|promising|strong|ideal|talented|clever|smart|fun|"
    r"fit|match|catch|"
    r"find|person|candidate)(?: (?:fit|match|catch|person|candidate|one|indeed))?(?=\W*(?:$|[,.!;]|thank|bye|cheers|"
    r"ta\b))"
    r"|\b(?:telling|told|showing|informing)(?: me| us)?(?: \w+){0,2} (?:about|of|on) (?:him|her|them)\b"
    r"|\b(?:i|we) (?:\w+ )?(?:need|needed|want|wanted)(?: to know| to hear)?(?: (?:about|of|on) (?:him|her|them))?\b"
    r"|\b(?:info|information|details?|insights?|facts|overview|summary|answers?|help)(?: (?:about|of|on|with) (?:him|"
    r"her|them))\b"
)
# "Thanks, Ada", "hi Ada, nice to meet you": the name as the visitor calls to it.
ADDRESSED: Final = re.compile(
    r"(?<=\w),? (?:her|she)(?=\W*(?:$|[,.!;?]|bye|and\b|nice\b|i am\b|thank))|^(?:her|she)\b(?=[,!])"
)
# What a visitor tells of themselves beside a greeting: "my train is here, bye", "thanks, I'll pass it on".
OF_THE_VISITOR: Final = re.compile(
    r"^\W*(?:i|we|my|our|got to|sorry|bad connection|on the)\b"
    r"(?!.*\b(?:mean|meant|need|want|looking|know|wonder\w*|about|tell|ask|question|hear|she|he|her|his|him|they|their|them|what|"
    r"which|where|when|who|how|did|does|has)\b)"
)
