"""The words around a technology that is called by an everyday word: "experience in go", "go to"."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

TECHNICAL_BEFORE: Final = word_set(
    "know knows knew known use uses used using learn learned learnt code codes coded coding program programs",
    "programmed programming write writes wrote written any some in with and or of via plus like only more about than",
    "without involving involve excluding except besides not did does do done has had tried try touched ever no knowing",
    "seen doing into what up mean meant",
)
TECHNICAL_AFTER: Final = word_set(
    "experience developer developers engineer code coding project projects programming programmer skills skill work",
    "language framework app apps application applications service services backend frontend knowledge job jobs stack",
    "library role roles api apis expert expertise programs scripts and or pipelines too as since before after ones",
    "microservices server development background at professionally",
)
PROSE_AFTER: Final = word_set(
    "of a an the to into on onto him her them it us me you your my his their this that out up"
)
PROSE_AFTER_IN_TWO: Final = ("in", "the")
AFTER_KNOWING: Final = "of"
KNOWING_OF: Final = word_set(
    "knowledge experience use usage understanding command years bit lot lots lack kind sort skills"
)
ASKING_WHICH: Final = frozenset(("which", "what"))
"""Before a family of technologies they ask for its members."""

SUBJECTS_BEFORE: Final = frozenset(("i", "you", "he", "she", "we", "they", "who", "to"))
AFTER_ANY_NOUN: Final = word_set("and or too as since before after at ones professionally background")
ARTICLES: Final = frozenset(("a", "an", "the"))

SOFTWARE_HOUSES: Final = word_set(
    "microsoft ms adobe autodesk google apple amazon oracle ibm sap siemens dassault bentley trimble jetbrains"
    " hashicorp atlassian salesforce esri avid ableton steinberg"
)
"""Makers whose name people put before that of a program, or leave out."""

IN_FULL: Final[Mapping[str, str]] = MappingProxyType({"ms": "microsoft", "microsoft": "ms"})
"""The same maker otherwise written."""

EVERYDAY_TOO: Final = word_set(
    "angular ansible avalanche bamboo basecamp bash bazel bootstrap bubble canvas cassandra circuits cypress cucumber"
    " delphi dorico dynamo elastic ember fargate figma flask flink flutter gatsby gauss grafana groovy influx jaeger"
    " jasmine jasper jenkins kinesis krita lighthouse lightroom lightspeed looker meteor milling mocha monday mural"
    " octave oculus okta opera pandas pascal perl phoenix pinecone polars primavera prometheus puppet pyramid python"
    " quarry redshift rhinoceros rook sails sapphire scala selenium sequel sibelius sinatra snowflake solidity splunk"
    " stagecraft stata storybook swelt symphony tableau takeoff tempo terraform trello triton unity vault webflow"
    " zebra zeplin"
)
"""Names that are English words as well, or of people and places; meant unless what follows is a thing of everyday."""

BETWEEN_WORD_AND_THING: Final = word_set("of at in on to from for with among the a an")
BEFORE_A_THING: Final = frozenset(("of", "the", "a", "an"))

THINGS_MADE: Final = "apps?|clusters?|code|jobs?|models?|pipelines?|quer(?:y|ies)|scripts?|services?|tables?"
MAKERS: Final = (
    "[Dd]eveloper|[Ee]ngineer|[Pp]rogrammer|[Aa]pp|[Aa]pplication|[Ss]ervice|[Cc]ode|[Ss]pecialist|[Cc]onsultant"
    "|[Pp]ackage|[Ll]ibrary|[Ss]cript"
)
LIST_CONTEXT: Final = (
    r"(?:[,;/(|•]\s*|\b(?i:in|to|with|using|and|or|of|including|like|via|w(?:rote|riting)|learn(?:ed|t|ing)?|knows?)"
    r"\s+)"
)
WITHIN_A_COMPOUND: Final = "-to-"
"""A name before it is none: "Go-to-market"."""

AFTER_OPENING: Final = "and|for|on|with"
"""After a technology that opens a sentence, as pieces of a pattern."""
CODE_SKILL: Final = "Programming"
"""What the lexicon calls it."""

CODE_LANGUAGES: Final = frozenset(("languages", "language", "code", "coding languages", "scripting"))
"""Names of groups of skills that hold programming languages; those that people speak have a section of their own."""
