"""The inverted index of one profile, built once per version."""

from collections.abc import Mapping
from dataclasses import dataclass

from vitavoce.domain.profile import Item, Profile
from vitavoce.understanding.lexicon import Lexicon
from vitavoce.understanding.text import plain, stem, words


@dataclass(frozen=True, slots=True)
class ItemIndex:
    """Sets of items are integers: bit ``n`` stands for the profile's ``n``-th item."""

    profile: Profile
    sections: Mapping[str, int]
    stems: Mapping[str, int]
    places: Mapping[str, int]

    def items(self, chosen: int) -> tuple[Item, ...]:
        """The items of a set, in the document's order."""
        found = []
        while chosen:
            lowest = chosen & -chosen
            found.append(self.profile.items[lowest.bit_length() - 1])
            chosen ^= lowest
        return tuple(found)


def build_index(profile: Profile, lexicon: Lexicon) -> ItemIndex:
    sections: dict[str, int] = {}
    stems: dict[str, int] = {}
    known: dict[str, str] = {}
    for number, item in enumerate(profile.items):
        bit = 1 << number
        sections[item.section] = sections.get(item.section, 0) | bit
        for word in set(words(plain(item.text))):
            stemmed = known.get(word)
            if stemmed is None:
                stemmed = known[word] = stem(word)
            stems[stemmed] = stems.get(stemmed, 0) | bit
    return ItemIndex(
        profile=profile,
        sections=sections,
        stems=stems,
        places={item.ref: number for number, item in enumerate(profile.items)},
    )
