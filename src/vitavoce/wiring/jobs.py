"""Settings become long work: what kinds there are, and how much of it at once."""

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.jobs import JobRules, Jobs, JobStore
from vitavoce.conversation.recorded_work import RecordedWork
from vitavoce.conversation.spoken_questions import SpokenQuestions
from vitavoce.core.config import Settings
from vitavoce.domain.speech import Voice


def build_jobs(
    settings: Settings, store: JobStore, questions: SpokenQuestions, voice: Voice, ids: IdMaker, clock: Clock
) -> Jobs:
    rules = JobRules(
        at_once=settings.jobs.at_once,
        waiting=settings.jobs.waiting,
        deadline_s=settings.jobs.deadline.total_seconds(),
        attempts=settings.jobs.attempts,
        kept=settings.jobs.kept,
        sweep_s=settings.retention.interval.total_seconds(),
    )
    return Jobs(store, RecordedWork(questions, voice).by_kind(), ids, clock, rules)
