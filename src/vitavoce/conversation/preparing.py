"""A stored résumé becomes a profile that can be asked."""

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.content.json_resume import read_resume
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.profile_shelf import PreparedProfile
from vitavoce.core.errors import ResumeInvalid
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Kind, Question
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon


class ProfilePreparer:
    """Pure work; a few milliseconds for a usual résumé."""

    def __init__(self, lexicon: Lexicon, processor: QueryProcessor, writer: ConversationWriter, clock: Clock) -> None:
        self._lexicon = lexicon
        self._processor = processor
        self._writer = writer
        self._clock = clock

    def prepare(self, stored: StoredProfile) -> PreparedProfile:
        """Raises ResumeInvalid when the document can't be a résumé."""
        profile = read_resume(stored.document, stored.slug).profile
        if profile is None:
            raise ResumeInvalid(f"The document kept as “{stored.slug}” can't be read as a résumé.")
        index = build_index(profile, self._lexicon)
        return PreparedProfile(
            profile=profile,
            index=index,
            greeting=self._writer.greeting(profile),
            suggestions=self._answered(profile, index),
        )

    def _answered(self, profile: Profile, index: ItemIndex) -> tuple[str, ...]:
        """Of the questions that suggest themselves, those that really have an answer."""
        today = self._clock.today()
        understood = {
            text: self._processor.understand(Question(text=text, today=today), index)
            for text in self._writer.suggestion_candidates(profile)
        }
        return tuple(
            text for text, said in understood.items() if said.kind is Kind.ANSWER and (said.matches or said.facts)
        )
