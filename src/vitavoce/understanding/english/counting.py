"""What is counted by "how many", and the words that tell a number."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

COUNTED: Final = Cued(r"\b(?:how many|number of|count of|total of)\b(?P<rest>[^?.!,;]*)")
COUNTED_ONCE: Final = Cued(
    r"\b(?:compan(?:y|ies)|employers?|firms?|organi[sz]ations?|places|schools?|universit(?:y|ies)|colleges?|"
    r"institutions?"
    r"|startups?|clients?)\b"
)
AFTER_COUNTED: Final = word_set(
    "has have did does do is are was were can could would will in at on there of he she they you that which who"
)

HOW_MANY: Final = Cued(r"\bhow many (?P<noun>[^?.!,]*)|\bhow (?:big|large) (?:is|was|were|are) (?P<size>[^?.!,]*)")
TELLS_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"twenty|thirty|forty"
    r"|fifty|sixty|hundred|hundreds|thousand|thousands|dozen|dozens|million|millions)\b"
)
PEOPLE_COUNTED: Final = word_set(
    "people person persons men staff colleagues reports employees members others team crew group"
)
OF_LEADING: Final = Cued(
    r"\b(?:run|runs|ran|lead|leads|led|leading|manage[sd]?|managing|manager|supervis\w+|in charge|head(?:s|"
    r"ed)?|team|crew|group|shifts?"
    r"|foreman|coordinat\w+|direct(?:s|ed) reports)\b"
)
OF_HELPING: Final = word_set("coach train teach mentor tutor supervise hire recruit onboard precept")
COUNTED_BY_ENTRY: Final = word_set(
    "year month week day hour time times place company country city skill language technology tool thing item entry",
    "organisation organization institution employer client startup industry",
)
