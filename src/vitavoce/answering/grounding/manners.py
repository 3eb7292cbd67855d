"""Sentences that no answer about a person holds, whatever the résumé says: refusals, orders, talk of the assistant."""

import re
from typing import Final

from vitavoce.answering.grounding.words import plain_words

_REFUSAL: Final = re.compile(
    r"\b(?:i|we)(?:['’]m| am| was|['’]re| are)? (?:not able|unable|sorry|afraid|not sure|not certain|not allowed"
    r"|not permitted)\b"
    r"|\b(?:i|we) (?:can['’]?t|can ?not|could ?n['’]?t|could not|do ?n['’]?t|do not|did ?n['’]?t|won['’]?t|will not"
    r"|would ?n['’]?t|have no|had no)\b"
    r"|\b(?:unfortunately|regrettably|sadly|sorry|apologies)\b"
    r"|\bno (?:\w+ )?(?:information|details?|mention|record|evidence|data|indication|specifics?|sign)\b"
    r"|\b(?:r[ée]sum[ée]|cv|profile|document|facts?|information|context|data|evidence)\b[^.]{0,40}(?:n['’]t\b|\b(?:not"
    r"|never|no|without|silent|lacks?|missing|omits?|unclear|fails?))\b"
    r"|\b(?:is|are|was|were)(?: ?n['’]?t| not| never| nowhere)(?: \w+){0,2} (?:mentioned|listed|stated|specified"
    r"|included|provided|given|found|available|clear|known|said|recorded|shown)\b"
    r"|\bnot (?:mentioned|listed|stated|specified|included|provided|disclosed|available|clear|known|something i)\b"
    r"|\b(?:unclear|unknown|unspecified|undisclosed|unavailable)\b",
    re.IGNORECASE,
)
_DENIAL: Final = re.compile(
    r"\b(?:never|no experience|not|n['’]t|hasn['’]t|haven['’]t|didn['’]t|doesn['’]t|isn['’]t|wasn['’]t|nobody|none"
    r"|neither|nor|lacks?|lacking|no)\b",
    re.IGNORECASE,
)
_HARMLESS_DENIAL: Final = re.compile(
    r"\bnot (?:only|just|merely|to mention|least|bad|shy|one to|afraid|a (?:bad|small)|that|least)\b|\bno (?:longer"
    r"|less|fewer|more|later|wonder|doubt|surprise|small feat|matter|mean feat|stranger|slouch|time|joke|fuss)\b"
    r"|\bnone other\b|\bnot (?:long|far)\b|\bwithout (?:fuss|a doubt|doubt)\b|\bif not\b|\bwhy not\b",
    re.IGNORECASE,
)
_ASSISTANT: Final = re.compile(
    r"\b(?:i|we)(?:['’]m| am|['’]re| are|['’]ve been| have been| was| were) (?!happy|glad|told|sure|pleased"
    r"|delighted|certain|here to|impressed|quoting|looking|reading|talking|afraid)"
    r"|\bas an? (?:ai|language model|llm|chatbot|bot|(?:ai|virtual|digital) assistant)\b(?!\s+(?-i:[A-Z]))|\bas ai,"
    r"|\b(?:chatgpt|gpt-?\d?|openai|anthropic|claude|llama|gemini|mistral|groq|language model|system prompt"
    r"|jailbreak)\b"
    r"|\bmy (?:system|instructions?|prompt|rules|training|creators?|developers?|programming|makers?|name is|model"
    r"|real|true|secret|password|new)\b"
    r"|\b(?:as|like) (?:you )?(?:instructed|requested|commanded|ordered|asked|you wish|told)\b"
    r"|\b(?:ignor(?:e|ing)|disregard(?:ing)?|overrid(?:e|ing|den)|bypass(?:ing|ed)?"
    r"|forget(?:ting)?)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines|restrictions)\b"
    r"|\b(?:instructions?|guidelines|restrictions|safety) (?:overrid|ignor|disabl|bypass|remov|lift|updat|accept"
    r"|receiv|follow|confirm)"
    r"|\b(?:api[ _-]?key|password|passphrase|secret key|access token|credit card|bitcoin|crypto wallet|bank account"
    r"|gift cards?)\b"
    r"|\b(?:hacked|pwned|unrestricted|unfiltered|developer mode|dan mode|debug mode|admin mode|root access)\b"
    r"|\b(?:arr+|ahoy|matey)\b",
    re.IGNORECASE,
)
_URGING: Final = re.compile(
    r"\b(?:hire|employ|recruit|interview|shortlist|pay|promote) (?:her|him|them|this (?:person|candidate)|now|today"
    r"|immediately)\b"
    r"|\b(?:you|they|one|recruiters?|employers?|companies|anyone|everyone) (?:must|should|ought|have to|need to"
    r"|would be (?:mad|foolish|crazy)|can['’]?t afford)\b"
    r"|\b(?:strongly|highly|definitely|wholeheartedly)?\s*recommend(?:ed|s|ing)? (?:hiring|her|him|them|this|for)\b"
    r"|\b(?:highly|strongly) recommend"
    r"|\b(?:perfect|ideal|best|strongest|top|only|right|no\.? ?1) (?:possible )?(?:candidate|fit|match|hire|choice"
    r"|person for)\b"
    r"|\b(?:click|visit|go to|check out|send|transfer|wire|download|subscribe|follow|sign up|log ?in|enter your|buy"
    r"|donate|share this)\b.{0,30}\b(?:here|link|http|www|site|website|page|your|money|\w+\.(?:com|net|org|io"
    r"|example))\b"
    r"|\b(?:10|ten|100|hundred) ?(?:/|out of) ?(?:10|ten|100|hundred)\b|\bmost qualified\b|\bqualified for (?:any"
    r"|every)\b",
    re.IGNORECASE,
)


def is_refusal(text: str) -> bool:
    """Whether it says that something can't be told."""
    return _REFUSAL.search(text) is not None


def denies(text: str) -> bool:
    """Whether it says that something isn't so."""
    return _DENIAL.search(_HARMLESS_DENIAL.sub(" ", text)) is not None


def talks_of_assistant(text: str, resume: str) -> bool:
    """Unless the ``resume``, in plain words, says the same: people work on language models."""
    return _beyond(_ASSISTANT, text, resume)


def urges(text: str, resume: str) -> bool:
    """Whether it tells the visitor what to do, or praises like an advertisement."""
    return _beyond(_URGING, text, resume)


def _beyond(pattern: re.Pattern[str], text: str, resume: str) -> bool:
    return any(f" {' '.join(plain_words(found.group()))} " not in resume for found in pattern.finditer(text))
