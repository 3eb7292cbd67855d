from pathlib import Path

from tests.realtime_house import realtime_house


async def test_a_spoken_question_is_answered_aloud(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house, house.client() as visitor:
        await visitor.say()
        await visitor.until("response.done")
