"""A résumé's question set, answered by templates and by an honest model: wording costs no case."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from vitavoce.bootstrap import in_memory
from vitavoce.conversation.clock import SetClock
from vitavoce.core.config import load_settings
from vitavoce.evaluation.cases import load_cases
from vitavoce.evaluation.player import TurnAsker
from vitavoce.evaluation.report import Evaluation, evaluate
from vitavoce.wiring.language_models import open_evaluated_model
from vitavoce.wiring.resume_files import read_resume_file

EXAMPLES = Path(__file__).parents[2] / "examples"
CLOCK = SetClock(datetime(2026, 11, 22, 12, tzinfo=UTC))


async def played(name: str, *, with_model: bool) -> Evaluation:
    settings = load_settings(tts={"engine": "espeak-ng"})
    cases = load_cases(EXAMPLES / f"{name}.questions.jsonl")
    resume = read_resume_file(EXAMPLES / f"{name}.json")
    async with open_evaluated_model(settings, CLOCK.now) as model:
        services = await in_memory(settings, resume, CLOCK, model if with_model else None)
        return await evaluate(TurnAsker(services.sessions, services.taker), cases)


@pytest.mark.parametrize("name", ["folake-brandt", "tomasz-rennick"])
async def test_an_honest_model_passes_what_the_templates_pass(name: str):
    templates = await played(name, with_model=False)
    worded = await played(name, with_model=True)
    assert worded.score.passed >= templates.score.passed
    told = {made.id: made.answer for made in templates.predictions}
    assert sum(made.answer != told[made.id] for made in worded.predictions) >= 5  # it was the model that spoke
