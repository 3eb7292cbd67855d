"""Questions that the ``basics`` of a résumé answer: contact, location, accounts, availability, whatever it holds."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from rapidfuzz.distance import OSA

from vitavoce.domain.profile import Person
from vitavoce.domain.question import Fact
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.text import plain, root, stem, tokens, words

_NETWORKS: Final = frozenset(
    (
        "linkedin github gitlab bitbucket twitter mastodon instagram facebook youtube xing bluesky medium "
        "dribbble behance"
        " orcid researchgate kaggle telegram whatsapp skype tiktok stackoverflow codepen devpost soundcloud vimeo"
    ).split()
)

_ASKED: Final[Mapping[str, Cued]] = MappingProxyType(
    {
        "email": Cued(
            r"\bmail(?:ing)? address\b|"
            r"\be ?-?mails?\b(?! (?:verification|marketing|campaign|template|server|client))"
        ),
        "phone": Cued(
            r"\b(?:tele)?phone(?: number)?\b(?! (?:app|screen|support))|\bmobile (?:number|phone)\b|"
            r"\bcell(?: number| phone)\b"
            r"|\b(?:his|her|their|your) (?:mobile|cell)\b(?! (?:apps?|dev|games?|work|projects?|experience|skills?))"
            r"|\b(?:call|ring|text) (?:him|her|them|\w+ directly)\b"
        ),
        "contact": Cued(
            r"\bwhere (?:should|do|can|could|shall) (?:i|we) send\b"
            r"|\bcontact\b(?! (?:lens|form|cent))|\bget in touch\b|\bin touch with\b|\b(?:get|got) (?:a )?hold of\b"
            r"|\b(?:i|we|one|someone|to|you) (?:best )?(?:reach|message|write to|connect with|talk to|speak to)"
            r" (?:out to )?(?:him|her|them|\w+)\b(?! (?:for|any))"
            r"|\bhow (?:do|can|could|would) (?:i|we|one|you) (?:\w+ )?hire\b|\b(?:i|we) (?:want|would like) to hire\b"
        ),
        "website": Cued(
            r"\b(?:personal |own )?(?:web ?site|home ?page|web page|portfolio(?: site)?)\b(?! (?:manage|for|project))"
            r"|\bpersonal site\b"
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
_AVAILABLE: Final = re.compile(r"avail|notice|status|open|hire|seeking|looking")
_MIN_MISSPELT_LENGTH: Final = 5
_SOCIAL: Final = Cued(
    r"\b(?:find|follow|hangs?|hanging|stalk|exists?) (?:\w+ ){0,2}online\b|\bsocial (?:media|network|profile|"
    r"account|link)s?\b|\bonline (?:profile|presence)s?\b|\bsocials\b"
)
_USED: Final = Cued(r"\b(?:use|used|using|experience|actions|know|api|repository|repositories|pipelines)\b")


@dataclass(frozen=True, slots=True)
class FactsAsked:
    """``names`` are the fields asked for, ``facts`` what the résumé says of them: empty when it says nothing;
    ``spans`` where in the text they are asked for.
    """

    names: tuple[str, ...]
    facts: tuple[Fact, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def is_contact(self) -> bool:
        """Whether a field of the schema is asked for, by words that mean nothing else."""
        return any(name in _ASKED or name in _NETWORKS or name == "accounts" for name in self.names)


def facts_asked(text: str, person: Person) -> FactsAsked | None:
    """None when a question asks for nothing that ``basics`` could hold."""
    found = [(name, seen.span()) for name, asked in _ASKED.items() if (seen := asked.search(text))]
    names = [name for name, _ in found]
    spans = [span for _, span in found]
    said = [token.word for token in tokens(text)]
    said.extend([first + second for first, second in pairwise(said)])
    if not _USED.search(text):
        names.extend(word for word in said if word in _NETWORKS)
        names.extend(name for name in (plain(account.network) for account in person.accounts) if _is_named(name, said))
        if _SOCIAL.search(text):
            names.append("accounts")
    if person.extra:
        stems = {root(stem(word)) for word in said}
        names.extend(key for key in person.extra if _key_stems(key) and _key_stems(key) <= stems and key not in names)
    if not names:
        return None
    facts = {fact.name: fact for name in names for fact in _facts(name, person)}
    spans.extend(seen.span() for name in names for seen in re.finditer(rf"\b{re.escape(name)}\b", text))
    return FactsAsked(tuple(dict.fromkeys(names)), tuple(facts.values()), tuple(spans))


def _is_named(account: str, said: Collection[str]) -> bool:
    """Whether a network the person is on is named, if misspelt by a letter ("dribble")."""
    return account in said or (
        len(account) >= _MIN_MISSPELT_LENGTH
        and any(
            OSA.distance(word, account, score_cutoff=1) <= 1
            for word in said
            if len(word) >= _MIN_MISSPELT_LENGTH and abs(len(word) - len(account)) <= 1
        )
    )


@lru_cache(1_024)
def _key_stems(key: str) -> frozenset[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ")
    return frozenset(root(stem(word)) for word in words(plain(spaced)))


def _facts(name: str, person: Person) -> Iterator[Fact]:
    simple = {
        "email": person.email,
        "phone": person.phone,
        "website": person.url,
        "location": person.place.label,
        "name": person.name,
        "headline": person.label,
        **person.extra,
    }
    if name == "availability" and name not in person.extra:
        said = [value for key, value in person.extra.items() if _AVAILABLE.search(plain(key))]
        simple[name] = " ".join(said)
    if simple.get(name):
        yield Fact(name, simple[name])
    elif name == "contact":
        for field in ("email", "phone"):
            if simple[field]:
                yield Fact(field, simple[field])
        if not person.email and not person.phone:
            if person.url:
                yield Fact("website", person.url)
            yield from _accounts(person, "")
    elif name in {"website", "accounts"}:
        yield from _accounts(person, "")
    else:
        yield from _accounts(person, name)
        if name in plain(person.url):
            yield Fact(name, person.url)


def _accounts(person: Person, network: str) -> Iterator[Fact]:
    for account in person.accounts:
        plain_name = plain(account.network)
        if not network or network == plain_name.replace(" ", ""):
            value = account.url or account.username
            if value:
                yield Fact(plain_name, value)
