"""Addresses in a sentence that aren't the profile's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from vitavoce.domain.profile import Profile

_ADDRESS: Final = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]{1,15}):(?://)?(?P<rest>[^\s<>()\[\]\"“”]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<bare>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|co|me|app|xyz|info|biz|ru|cn|tk|ly|link|click"
    r"|site|online|shop|example|test|de|uk|fr|se|eu)\b(?:/[^\s<>()\[\]\"“”]*)?)",
    re.IGNORECASE,
)
_DANGEROUS: Final = frozenset({"tel", "ftp", "javascript", "data", "file", "sms", "vbscript"})


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """``paths`` are what the profile links to on each host; a link may lead there or deeper, or to the front page."""

    paths: Mapping[str, tuple[str, ...]]
    mails: frozenset[str]

    @classmethod
    def of(cls, profile: Profile) -> Self:
        person = profile.person
        urls = [person.url, *(account.url for account in person.accounts)]
        urls += [link.url for item in profile.items for link in item.links]
        paths: dict[str, tuple[str, ...]] = {}
        for url in urls:
            host, path = _host_and_path(url)
            if host:
                paths[host] = (*paths.get(host, ()), path)
        mails = {person.email, *(url.removeprefix("mailto:") for url in urls if url.startswith("mailto:"))}
        return cls(paths, frozenset(mail.casefold() for mail in mails if mail))

    def foreign(self, text: str) -> bool:
        """Whether a text holds an address that isn't the profile's. A bare name with a dot is one only if it ends as
        hosts do; those that the résumé's own words hold are the caller's to tell.
        """
        return any(not self._is_own(found) for found in _ADDRESS.finditer(text))

    def without(self, text: str) -> str:
        """The text's other words, once its addresses are known to be fine."""
        return _ADDRESS.sub(lambda found: found[0] if found["bare"] and "/" not in found["bare"] else " ", text)

    def bare(self, text: str) -> list[str]:
        """Names with a dot that end as hosts do: ``draw.io`` may be a tool."""
        return [found["bare"] for found in _ADDRESS.finditer(text) if found["bare"] and "/" not in found["bare"]]

    def _is_own(self, found: re.Match[str]) -> bool:
        if found["mail"]:
            return found["mail"].casefold().rstrip(".") in self.mails
        if found["bare"]:
            return "/" not in found["bare"] or self._holds(f"https://{found['bare']}")
        scheme = found["scheme"].casefold()
        if scheme == "mailto":
            return found["rest"].casefold().rstrip(".,;:!?") in self.mails
        if scheme in {"http", "https"}:
            return self._holds(found.group())
        return scheme not in _DANGEROUS

    def _holds(self, url: str) -> bool:
        host, path = _host_and_path(url)
        return host in self.paths and (path == "" or any(path.startswith(own) for own in self.paths[host]))


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url.strip(".,;:!?'’"))
    except ValueError:
        return "", ""
    if parts.scheme not in {"http", "https"}:
        return "", ""
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/").casefold()
