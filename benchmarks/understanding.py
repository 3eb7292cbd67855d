"""How fast questions are understood, side by side with a linear scan and with BM25, and what indexes cost.

    python -m benchmarks.understanding

Times are this thread's processor time, so that other work on the machine counts little; medians over many questions.
What is asked for stands beside each figure.
"""

import gc
import random
import resource
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files

import bm25s

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.content.json_resume import read_resume
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon, load_lexicon

TODAY = date(2026, 11, 22)
TECHNOLOGIES = (
    "Python Kubernetes PostgreSQL React Terraform Kafka Go Docker Redis GraphQL TypeScript Java Spark AWS Rust Django"
    " Elasticsearch Ansible Figma MATLAB"
).split()
TASKS = (
    "billing service, search index, data pipeline, mobile app, design system, fraud model, payment gateway, chat bot,"
    " ticket portal, sensor network, recipe planner, route optimiser, translation memory, image archive"
).split(", ")
PLACES = "Lisbon Oslo Nairobi Austin Kyoto Porto Leeds Gdansk Quito Perth".split()
QUESTIONS = (
    "has she used {technology}?",
    "which projects use {technology} since {year}?",
    "what did she do in {year}",
    "how long did she work at {employer}",
    "jobs where she used {technology} and {other}",
    "any experience with cooper netties",
    "tell me about the {task}",
    "how many projects are there",
    "what was her first job?",
    "where did she study",
    "projects that don't use {technology}",
    "compare {employer} and {second}",
    "give me a quick summary",
    "what's her email",
    "did she work in {place} before {year}?",
)

HARDEST = (
    "." * 4_000,
    "a b c " * 700,
    "1.-(" * 900,
    "привет " * 500,
    "is he not what that " * 200,
    " ".join(f"qz{number:04d}xv" for number in range(500)),
    "who used pythn kubernets grafanna terrafrom betwen 2010 and not 2012 " * 40,
)


def resume(size: int, chance: random.Random) -> dict[str, object]:
    """An invented résumé with ``size`` items."""
    jobs, projects = size * 4 // 10, size * 4 // 10
    work = []
    for number in range(jobs):
        year = 2026 - number % 20
        work.append(
            {
                "name": f"{chance.choice(PLACES)}{chance.choice(['soft', 'works', 'labs', 'ware'])} {number}",
                "position": chance.choice(["Engineer", "Senior Developer", "Consultant", "Team lead"]),
                "location": chance.choice(PLACES),
                "startDate": f"{year - 1}-0{1 + number % 9}",
                "endDate": f"{year}-0{1 + number % 9}",
                "highlights": [
                    f"Built the {chance.choice(TASKS)} with {chance.choice(TECHNOLOGIES)} for {100 + number} users.",
                    f"Moved the {chance.choice(TASKS)} to {chance.choice(TECHNOLOGIES)}, which halved its cost.",
                ],
            }
        )
    made = [
        {
            "name": f"{chance.choice(TASKS).title()} {number}",
            "description": f"A {chance.choice(TASKS)} in {chance.choice(TECHNOLOGIES)} that people use every day.",
            "keywords": chance.sample(TECHNOLOGIES, 3),
            "startDate": str(2008 + number % 18),
        }
        for number in range(projects)
    ]
    schools = min(len(PLACES), size // 10)
    return {
        "basics": {
            "name": "Imke Sandoval",
            "label": "Engineer",
            "email": "imke@example.com",
            "summary": "Builds things.",
        },
        "work": work,
        "projects": made,
        "education": [{"institution": f"University of {place}", "studyType": "BSc"} for place in PLACES[:schools]],
        "skills": [
            {"name": f"Group {number}", "keywords": chance.sample(TECHNOLOGIES, 4)}
            for number in range(size - jobs - projects - schools)
        ],
    }


def profile_of(size: int, seed: int = 7) -> Profile:
    profile = read_resume(resume(size, random.Random(seed)), f"bench-{size}").profile
    if profile is None:
        raise SystemExit("the invented résumé was refused")
    return profile


def questions(profile: Profile, count: int) -> list[str]:
    chance = random.Random(11)
    employers = [item.name for item in profile.section("work")]
    return [
        QUESTIONS[number % len(QUESTIONS)].format(
            technology=chance.choice(TECHNOLOGIES),
            other=chance.choice(TECHNOLOGIES),
            year=chance.randint(2008, 2025),
            employer=chance.choice(employers),
            second=chance.choice(employers),
            task=chance.choice(TASKS),
            place=chance.choice(PLACES),
        )
        for number in range(count)
    ]


def spread(run: Callable[[str], object], asked: Sequence[str], rounds: int = 9) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum in milliseconds, of each question's best of some rounds.

    A round asks every question, so that none is asked again before what was remembered of it is forgotten.
    """
    best = [float("inf")] * len(asked)
    for _ in range(rounds):
        for place, text in enumerate(asked):
            begun = time.thread_time_ns()
            run(text)
            best[place] = min(best[place], (time.thread_time_ns() - begun) / 1e6)
    best.sort()
    return best[len(best) // 2], best[int(len(best) * 0.95)], best[-1]


def report(name: str, figures: tuple[float, float, float], bar: str = "") -> None:
    told = f"{name:42s} p50 {figures[0]:7.3f} ms   p95 {figures[1]:7.3f} ms   max {figures[2]:7.3f} ms"
    print(f"{told}   {bar}".rstrip())


def linear_scan(profile: Profile) -> Callable[[str], object]:
    """Every item's text searched for every word of the question."""

    def run(text: str) -> list[str]:
        wanted = [word for word in text.casefold().split() if len(word) > 3]
        scores = [(sum(word in item.text.casefold() for word in wanted), item.ref) for item in profile.items]
        return [ref for score, ref in sorted(scores, reverse=True) if score][:4]

    return run


def bm25(profile: Profile) -> Callable[[str], object]:
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize([item.text for item in profile.items], show_progress=False), show_progress=False)

    def run(text: str) -> object:
        return retriever.retrieve(bm25s.tokenize(text, show_progress=False), k=4, show_progress=False)

    return run


def build_time_ms(profile: Profile, lexicon: Lexicon, rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        begun = time.thread_time_ns()
        build_index(profile, lexicon)
        times.append((time.thread_time_ns() - begun) / 1e6)
    return min(times)


def memory_of_profiles_mb(lexicon: Lexicon, count: int) -> float:
    """Growth of the process while ``count`` profiles of 30 items and their indexes are held."""
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    held: list[ItemIndex] = [build_index(profile_of(30, seed), lexicon) for seed in range(count)]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    held.clear()
    return grown / 1024


def main() -> None:
    config = files("vitavoce") / "config"
    lexicon = load_lexicon(
        (config / "technologies.yaml").read_text("utf-8"),
        (config / "intents.yaml").read_text("utf-8"),
        english_yaml=(config / "english" / "words.yaml").read_text("utf-8"),
        weights=(config / "intents.weights").read_bytes(),
    )
    processor, writer = QueryProcessor(lexicon), ConversationWriter()
    print(f"1,000 profiles of 30 items held at once: {memory_of_profiles_mb(lexicon, 1_000):.0f} MB (at most 300)\n")
    medians = []
    for size, bar in ((30, "p50 at most 0.5, p95 1.5"), (1_600, "p50 at most 1")):
        profile = profile_of(size)
        index = build_index(profile, lexicon)
        asked = questions(profile, 300)

        def understand(text: str, index: ItemIndex = index) -> object:
            return processor.understand(Question(text=text, today=TODAY), index)

        def answer(text: str, index: ItemIndex = index) -> object:
            question = Question(text=text, today=TODAY)
            return writer.write(question, processor.understand(question, index), index.profile)

        built_ms = build_time_ms(profile, lexicon)
        print(f"{len(profile.items)} items; index built in {built_ms:.1f} ms (1,600: at most 150)")
        understood, scanned = spread(understand, asked), spread(linear_scan(profile), asked)
        medians.append(understood[0])
        report("  understood", understood, bar)
        report("  understood and answered", spread(answer, asked))
        report("  understood, the hardest texts", spread(understand, HARDEST), "max at most 20")
        report("  linear scan (finds words, no more)", scanned)
        report("  BM25 by bm25s (ranks words, no more)", spread(bm25(profile), asked))
        print(f"  understood takes {understood[0] / scanned[0]:.2f} times the linear scan\n")
    print(f"1,600 items take {medians[1] / medians[0]:.2f} times what 30 take (at most 2)")


if __name__ == "__main__":
    main()
