"""The live door on scripted engines: what remains of a wait is ours. Run by benchmarks.voice."""

import argparse
import asyncio
import secrets
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import uvloop

from vitavoce.api.serving import Patience, address_of, bind, serve
from vitavoce.bootstrap import Services, build_services, choose_default, in_memory
from vitavoce.core.config import load_settings
from vitavoce.domain.model_call import Prompt
from vitavoce.main import create_app
from vitavoce.providers.scripted.language_model import ScriptedLanguageModel
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser
from vitavoce.providers.scripted.transcriber import ScriptedTranscriber
from vitavoce.telemetry.logging import configure_logging
from vitavoce.wiring.resume_files import EXAMPLE_RESUME

QUESTION = "What did she build with Python?"
RECOGNITION_S, FIRST_TOKEN_S, WORD_S, FIRST_SOUND_S = 0.2, 0.15, 0.01, 0.1


class Model:
    """In the place of a wired one: no budget, no breaker, no cache."""

    answers = None

    def __init__(self, model: ScriptedLanguageModel) -> None:
        self.model = model

    def checks(self) -> dict[str, object]:
        return {}


def scripted_services(folder: Path, *, latencies: bool) -> Services:
    settings = load_settings(
        data_dir=folder, limits={"enabled": False}, voice={"max_talks": 1000, "max_talks_per_address": 1000}
    )
    pace = 1.0 if latencies else 0.0
    answer: list[str] = []

    def text_of(_prompt: Prompt) -> str:
        return answer[0]

    model = ScriptedLanguageModel(text_of, first_token_s=FIRST_TOKEN_S * pace, word_s=WORD_S * pace)
    stores = asyncio.run(in_memory(settings)).stores
    services = build_services(settings, stores, signing_key=secrets.token_bytes(32), model=Model(model))  # type: ignore[arg-type]  # fits by shape
    voice = services.voice
    rooms = replace(
        voice.rooms,
        transcriber=ScriptedTranscriber(lambda _sound: QUESTION, RECOGNITION_S * pace),
        synthesiser=ScriptedSynthesiser(first_sound_s=FIRST_SOUND_S * pace),
    )
    asyncio.run(answered(services, answer))
    return replace(services, voice=replace(voice, rooms=rooms))


async def answered(services: Services, answer: list[str]) -> None:
    """What the model is to write: the templates' own answer, every sentence of which is true."""
    answer.append("")
    await choose_default(services, EXAMPLE_RESUME)
    session = (await services.sessions.open()).session
    turn = (await services.taker.take(session.id, QUESTION)).document()
    answer[0] = str(turn["answer"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--at-once", action="store_true", help="engines without latency")
    wanted = parser.parse_args()
    configure_logging("WARNING")  # on standard error: nobody reads more than the first line of the other
    services = scripted_services(wanted.folder, latencies=not wanted.at_once)
    settings = load_settings(data_dir=wanted.folder, limits={"enabled": False})
    listener = bind("127.0.0.1", 0)

    def ready() -> None:
        print(f"listens on {address_of(listener)}", flush=True)

    app = create_app(settings, services)
    uvloop.run(serve(app, listener, Patience(timedelta(seconds=30), timedelta(seconds=1)), ready))


if __name__ == "__main__":
    sys.exit(main())
