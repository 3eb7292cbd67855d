"""The command line as its users meet it: what it prints, what it leaves behind, how it ends."""

import asyncio
import json
import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result

from vitavoce.bootstrap import choose_default, open_services
from vitavoce.cli import main
from vitavoce.conversation.turn_taker import Manner
from vitavoce.core.config import load_settings
from vitavoce.domain.speech import Voice
from vitavoce.wiring.resume_files import EXAMPLE_RESUME

RESUME = {
    "basics": {"name": "Ørjan Vik", "label": "Boat builder", "email": "orjan@vik.example"},
    "work": [{"name": "Vik Yard", "position": "Boat builder", "startDate": "2015", "keywords": ["Lofting", "Epoxy"]}],
    "x-own": {"kept": [1, 2]},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VITAVOCE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VITAVOCE_TTS__ENGINE", "espeak-ng")
    (tmp_path / "resume.json").write_text(json.dumps(RESUME), encoding="utf-8")
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield tmp_path
    # Every command sets up logging for a process of its own.
    root.handlers, root.level = before
    structlog.reset_defaults()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


class TestImport:
    def test_a_resume_and_what_is_odd_about_it(self, folder: Path) -> None:
        odd = {**RESUME, "work": [{"company": "Old Name", "startDate": "2023-19-39"}]}
        (folder / "odd.json").write_text(json.dumps(odd), encoding="utf-8")
        result = run("import", "odd.json")
        assert result.exit_code == 0
        assert "orjan-vik: 1 items imported" in result.stdout
        warning = next(line for line in result.stderr.splitlines() if "startDate" in line)
        for part in ("odd.json: warning: /work/0/startDate: ", "2023-19-39", ": "):
            assert part in warning

    def test_again_replaces(self, folder: Path) -> None:
        assert "1 items imported\n" in run("import", "resume.json").stdout
        assert "1 items imported anew" in run("import", "resume.json").stdout

    def test_under_a_slug_of_ones_own(self, folder: Path) -> None:
        assert run("import", "resume.json", "--slug", "orjan").stdout.startswith("orjan: ")
        assert json.loads(run("export", "--slug", "orjan").stdout) == RESUME

    @pytest.mark.parametrize("content", ["{", "[]", '{"work": 5}', "", '{"a": 1, "a": 2}'])
    def test_what_is_fatal_imports_nothing(self, folder: Path, content: str) -> None:
        (folder / "broken.json").write_text(content)
        result = run("import", "broken.json")
        assert result.exit_code == 1
        assert "broken.json" in result.stderr
        assert run("export", "--slug", "profile").exit_code == 1

    def test_a_file_that_is_not_there(self, folder: Path) -> None:
        assert run("import", "nowhere.json").exit_code == 2

    def test_a_slug_that_fits_no_address(self, folder: Path) -> None:
        assert run("import", "resume.json", "--slug", "Not A Slug").exit_code == 1


class TestAsk:
    def test_an_answer(self, folder: Path) -> None:
        result = run("ask", "--profile", "resume.json", "Where does he work?")
        assert result.exit_code == 0
        assert "Vik Yard" in result.stdout

    def test_a_turn_as_json(self, folder: Path) -> None:
        turn = json.loads(run("ask", "--profile", "resume.json", "--json", "Does he know epoxy?").stdout)
        assert turn["kind"] == "answer"
        assert turn["matches"] == ["/work/0"]

    def test_of_the_imported_profile_and_leaving_no_trace(self, folder: Path) -> None:
        run("import", "resume.json")
        assert "Vik Yard" in run("ask", "Where does he work?").stdout
        with sqlite3.connect(folder / "data" / "vitavoce.sqlite3") as database:
            assert database.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
        database.close()

    def test_of_the_example_without_any(self, folder: Path) -> None:
        assert run("ask", "Who is this?").stdout.strip()
        assert not (folder / "data").exists()

    @pytest.mark.parametrize(("question", "code"), [("", 1), ("   ", 1), ("a" * 5000, 1)])
    def test_what_is_no_question(self, folder: Path, question: str, code: int) -> None:
        result = run("ask", "--profile", "resume.json", question)
        assert result.exit_code == code
        assert result.stderr.strip()

    def test_nothing_asked(self, folder: Path) -> None:
        assert run("ask").exit_code == 2


class TestEvaluation:
    CASES = (
        {"id": "who", "question": "Where does he work?", "kind": "answer", "items": ["/work/0"], "tags": ["work"]},
        {"id": "sky", "question": "Does he know COBOL?", "kind": "unanswerable", "items": [], "tags": ["missing"]},
        {"id": "wrong", "question": "Does he know epoxy?", "kind": "off_topic", "tags": ["meant to fail"]},
    )

    @pytest.fixture
    def cases(self, folder: Path) -> Path:
        path = folder / "cases.jsonl"
        path.write_text("".join(f"{json.dumps(case)}\n" for case in self.CASES))
        return path

    def test_a_score_for_every_tag(self, cases: Path) -> None:
        result = run("eval", "--profile", "resume.json", str(cases), "--today", "2026-11-22", "--fails", "5")
        assert result.exit_code == 0
        for word in ("work", "missing", "meant to fail", "2 of 3 cases pass"):
            assert word in result.stdout

    def test_as_json_with_predictions(self, cases: Path, folder: Path) -> None:
        result = run("eval", "--profile", "resume.json", str(cases), "--json", "--out", "predictions.jsonl")
        assert json.loads(result.stdout)["score"]["cases"] == 3
        rows = [json.loads(line) for line in (folder / "predictions.jsonl").read_text().splitlines()]
        assert [row["id"] for row in rows] == ["who", "sky", "wrong"]
        assert set(rows[0]) == {"id", "kind", "intent", "items", "cards", "answer", "understood", "ms"}

    @pytest.mark.parametrize(("threshold", "code"), [("0.6", 0), ("0.9", 1)])
    def test_a_threshold_decides(self, cases: Path, threshold: str, code: int) -> None:
        assert run("eval", "--profile", "resume.json", str(cases), "--threshold", threshold).exit_code == code

    def test_today_moves_relative_dates(self, folder: Path) -> None:
        case = {"id": "a", "question": "What has he done in the last 2 years?", "items": ["/work/0"]}
        (folder / "dates.jsonl").write_text(json.dumps(case))
        ended = {**RESUME, "work": [{**RESUME["work"][0], "endDate": "2018"}]}
        (folder / "ended.json").write_text(json.dumps(ended))
        then = run("eval", "--profile", "ended.json", "dates.jsonl", "--today", "2019-06-01", "--threshold", "1")
        now = run("eval", "--profile", "ended.json", "dates.jsonl", "--today", "2026-06-01", "--threshold", "1")
        assert (then.exit_code, now.exit_code) == (0, 1)

    def test_a_broken_set_is_told_by_line(self, folder: Path) -> None:
        (folder / "broken.jsonl").write_text('{"id": "a", "question": "b"}\n{"id": 5}\n')
        result = run("eval", "--profile", "resume.json", "broken.jsonl")
        assert result.exit_code == 1
        assert "broken.jsonl:2" in result.stderr

    def test_wrong_usage(self, cases: Path) -> None:
        assert run("eval", str(cases), "--today", "yesterday").exit_code == 2
        assert run("eval", str(cases), "--threshold", "5").exit_code == 2


class TestKeys:
    def test_the_life_of_a_key(self, folder: Path) -> None:
        text = run("keys", "create", "--label", "CI", "--scope", "profiles:write").stdout.strip()
        assert re.fullmatch(r"vv_\w+_\w+_\w+", text)
        key_id = text.split("_")[1]
        listed = run("keys", "list").stdout
        assert all(word in listed for word in (key_id, "valid", "never used", "profiles:write", "CI"))
        assert text.split("_")[2] not in listed
        assert run("keys", "revoke", key_id).exit_code == 0
        assert "revoked" in run("keys", "list").stdout
        assert run("keys", "revoke", key_id).exit_code == 1

    def test_an_unknown_scope(self, folder: Path) -> None:
        result = run("keys", "create", "--label", "CI", "--scope", "everything")
        assert result.exit_code == 2
        assert "profiles:write" in result.stderr


class TestKeeping:
    def test_halves_of_characters_survive_too(self, folder: Path) -> None:
        odd = {**RESUME, "x-half": "\ud83d"}
        (folder / "odd.json").write_text(json.dumps(odd))
        run("import", "odd.json")
        assert json.loads(run("export").stdout) == odd

    def test_the_example_is_exported_where_there_is_nothing_else(self, folder: Path) -> None:
        assert run("doctor").exit_code == 0  # imports it, as a start would
        assert json.loads(run("export").stdout) == json.loads(EXAMPLE_RESUME.read_text(encoding="utf-8"))

    def test_what_goes_in_comes_out(self, folder: Path) -> None:
        run("import", "resume.json")
        assert json.loads(run("export").stdout) == RESUME
        assert run("export", "--out", "out.json").exit_code == 0
        assert json.loads((folder / "out.json").read_text(encoding="utf-8")) == RESUME

    def test_a_profile_is_erased(self, folder: Path) -> None:
        run("import", "resume.json")
        assert run("erase", "--profile", "orjan-vik").exit_code == 0
        assert run("export", "--slug", "orjan-vik").exit_code == 1
        assert run("erase", "--profile", "orjan-vik").exit_code == 1

    def test_what_was_spoken_goes_with_its_conversation(self, folder: Path) -> None:
        session, sound = asyncio.run(ask_aloud())
        sentence = folder / "data" / "speech-cache" / "kept.clip"
        sentence.parent.mkdir()
        sentence.write_bytes(b"[]\n")
        assert sound.exists()
        assert run("erase", session).exit_code == 0
        assert not sound.exists()
        assert not sentence.exists()

    def test_what_to_erase_must_be_said(self, folder: Path) -> None:
        assert run("erase").exit_code == 2
        assert run("erase", "ses_1", "--profile", "x").exit_code == 2
        assert run("erase", "ses_1").exit_code == 1

    def test_upgrading_twice_is_upgrading_once(self, folder: Path) -> None:
        assert run("db", "upgrade").exit_code == 0
        assert run("db", "upgrade").exit_code == 0


async def ask_aloud() -> tuple[str, Path]:
    """A conversation with one spoken answer, and the file of its sound."""
    settings = load_settings()
    async with open_services(settings) as services:
        await choose_default(services, None)
        session = (await services.sessions.open()).session
        await services.taker.take(session.id, "What is her job?", Manner(voice=Voice()))
    [sound] = (settings.data_dir / "audio").glob("*/*.mp3")
    return session.id, sound


class TestDoctor:
    def test_all_is_well(self, folder: Path) -> None:
        result = run("doctor")
        assert result.exit_code == 0, result.output
        told = {line.split("  ")[1].strip(): line for line in result.stdout.splitlines() if line.startswith("  ")}
        for name in ("database", "migrations", "profile", "hearing", "speech", "audio", "language model"):
            assert " ok" in told[name], name
        assert "SQLite" in result.stdout
        assert "ok: first sound after" in told["espeak-ng"]

    def test_programs_read_it_as_json(self, folder: Path) -> None:
        result = run("doctor", "--json")
        report = json.loads(result.stdout)
        assert report["ready"] is True
        assert report["checks"]["speech"] == "ok: espeak-ng"
        assert report["voices"]["espeak-ng"].startswith("ok: first sound after")

    def test_an_engine_that_does_not_work_is_named(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VITAVOCE_TTS__ENGINE", "piper")
        monkeypatch.setenv("VITAVOCE_TTS__MODEL", "nowhere/voice.onnx")
        result = run("doctor", "--json")
        assert result.exit_code == 0, result.output
        assert "No such file" in json.loads(result.stdout)["voices"]["piper"]

    def test_sound_that_can_not_be_kept_is_not_ready(self, folder: Path) -> None:
        (folder / "data").mkdir()
        (folder / "data" / "audio").write_text("in the way")
        result = run("doctor")
        assert result.exit_code == 1
        assert "sound can't be kept" in result.stdout

    def test_a_variable_that_nothing_reads_is_told(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VITAVOCE_SEVER__PORT", "1")
        assert "VITAVOCE_SEVER__PORT" in run("doctor").stderr

    def test_a_database_out_of_reach(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VITAVOCE_DATABASE__URL", "postgresql+asyncpg://nobody@127.0.0.1:1/none")
        result = run("doctor")
        assert result.exit_code == 1
        assert "Traceback" not in result.output

    def test_a_broken_file(self, folder: Path) -> None:
        (folder / "settings.yaml").write_text("server:\n  prot: 1\n")
        result = run("doctor")
        assert result.exit_code == 1
        assert "settings.yaml, line 2" in result.stderr


@pytest.mark.parametrize("command", [["doctor"], ["keys", "list"], ["import", "resume.json"], ["serve", "--port", "0"]])
def test_a_folder_that_can_not_be_made(folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_DATA_DIR", str(folder / "resume.json" / "data"))
    result = run(*command)
    assert result.exit_code == 1
    assert "resume.json" in result.stderr
    assert "Not a directory" in result.stderr


def test_a_file_that_can_not_be_written(folder: Path) -> None:
    run("import", "resume.json")
    result = run("export", "--out", "nowhere/out.json")
    assert result.exit_code == 1
    assert "nowhere/out.json" in result.stderr


def test_help_and_version(folder: Path) -> None:
    assert "serve" in run("--help").stdout
    assert re.search(r"\d+\.\d+", run("--version").stdout)
    assert run("nonsense").exit_code == 2


class TestOwnersFiles:
    def test_words_of_the_owner_are_understood(self, folder: Path) -> None:
        asked = ("ask", "--profile", "resume.json", "--json", "has he used glue resin?")
        assert json.loads(run(*asked).stdout)["understood"]["technologies"] == []
        (folder / "technologies.yaml").write_text("technologies:\n  Epoxy: {aliases: [glue resin]}\n", encoding="utf-8")
        turn = json.loads(run(*asked).stdout)
        assert turn["understood"]["technologies"] == ["Epoxy"]
        assert turn["matches"] == ["/work/0"]

    @pytest.mark.parametrize("name", ["technologies.yaml", "intents.yaml"])
    def test_a_broken_file_stops_the_start(self, folder: Path, name: str) -> None:
        (folder / "data").mkdir()
        (folder / "data" / name).write_text("# mine\nnonsense: [\n", encoding="utf-8")
        result = run("ask", "--profile", "resume.json", "who is he?")
        assert result.exit_code == 1
        assert re.search(rf"{name}, line 3: \S", result.stderr)
        assert "Traceback" not in result.output


class TestAnswers:
    def test_nothing_yet(self, folder: Path) -> None:
        assert run("answers").stdout == "Nobody has judged an answer.\n"
        assert run("answers", "--caught").stdout == "Nothing was caught.\n"
        assert json.loads(run("answers", "--json").stdout) == []

    def test_what_visitors_said_and_what_was_caught(self, folder: Path) -> None:
        run("import", "resume.json")
        with sqlite3.connect(folder / "data" / "vitavoce.sqlite3") as database:
            turn = json.dumps({"id": "turn_1", "question": "Where does he work?", "answer": "At Vik Yard."})
            now = "2026-11-22 10:00:00.000000"
            database.execute(f"INSERT INTO sessions VALUES ('ses_1', 'orjan-vik', 'en', '{now}', '{now}', 1, '{{}}')")
            database.execute(f"INSERT INTO turns VALUES ('ses_1', 0, 'turn_1', '{now}', ?)", [turn])
            database.execute(f"INSERT INTO feedback VALUES ('ses_1', 0, 'down', 'too_long', 'Zzz', '{now}')")
            caught = '[["He sails to Mars.", "employer"]]'
            database.execute(f"INSERT INTO caught_sentences VALUES ('ses_1', 0, '{now}', 'm', 'answer@1', ?)", [caught])
        database.close()
        assert run("answers").stdout.splitlines() == [
            "2026-11-22 10:00  thumb down: too long, Zzz",
            "  asked     Where does he work?",
            "  answered  At Vik Yard.",
        ]
        assert run("answers", "--thumb", "up").stdout == "Nobody has judged an answer.\n"
        [judged] = json.loads(run("answers", "--thumb", "down", "--json").stdout)
        assert (judged["reason"], judged["turn"]["id"]) == ("too_long", "turn_1")
        assert run("answers", "--caught").stdout.splitlines() == [
            "2026-11-22 10:00  turn_1  answer@1 by m",
            "  employer      He sails to Mars.",
        ]
        [caught] = json.loads(run("answers", "--caught", "--json").stdout)
        assert caught["sentences"] == [{"sentence": "He sails to Mars.", "reason": "employer"}]


class TestExperiments:
    def test_none(self, folder: Path) -> None:
        assert run("experiments").stdout == "There are no experiments: prompts.yaml names them.\n"
        assert json.loads(run("experiments", "--json").stdout) == []

    def test_what_they_have_shown(self, folder: Path) -> None:
        (folder / "prompts.yaml").write_text(
            "experiments:\n  tone:\n    arms: {plain: {persona: plain}, witty: {persona: witty}}\n"
            "    start: 2026-01-01\n    minimum: 10\n"
        )
        run("import", "resume.json")
        with sqlite3.connect(folder / "data" / "vitavoce.sqlite3") as database:
            for arm, liked in (("plain", 2), ("witty", 9)):
                database.executemany(
                    "INSERT INTO exposures VALUES ('tone', ?, ?, '2026-11-22 10:00:00.000000', 1, 1, ?, 0, 0)",
                    [(f"{arm}{number}", arm, int(number < liked)) for number in range(12)],
                )
        database.close()
        lines = run("experiments").stdout.splitlines()
        assert lines[0] == "tone: sessions with more thumbs up than down (since 2026-01-01)"
        assert lines[3].split()[:5] == ["witty", "12", "9", "75.0%", "0"]
        assert lines[-1].startswith("Choose “witty”")
        [report] = json.loads(run("experiments", "--json").stdout)
        assert report["arms"][1]["better_than_control"] > 0.99

    def test_a_broken_file_is_told(self, folder: Path) -> None:
        (folder / "prompts.yaml").write_text("experiments: {tone: {arms: {one: {}}}}")
        result = run("experiments")
        assert result.exit_code == 1
        assert "prompts.yaml, line 1" in result.stderr
