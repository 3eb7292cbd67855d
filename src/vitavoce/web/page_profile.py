"""What the page shows of a person before the first question."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from vitavoce.domain.profile import Link, Person, Profile

LONG_NAME_CHARS = 26  # beyond this the display size takes a narrow column four lines or more
MAX_STARTERS = 5  # more push the last ones off a phone's first screen
LONG_WORD_CHARS = 13  # beyond this one word of it overflows the column
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "mba"})
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProfile:
    """The header and the opening of a conversation; empty strings and tuples where the résumé says nothing."""

    slug: str
    name: str = ""
    label: str = ""
    place: str = ""
    language: str = "en"
    links: tuple[Link, ...] = ()
    greeting: str = ""
    suggestions: tuple[str, ...] = ()
    recordings_kept_days: int | None = None

    @property
    def recording_notice(self) -> str:
        """What a visitor has to know before speaking; nothing where recordings aren't kept."""
        days = self.recordings_kept_days
        if days is None:
            return ""
        time = "a day" if days == 1 else f"{days} days"
        return f"What you say is recorded, and kept for {time} by whoever runs this page."

    @property
    def monogram(self) -> str:
        """Initials of the first and the last name; of the first alone in scripts without capitals."""
        words = [
            word
            for word in self.name.split()
            if word[0].isalpha() and word.replace(".", "").strip(",").lower() not in SUFFIXES
        ]
        ends = words[:1] + words[1:][-1:]
        initials = [_first_letter(word).upper() for word in ends]
        return "".join(initials if all(initial.isupper() for initial in initials) else initials[:1])

    @property
    def has_long_name(self) -> bool:
        longest_word = max((len(word) for word in self.name.split()), default=0)
        return len(self.name) > LONG_NAME_CHARS or longest_word > LONG_WORD_CHARS


def page_profile(
    profile: Profile, greeting: str, suggestions: Sequence[str], *, recordings_kept_days: int | None = None
) -> PageProfile:
    """The page's view of a résumé, with the words its conversation opens with."""
    person = profile.person
    return PageProfile(
        slug=profile.slug,
        name=person.name.strip(),
        label=person.label.strip(),
        place=person.place.label,
        language=profile.language,
        links=tuple(_links(person)),
        greeting=greeting,
        suggestions=tuple(suggestions[:MAX_STARTERS]),
        recordings_kept_days=recordings_kept_days,
    )


def _links(person: Person) -> Iterable[Link]:
    if person.url:
        yield from _safe(Link(label=_host(person.url) or "Website", url=person.url))
    for account in person.accounts:
        yield from _safe(Link(label=account.network or _host(account.url), url=account.url))
    if person.email:
        yield Link(label="E-mail", url=f"mailto:{person.email}")


def _safe(link: Link) -> Sequence[Link]:
    """The link where a browser may follow it: web and mail addresses only."""
    try:
        scheme = urlsplit(link.url).scheme
    except ValueError:
        return ()
    return (link,) if scheme.lower() in SAFE_SCHEMES else ()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _first_letter(word: str) -> str:
    """The first letter with the marks that belong to it."""
    marks = 1
    while marks < len(word) and unicodedata.combining(word[marks]):
        marks += 1
    return word[:marks]
