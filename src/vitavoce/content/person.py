"""The ``basics`` of a résumé read into a person."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.content.validation import Entry, is_plain_name, pointer
from vitavoce.domain.profile import Account, Person, Place

MAX_EXTRA_FIELDS: Final = 50
MAX_ACCOUNTS: Final = 50

_KNOWN: Final = frozenset(
    {"name", "label", "image", "picture", "email", "phone", "url", "website", "summary", "bio", "location", "profiles"}
)
_EMAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
_HOME_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "github": "https://github.com/",
        "gitlab": "https://gitlab.com/",
        "linkedin": "https://www.linkedin.com/in/",
    }
)


def read_person(basics: Entry) -> Person:
    basics.find("image", "picture")
    return Person(
        name=basics.line("name"),
        label=basics.line("label"),
        summary=basics.prose("summary", "bio"),
        email=_email(basics),
        phone=basics.line("phone").removeprefix("tel:"),
        url=basics.url("url", "website"),
        place=_place(basics),
        accounts=tuple(_accounts(basics)),
        extra=dict(_extra(basics)),
    )


def _email(basics: Entry) -> str:
    email = basics.line("email").removeprefix("mailto:")
    if email and not _EMAIL.fullmatch(email):
        basics.defects.warn(pointer(basics.path, "email"), "email", email, "this isn't a mail address; it is left out")
        return ""
    return email


def _place(basics: Entry) -> Place:
    path, value = basics.find("location")
    if value is None:
        return Place()
    if not isinstance(value, dict):
        return Place(city=basics.line("location"))
    location = Entry(value, path, basics.defects)
    country = location.line("countryCode", "country")
    return Place(
        city=location.line("city"),
        region=location.line("region", "state"),
        country_code=country.upper() if len(country) == 2 else country,
        address=", ".join(location.prose("address").splitlines()),
        postal_code=location.line("postalCode", "zip"),
    )


def _accounts(basics: Entry) -> Iterator[Account]:
    path, value = basics.find("profiles")
    if value is None:
        return
    if not isinstance(value, list):
        basics.defects.warn(path, "type", value, "a list of accounts is expected; it is left out")
        return
    if len(value) > MAX_ACCOUNTS:
        basics.defects.warn(path, "length", value, f"only the first {MAX_ACCOUNTS} accounts are read")
    for number, fields in enumerate(value[:MAX_ACCOUNTS]):
        if not isinstance(fields, dict):
            basics.defects.warn(pointer(path, number), "type", fields, "an object is expected; it is left out")
            continue
        entry = Entry(fields, pointer(path, number), basics.defects)
        network, username, url = entry.line("network"), entry.line("username"), entry.url("url")
        if not url and username and network.casefold() in _HOME_OF:
            url = _HOME_OF[network.casefold()] + username.lstrip("@")
        if network or url:
            yield Account(network=network, username=username, url=url)


def _extra(basics: Entry) -> Iterator[tuple[str, str]]:
    """Fields the schema doesn't know, as far as they are texts, numbers or lists of texts."""
    unknown = [name for name in basics.fields if name not in _KNOWN and is_plain_name(name)]
    for name in unknown[:MAX_EXTRA_FIELDS]:
        value = basics.fields[name]
        if isinstance(value, list):
            text = ", ".join(basics.words(name))
        elif isinstance(value, bool):
            text = "yes" if value else "no"
        elif isinstance(value, int | float):
            text = str(value)
        else:
            text = basics.prose(name) if isinstance(value, str) else ""
        if text:
            yield name, text
