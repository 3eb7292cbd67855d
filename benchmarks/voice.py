"""How long a visitor waits for a voice, beyond what recognition, model and voice themselves take.

Scripted engines (recognition 200 ms, first token 150 ms and a word each 10 ms, first sound 100 ms), real WebSockets, a
real speech detector, 20 ms frames in real time. Server and visitors run on a core each.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import httpx2
import numpy as np
from websockets.asyncio.client import ClientConnection, connect

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import Voice
from vitavoce.providers.tts.espeak_ng import EspeakNg

RATE = 24_000
FRAME_S = 0.02
FRAME_BYTES = int(RATE * FRAME_S) * 2
SILENT_FRAME = b64encode(bytes(FRAME_BYTES)).decode()
BOUND_MS = 200 + 260 + 100  # recognition, eleven words of a model, first sound: one after the other
AUDIBLE = 300


@dataclass(frozen=True)
class Question:
    """A question's sound in frames, and where in it speech begins and ends."""

    frames: Sequence[str]
    begin_s: float
    end_s: float


async def spoken(text: str) -> Question:
    sound = b"".join([chunk.data async for chunk in EspeakNg().speak(text, Voice(), Deadline.after(10))])
    sound += bytes(-len(sound) % FRAME_BYTES)
    audible = np.nonzero(np.abs(np.frombuffer(sound, "<i2").astype(int)) > AUDIBLE)[0]
    frames = [b64encode(sound[at : at + FRAME_BYTES]).decode() for at in range(0, len(sound), FRAME_BYTES)]
    return Question(frames, audible[0] / RATE, audible[-1] / RATE)


@dataclass
class Visitor:
    """Sends a frame each 20 ms, silence where nothing is to be said."""

    socket: ClientConnection
    queue: list[str] = field(default_factory=list)
    said_from_s: float = 0.0
    sounds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    first_sound: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def speak_for_ever(self) -> None:
        due = perf_counter()
        while True:
            frame = self.queue.pop(0) if self.queue else SILENT_FRAME
            await self.socket.send(f'{{"type":"input_audio_buffer.append","audio":"{frame}"}}')
            due += FRAME_S
            await asyncio.sleep(max(0.0, due - perf_counter()))

    def say(self, question: Question) -> None:
        """Its first sample was recorded a frame before the next one is sent."""
        self.first_sound.clear()
        self.done.clear()
        self.said_from_s = perf_counter()
        self.queue.extend(question.frames)

    async def listen(self) -> None:
        async for message in self.socket:
            arrived_s = perf_counter()
            event = json.loads(message)
            self.kinds.append(event["type"])
            if event["type"] == "response.output_audio.delta":
                self.sounds.append(arrived_s)
                self.first_sound.set()
            elif event["type"] == "response.done":
                self.done.set()
            elif event["type"] == "error":
                self.errors.append(message)


@contextmanager
def server(*arguments: str):
    """On one core of its own; gives its port and process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.voice_server", folder, *arguments]
        if core := os.environ.get("VITAVOCE_BENCHMARK_CORE"):
            command = ["taskset", "-c", core, *command]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            try:
                line = process.stdout.readline()
                yield int(line.rsplit(":", 1)[1]), process.pid
            finally:
                process.terminate()
                process.wait(20)


def busy_s(pid: int) -> float:
    """Processor time of a process so far; what else the machine does hardly shows in it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


@asynccontextmanager
async def visitor(port: int, silence_ms: int) -> AsyncIterator[Visitor]:
    async with httpx2.AsyncClient(timeout=30, verify=False) as client:
        opened = (await client.post(f"http://127.0.0.1:{port}/v1/sessions", json={})).json()
    address = f"ws://127.0.0.1:{port}/v1/realtime?session={opened['id']}"
    protocols = ["realtime", f"vitavoce.token.{opened['token']}"]
    async with connect(address, subprotocols=protocols, compression=None, max_queue=None) as socket:
        await socket.recv()
        detection = {"type": "server_vad", "silence_duration_ms": silence_ms}
        session = {"type": "realtime", "audio": {"input": {"turn_detection": detection}}}
        await socket.send(json.dumps({"type": "session.update", "session": session}))
        one = Visitor(socket)
        tasks = [asyncio.create_task(one.speak_for_ever()), asyncio.create_task(one.listen())]
        try:
            await asyncio.sleep(0.3)
            yield one
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def ask(one: Visitor, question: Question) -> float:
    """Milliseconds from the last speech sample to the first sound received."""
    one.say(question)
    async with asyncio.timeout(15):
        await one.first_sound.wait()
    return (one.sounds[-1] - one.said_from_s - question.end_s) * 1000


async def quieten(one: Visitor) -> None:
    await one.socket.send('{"type":"response.cancel"}')
    try:
        async with asyncio.timeout(5):
            await one.done.wait()
    except TimeoutError:
        raise RuntimeError(f"never silent: {one.errors}, {one.socket.close_code}, {one.kinds[-12:]}") from None
    await asyncio.sleep(0.4)


async def waits(port: int, question: Question, silence_ms: int, turns: int) -> list[float]:
    async with visitor(port, silence_ms) as one:
        took = []
        for _ in range(turns):
            took.append(await ask(one, question))
            await quieten(one)
        return took


async def barge_ins(port: int, question: Question, interruption: Question, turns: int) -> list[float]:
    """Milliseconds from the first speech sample of an interruption to the last sound sent before the silence."""
    took = []
    async with visitor(port, 200) as one:
        for number in range(turns):
            await ask(one, question)
            await asyncio.sleep(0.7 + number % 10 / 50)
            begun_s = perf_counter() + interruption.begin_s
            one.say(interruption)
            await asyncio.sleep(interruption.begin_s + 0.6)
            last_s = max(at for at in one.sounds if at < begun_s + 0.55)
            took.append(max(0.0, (last_s - begun_s) * 1000))
            one.first_sound.clear()
            async with asyncio.timeout(15):
                await one.first_sound.wait()
            await quieten(one)
    return took


async def crowd(port: int, question: Question, visitors: int, turns: int) -> tuple[list[float], float]:
    """What each turn took in ms, and how many seconds all talks lasted together."""
    lasted_s = 0.0

    async def one_of_them(number: int) -> list[float]:
        nonlocal lasted_s
        await asyncio.sleep(number * 0.13)
        begun_s = perf_counter()
        async with visitor(port, 200) as one:
            took = []
            for _ in range(turns):
                took.append(await ask(one, question))
                await asyncio.sleep(3)  # listens for a while, then cuts in
                await quieten(one)
        lasted_s += perf_counter() - begun_s
        return took

    results = await asyncio.gather(*(one_of_them(number) for number in range(visitors)))
    return [wait for waits_of_one in results for wait in waits_of_one], lasted_s


async def silence(port: int, pid: int, visitors: int, for_s: float) -> float:
    """Processor time in ms that a visitor who says nothing takes a second."""
    enough = asyncio.Event()

    async def one_of_them(number: int) -> None:
        await asyncio.sleep(number * 0.05)
        async with visitor(port, 200):
            await enough.wait()

    async with asyncio.TaskGroup() as group:
        for number in range(visitors):
            group.create_task(one_of_them(number))
        await asyncio.sleep(visitors * 0.05 + 2)
        before_s, begun_s = busy_s(pid), perf_counter()
        await asyncio.sleep(for_s)
        took_s, lasted_s = busy_s(pid) - before_s, perf_counter() - begun_s
        enough.set()
    return took_s / lasted_s / visitors * 1000


async def one_after_another(port: int, pid: int, talks: int) -> list[float]:
    """Resident memory after each hundred."""
    speech = b64encode((b"\x00\x20\x00\xe0" * RATE)[: RATE * 2]).decode()
    taken = []
    async with httpx2.AsyncClient(timeout=30, verify=False) as client:
        for number in range(1, talks + 1):
            opened = (await client.post(f"http://127.0.0.1:{port}/v1/sessions", json={})).json()
            address = f"ws://127.0.0.1:{port}/v1/realtime?session={opened['id']}"
            protocols = ["realtime", f"vitavoce.token.{opened['token']}"]
            async with (
                connect(address, subprotocols=protocols, compression=None, max_queue=None) as socket,
                asyncio.timeout(20),
            ):
                update = {"type": "realtime", "audio": {"input": {"turn_detection": None}}}
                await socket.send(json.dumps({"type": "session.update", "session": update}))
                await socket.send(json.dumps({"type": "input_audio_buffer.append", "audio": speech}))
                item = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Who is she?"}]}
                await socket.send(json.dumps({"type": "conversation.item.create", "item": item}))
                await socket.send('{"type":"response.create"}')
                while json.loads(await socket.recv())["type"] != "response.output_audio.delta":
                    pass
            owner = {"Authorization": f"Bearer {opened['token']}"}
            await client.delete(f"http://127.0.0.1:{port}/v1/sessions/{opened['id']}", headers=owner)
            if number % 100 == 0:
                taken.append(resident_mb(pid))
    return taken


def told(values: Sequence[float]) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"p50 {statistics.median(ordered):.0f} ms, p95 {p95:.0f} ms, most {ordered[-1]:.0f} ms, of {len(ordered)}"


async def measure(wanted: argparse.Namespace) -> None:
    question = await spoken("What did she build with Python?")
    interruption = await spoken("What about Kubernetes then?")
    if "one" in wanted.parts:
        with server() as (port, _):
            await waits(port, question, 200, 1)
            for silence_ms in (200, 500):
                took = await waits(port, question, silence_ms, wanted.turns)
                over = [wait - silence_ms - BOUND_MS for wait in took]
                print(f"silence {silence_ms} ms: first sound {told(took)}")
                print(f"silence {silence_ms} ms: over the sequential bound of {silence_ms + BOUND_MS} ms: {told(over)}")
            took = await barge_ins(port, question, interruption, wanted.turns)
            print(f"barge-in, first sample to last sound: {told(took)}")
    if "crowd" in wanted.parts:
        for visitors in wanted.visitors:
            with server() as (port, pid):
                await waits(port, question, 200, 1)
                before = resident_mb(pid)
                quiet_ms = await silence(port, pid, visitors, 8)
                busy_before_s = busy_s(pid)
                took, lasted_s = await crowd(port, question, visitors, 3)
                talking_ms = (busy_s(pid) - busy_before_s) / lasted_s * 1000
                each = (resident_mb(pid) - before) / visitors
                over = [wait - 200 - BOUND_MS for wait in took]
                print(f"{visitors} talks on one core: over the bound {told(over)}; {each:.1f} MB a talk")
                print(f"processor time a second: {quiet_ms:.1f} ms for a silent talk, {talking_ms:.1f} ms in talk")
    if "memory" in wanted.parts:
        with server("--at-once") as (port, pid):
            taken = await one_after_another(port, pid, wanted.talks)
            growth = (taken[-1] / taken[0] - 1) * 100
            print(f"{wanted.talks} talks one after another: {taken[0]:.0f} MB after 100, {growth:+.1f} % at the end")
            print(f"after each hundred: {', '.join(f'{mb:.1f}' for mb in taken)} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--visitors", type=int, nargs="*", default=[10, 40])
    parser.add_argument("--talks", type=int, default=1000)
    parser.add_argument("--parts", nargs="*", default=["one", "crowd", "memory"])
    cores = sorted(os.sched_getaffinity(0))
    wanted = parser.parse_args()
    if len(cores) > 1:
        os.sched_setaffinity(0, cores[1:])
        os.environ["VITAVOCE_BENCHMARK_CORE"] = str(cores[0])
    asyncio.run(measure(wanted))


if __name__ == "__main__":
    main()
