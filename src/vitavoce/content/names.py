"""Lasting names: a profile's slug, an item's id, a document's version."""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

MAX_SLUG_CHARACTERS: Final = 60
SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Letters that no Unicode decomposition turns into Latin ones: Latin specials, Cyrillic, Greek.
_LATIN_OF: Final[Mapping[int, str]] = MappingProxyType(
    str.maketrans(
        {
            "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
            "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z",
            "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
            "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
            "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
            "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
            "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s",
            "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
        }
    )
)  # fmt: skip


def slug_of(name: str) -> str:
    """A name as it stands in an address: ``Ada Lovelace`` → ``ada-lovelace``.

    A name in a script that isn't transliterated here becomes ``profile-`` and six digits of its hash, so that two
    such names stay apart; an empty one becomes ``profile``.
    """
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char)
    )
    latin = letters.translate(_LATIN_OF).replace("'", "").replace("’", "")
    slug = "-".join(re.findall(r"[a-z0-9]+", latin))[:MAX_SLUG_CHARACTERS].strip("-")
    if slug:
        return slug
    return f"profile-{_digest(name.strip())[:6]}" if name.strip() else "profile"


def version_of(document: object) -> str:
    """A hash of the content, the same however its keys are ordered or spaced."""
    return _digest(json.dumps(document, sort_keys=True, separators=(",", ":")))[:32]


def item_ids(identities: Iterable[tuple[str, str, str]], tell_apart: Callable[[int], str]) -> list[str]:
    """An id for each (section, name, start date).

    Entries that share all three are told apart by a counter, given in the order of the text that ``tell_apart``
    returns for an entry's position, so that moving entries about in the document changes no id.
    """
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for position, (section, name, start) in enumerate(identities):
        same_name = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
        alike[_digest(f"{section}\0{same_name}\0{start}")[:12]].append(position)
    ids = {}
    for digest, positions in alike.items():
        ids[positions[0]] = f"itm_{digest}"
        if len(positions) > 1:
            for count, position in enumerate(sorted(positions, key=tell_apart), start=1):
                ids[position] = f"itm_{digest}" if count == 1 else f"itm_{digest}_{count}"
    return [ids[position] for position in range(len(ids))]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
