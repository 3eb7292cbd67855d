"""Questions that the ``basics`` of a résumé answer: contact, location, accounts, availability, whatever it holds."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from vitavoce.domain.profile import Person
from vitavoce.domain.question import Fact
from vitavoce.understanding.english.facts import (
    ASKS_ACCOUNTS,
    FACT_ASKED,
    NAMES_AVAILABILITY,
    NETWORKS,
    OF_USING_A_NETWORK,
)
from vitavoce.understanding.text import plain, root, stem, tokens, words

_MIN_MISSPELT_LENGTH: Final = 5


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
        return any(name in FACT_ASKED or name in NETWORKS or name == "accounts" for name in self.names)


def facts_asked(text: str, person: Person, timed: tuple[int, int] = (0, 0)) -> FactsAsked | None:
    """None when a question asks for nothing that ``basics`` could hold; ``timed`` is where it speaks of a time ("where
    did she work from 2010").
    """
    begins, ends = timed
    found = [
        (name, seen.span())
        for name, asked in FACT_ASKED.items()
        if (seen := asked.search(text)) and not (name == "location" and seen.start() < ends and begins < seen.end())
    ]
    names = [name for name, _ in found]
    spans = [span for _, span in found]
    said = [token.word for token in tokens(text)]
    said.extend([first + second for first, second in pairwise(said)])
    if not OF_USING_A_NETWORK.search(text):
        names.extend(word for word in said if word in NETWORKS)
        names.extend(name for name in (plain(account.network) for account in person.accounts) if _is_named(name, said))
        if ASKS_ACCOUNTS.search(text):
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
        said = [value for key, value in person.extra.items() if NAMES_AVAILABILITY.search(plain(key))]
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
