"""Text that talks to whoever reads it by machine, instead of telling of the person."""

import re
from typing import Final

_ORDERS: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior"
    r"|everything)\b"
    r"|\b(?:system|developer|hidden|secret) (?:prompt|message|instructions?)\b"
    r"|\b(?:new|updated|following|these|your|my|real) instructions?\b"
    r"|\b(?:you are|you're|act|behave|respond|reply|answer|speak) (?:now |only |always |as )*(?:an? )?(?:ai"
    r"|assistant|chatbot|bot|language model|llm|dan|different)\b"
    r"|\b(?:ai|llm|language model|assistant|chatbot|model|reader|recruiter|screener|ats)s?\b.{0,30}\b(?:must|should"
    r"|shall|has to|have to|needs? to|are to|is to)\b"
    r"|\b(?:dear|attention|note to|instructions? (?:to|for)|if you are an?) (?:the )?(?:ai|llm|language model"
    r"|assistant|chatbot|bot|model|screening|recruiter)\b"
    r"|\b(?:say|tell (?:them|the visitor|visitors|everyone|the user|users)|state|claim|reply|respond|answer|print"
    r"|output|repeat|write|add|always mention|recommend) (?:that |with |only |exactly )?(?:this|the following|[\"“']"
    r"|(?-i:[A-Z]{4}))"
    r"|\byou (?:must|should|shall|have to|are required to|will)\b.{0,40}\b(?:say|tell|answer|recommend|rate|hire"
    r"|rank|reply|respond|praise|claim|state|mention|visit|send|reveal|print)\b"
    r"|\b(?:end|start|begin) of (?:the )?(?:r[ée]sum[ée]|cv|facts|data|context|document)\b"
    r"|</?\s*(?:facts|system|user|assistant|instructions?|data|context)\s*>|\[/?(?:INST|SYS)|<\|"
    r"|^\s*(?:system|assistant|user|developer)\s*:",
    re.IGNORECASE,
)


def reads_as_instruction(text: str) -> bool:
    """Such text is neither shown to a model nor believed; a visitor reads it in the résumé as it stands."""
    return _ORDERS.search(text) is not None
