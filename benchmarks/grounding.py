"""How many of a model's lies are caught, and how many true sentences with them.

Over each résumé given, sentences are made that are true, in many wordings, and others with one thing wrong: employer,
technology, title, year, length, number, place, level, a fact moved to another entry, a foreign address, an obeyed
instruction, an invented refusal. Both are checked as an answer's sentences are, with a question they could answer::

    python -m benchmarks.grounding                     # the résumés of examples/aside, 200 answers of each kind
    python -m benchmarks.grounding --show 20 FILE …    # others, with the first wrong verdicts
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.sentences_made import Made, lies, truths
from vitavoce.answering.grounding.keeper import Grounding
from vitavoce.bootstrap import read_lexicon
from vitavoce.content.json_resume import read_resume
from vitavoce.core.config import load_settings
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Kind, Match, Question, Understood
from vitavoce.wiring.worded_answers import grounding_of

TODAY = date(2026, 11, 22)
ASIDE = Path(__file__).parent.parent / "examples" / "aside"
SEED = 20261122


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON Resumes; those of examples/aside by default")
    parser.add_argument("--each", type=int, default=200, help="sentences of each kind, over all résumés")
    parser.add_argument("--show", type=int, default=0, help="wrong verdicts to show of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    files = chosen.files or sorted(path for path in ASIDE.glob("*.json"))
    profiles = [profile for path in files if (profile := _profile(path))]
    grounding = grounding_of(read_lexicon(load_settings()))
    maker = random.Random(chosen.seed)
    true = _some(
        maker, [(profile, made) for profile in profiles for made in truths(profile, TODAY, maker)], chosen.each
    )
    false = _some(maker, [(profile, made) for profile in profiles for made in lies(profile, TODAY, maker)], chosen.each)
    dropped = _report("true sentences dropped", grounding, true, chosen.show, caught_is_wrong=True)
    missed = _report("false sentences told", grounding, false, chosen.show, caught_is_wrong=False)
    print(f"\n{len(profiles)} résumés: {100 - missed:.1f} % of lies caught, {dropped:.1f} % of true sentences dropped")


def _some(maker: random.Random, made: list[tuple[Profile, Made]], number: int) -> list[tuple[Profile, Made]]:
    """Spread over kinds, then over résumés."""
    maker.shuffle(made)
    by_kind: dict[str, list[tuple[Profile, Made]]] = {}
    for profile, sentence in made:
        by_kind.setdefault(sentence.kind, []).append((profile, sentence))
    chosen: list[tuple[Profile, Made]] = []
    while len(chosen) < number and any(by_kind.values()):
        for waiting in by_kind.values():
            if waiting and len(chosen) < number:
                chosen.append(waiting.pop())
    return chosen


def _report(
    title: str, grounding: Grounding, made: Sequence[tuple[Profile, Made]], show: int, *, caught_is_wrong: bool
) -> float:
    wrong: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    shown = []
    spent_s = []
    for profile, sentence in made:
        checker = grounding.checker(*_asked(profile, sentence), profile)
        begun = time.process_time()
        reason = checker.check(sentence.text).reason
        spent_s.append(time.process_time() - begun)
        kinds[sentence.kind] += 1
        if bool(reason) is caught_is_wrong:
            wrong[sentence.kind] += 1
            shown.append(f"    {profile.slug} {sentence.kind}: {sentence.text} {f'({reason})' if reason else ''}")
    spent_s.sort()
    share = 100 * sum(wrong.values()) / max(1, len(made))
    print(f"{title}: {sum(wrong.values())} of {len(made)} ({share:.1f} %)")
    print("  " + ", ".join(f"{kind} {wrong[kind]}/{number}" for kind, number in sorted(kinds.items())))
    p50, p95 = (1e3 * spent_s[int(at * len(spent_s))] for at in (0.5, 0.95))
    print(f"  a check takes p50 {p50:.2f} ms, p95 {p95:.2f} ms")
    print("\n".join(shown[:show]))
    return share


def _asked(profile: Profile, sentence: Made) -> tuple[Question, Understood]:
    matches = tuple(Match(item) for item in profile.items if item.ref in sentence.refs)
    return Question(text=sentence.question, today=TODAY), Understood(kind=Kind.ANSWER, matches=matches)


def _profile(path: Path) -> Profile | None:
    return read_resume(json.loads(path.read_text(encoding="utf-8")), path.stem).profile


if __name__ == "__main__":
    main()
