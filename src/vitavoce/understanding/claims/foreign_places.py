"""Which items tell of somewhere abroad: those that name a country other than the person's own."""

from typing import Final

from vitavoce.understanding.claims.topics import phrase_evidence
from vitavoce.understanding.english.countries import ABROAD_WORDS, NAMES_BY_CODE
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import plain, stem
from vitavoce.understanding.wording.framing import stems

ABROAD: Final = stems(ABROAD_WORDS)
HAPPENING: Final = ("work", "volunteer", "education", "projects")


def told_abroad(index: ItemIndex) -> int:
    """Nothing where the résumé doesn't say which country the person lives in."""
    home = index.profile.person.place.country_code
    own = NAMES_BY_CODE.get(home.upper()) or ((plain(home),) if home else ())
    found = 0
    for names in NAMES_BY_CODE.values():
        if own and own[0] not in names:
            for name in names:
                found |= phrase_evidence([stem(word) for word in name.split(" ")], index).bits
    return found & index.in_sections(HAPPENING)
