"""What a question in the present tense means by a place of work: "which school does she run", "how big is his shop"."""

from vitavoce.understanding.english.workplaces import ANY_EMPLOYER, NOT_OF_THE_PRESENT, PRESENT_PLACE
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.text import stem


def present_place(reading: Reading, index: ItemIndex) -> tuple[int, tuple[Mention, ...]]:
    """The jobs going on at the place a question in the present speaks of, and the other things it names; 0 and all of
    them where it speaks of none.
    """
    found = PRESENT_PLACE.search(reading.text) if reading.date is None else None
    if found is None or NOT_OF_THE_PRESENT.search(reading.text):
        return 0, reading.mentions
    group = found.lastgroup or ""
    start = found.start(group)
    named = [
        mention
        for mention in reading.positive
        if mention.kind is not MentionKind.TECHNOLOGY
        and reading.tokens[mention.start].start <= start < reading.tokens[mention.end - 1].end
    ]
    bits = named[0].shown_by if named else index.stems.get(stem(found[group]), 0)
    if not named and found[group] in ANY_EMPLOYER:
        bits = index.everything
    working = index.times.ongoing & index.sections.get("work", 0)
    studying = index.times.ongoing & index.sections.get("education", 0)
    here = bits & working
    if group == "now_at" and not here and not studying:
        here = working
    return here, tuple(mention for mention in reading.mentions if here == 0 or mention not in named)
