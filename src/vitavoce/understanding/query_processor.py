"""A question and a profile's index in, what is meant and which items answer it out."""

from vitavoce.domain.question import Ask, Focus, Intent, Kind, Match, Question, Understood
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.lexicon import Lexicon
from vitavoce.understanding.text import normalise_question, tokens


class QueryProcessor:
    """Pure and deterministic: the same question, focus and index give the same understanding."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def understand(self, question: Question, index: ItemIndex) -> Understood:
        found = 0
        for token in tokens(normalise_question(question.text)):
            if len(token.word) > 3:
                found |= index.stems.get(token.stem, 0)
        matches = tuple(Match(item=item, passages=item.highlights[:2]) for item in index.items(found))
        if not matches:
            return Understood(kind=Kind.UNANSWERABLE, ask=Ask.NONE, focus=question.focus)
        refs = tuple(match.item.ref for match in matches)
        cards = matches[: question.max_cards]
        shown = tuple(match.item.ref for match in cards)
        return Understood(
            kind=Kind.ANSWER,
            intent=Intent.OVERVIEW,
            ask=Ask.ITEMS,
            matches=matches,
            cards=cards,
            focus=Focus(matches=refs, cards=shown, shown=shown, topic=shown, turns=question.focus.turns + 1),
        )
