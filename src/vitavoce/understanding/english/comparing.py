"""What a question compares, singles out or grades: the longer of two, the first, the best, the highest."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued

_COMPARATIVES: Final = "better|worse|stronger|weaker|longer|shorter|newer|older|earlier|later|higher|lower|bigger"
COMPARING: Final = Cued(
    rf"\b(?:{_COMPARATIVES}|more|less)\b.* than\b"
    rf"|\b(?:{_COMPARATIVES}|first|sooner|more recent(?:ly)?)\b.*\bor\b"
    rf"|\bor\b.*\b(?:{_COMPARATIVES}|first|sooner|more recent(?:ly)?)\b"
    r"|\bwhich (?:\w+ ){0,2}(?:better|worse|stronger|weaker|longer|shorter|newer|older|earlier|later|higher|"
    r"lower|first|came)\b"
    r"|\bor\b.*\bwhich (?:\w+ ){0,2}(?:more|most|longest|newest|oldest|latest|earliest)\b"
    r"|\bas (?:good|well|strong|fluent|long|much|recent|big|high|advanced) as\b"
    r"|\b(?:vs\.?|versus|compared? (?:to|with)|compare|difference between)\b"
)
BEFORE_OR_AFTER: Final = Cued(r"\b(?:before or after|after or before|earlier or later than)\b")
"""Of a time it asks when, of another thing which of the two came first; it filters nothing."""

HOW_WELL: Final = Cued(r"\bhow (?:good|well|skilled|proficient|experienced|strong|comfortable|familiar|fluent)\b")
GRADED: Final = Cued(
    r"\b(?:get|got|have|has|achieve[ds]?|awarded|graduate[ds]? with|with) (?:an? )?(?:first|2[ :.][12]|upper "
    r"second|lower second|distinction|merit"
    r"|honours|summa|magna|cum laude)\b(?! (?:job|role|aid|prize|place|name|language|degree|paper|author|"
    r"class flight)\b)"
    r"|\b(?:what|which) (?:class|classification|gpa|grades?|marks?|average|points?)\b|\b(?:his|her|their) "
    r"(?:gpa|grades?|marks|average|results?)\b"
    r"|\b(?:c?gpa|grade point|final mark|per ?cent(?:age)?)\b"
)
WHAT_WAS_GOT: Final = Cued(r"^(?:and )?(?:what|which \w+) did \w+ get\W*$")
WHETHER_OVER: Final = Cued(
    r"^(?:and )?(?:is|are|was) (?:it|that|this|they|those|he|she) (?:already |still |even )?(?:finished|over|done|"
    r"completed?|ended|going|running|on|active|at it|doing (?:it|that|this))(?: now| yet)?\W*$"
)

FIRST: Final = Cued(
    r"\b(?:first|earliest|oldest|initial|(?:older|earlier) one)\b(?! (?:one|name|language|aid|author|class|"
    r"principles|hand|place|of (?:these|those|them))\b)"
    r"(?<!at first)"
)
LATEST: Final = Cued(
    r"\b(?:latest|most recent(?:ly)?|newest|(?:newer|later|more recent) one|last (?:job|role|position|company|"
    r"employer|project|internship|degree|paper"
    r"|publication|award|gig|place|school|certificate|certification|thing|article|talk|study|course|placement|post)"
    r"|(?:work|works|worked|working|stud(?:y|ied)|taught|publish(?:ed)?|employed|volunteer(?:ed)?) last|"
    r"last (?:worked|studied|published)|which (?:one |of them )?(?:was|is|came) (?:the )?last)\b"
)
LONGEST: Final = Cued(r"\b(?:longest|longer one|(?:the )?most time|lasted (?:the )?longest)\b")
SHORTEST: Final = Cued(r"\b(?:shortest|shorter one|briefest|least time)\b")
SEVERAL_OF_THEM: Final = Cued(
    r"\b(?:(?:previous|prior|first|latest|last|recent|newest|earliest) (?:few|two|three|four|five|2|3|4|5)"
    r"|(?:previous|prior|former|latest|newest|earliest|recent) (?:jobs|roles|positions|projects|papers|"
    r"publications|degrees"
    r"|companies|employers|articles|awards|ones|certificates|certifications|places))\b"
)
FINISHING: Final = Cued(r"\b(?:finish|finished|complete|completed|end|ended|graduated?)\b")
PREVIOUS: Final = Cued(
    r"\b(?:previous|prior|before (?:the|his|her|their) (?:current|present|last|latest)"
    r"|before (?:this|the current) (?:one|job|role))\b"
)
WEAKEST: Final = Cued(r"\b(?:weakest|worst|weakness(?:es)?|least (?:fluent|good|well)|still learning|bad at)\b")
STRONGEST: Final = Cued(r"\b(?:strongest|best|strengths?|most fluent(?:ly)?|experts? (?:in|at)|speciali[sz]es?)\b")
HIGHEST: Final = Cued(r"\bhighest\b|\bmost advanced\b")
