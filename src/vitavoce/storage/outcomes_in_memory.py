"""The harmless twins of the feedback and experiment stores: in the memory of one process.

No method awaits anything, so that within one event loop each is a transaction by itself.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from vitavoce.domain.feedback import CaughtSentences, Feedback, Judged, Thumb
from vitavoce.domain.outcomes import StoppedArm, Tally, visitor_of
from vitavoce.storage.in_memory import Memory, Seen


class InMemoryFeedbackStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def put(self, given: Feedback, now: datetime) -> bool:
        if given.turn_id not in self._memory.turns.get(given.session_id, {}):
            return False
        self._memory.feedback.setdefault(given.session_id, {})[given.turn_id] = (given, now)
        self._count_thumbs(given.session_id)
        return True

    async def withdraw(self, session_id: str, turn_id: str) -> bool:
        if turn_id not in self._memory.turns.get(session_id, {}):
            return False
        self._memory.feedback.get(session_id, {}).pop(turn_id, None)
        self._count_thumbs(session_id)
        return True

    async def of_session(self, session_id: str) -> Sequence[Feedback]:
        given = self._memory.feedback.get(session_id, {})
        return tuple(given[turn_id][0] for turn_id in self._memory.turns.get(session_id, {}) if turn_id in given)

    async def newest(self, limit: int, thumb: Thumb | None = None) -> Sequence[Judged]:
        judged = [
            Judged(given, at, json.loads(self._memory.turns[session_id][turn_id]))
            for session_id, of_session in self._memory.feedback.items()
            for turn_id, (given, at) in of_session.items()
            if thumb in {None, given.thumb}
        ]
        return tuple(sorted(judged, key=lambda each: each.given_at, reverse=True)[:limit])

    async def newest_caught(self, limit: int) -> Sequence[CaughtSentences]:
        caught = [each for of_session in self._memory.caught.values() for each in of_session]
        return tuple(sorted(caught, key=lambda each: (each.created_at, each.turn_id), reverse=True)[:limit])

    def _count_thumbs(self, session_id: str) -> None:
        thumbs = [given.thumb for given, _ in self._memory.feedback.get(session_id, {}).values()]
        for (_, visitor), seen in self._memory.seen.items():
            if visitor == visitor_of(session_id):
                seen.thumbs_up, seen.thumbs_down = thumbs.count(Thumb.UP), thumbs.count(Thumb.DOWN)


class InMemoryExperimentStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._stopped: dict[tuple[str, str], StoppedArm] = {}

    async def clicked(self, visitor: str) -> None:
        for (_, seen_visitor), seen in self._memory.seen.items():
            if seen_visitor == visitor:
                seen.contacts += 1

    async def tallies(self, experiments: Collection[str], quiet_since: datetime) -> Sequence[Tally]:
        arms: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
        for (experiment, _), seen in self._memory.seen.items():
            if experiment in experiments:
                arms[experiment, seen.arm].append(seen)
        return tuple(_tally(*arm, arms[arm], quiet_since) for arm in sorted(arms))

    async def stop(self, arm: StoppedArm) -> bool:
        return self._stopped.setdefault((arm.experiment, arm.arm), arm) is arm

    async def stopped(self) -> Sequence[StoppedArm]:
        return tuple(sorted(self._stopped.values(), key=lambda arm: (arm.stopped_at, arm.experiment, arm.arm)))

    async def erase_older(self, than: datetime, limit: int) -> int:
        old = [place for place, seen in self._memory.seen.items() if seen.last_at < than][:limit]
        for place in old:
            del self._memory.seen[place]
        return len(old)


def _tally(experiment: str, arm: str, visitors: Sequence[Seen], quiet_since: datetime) -> Tally:
    return Tally(
        experiment=experiment,
        arm=arm,
        sessions=len(visitors),
        thumbs_up=sum(seen.thumbs_up > seen.thumbs_down for seen in visitors),
        thumbs_down=sum(seen.thumbs_down > 0 for seen in visitors),
        follow_up=sum(seen.turns > 1 for seen in visitors),
        contact=sum(seen.contacts > 0 for seen in visitors),
        completed=sum(seen.answered > 1 and not seen.thumbs_down and seen.last_at < quiet_since for seen in visitors),
    )
