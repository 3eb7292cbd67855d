"""An invented person to ask about, and short ways of asking."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files

import pytest

from vitavoce.content.json_resume import read_resume
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Focus, Question, Understood
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon, load_lexicon

TODAY = date(2026, 11, 22)

ILSE = {
    "basics": {
        "name": "Ilse Marchetti",
        "label": "Cheese Maker and Sensor Engineer",
        "email": "ilse@marchetti.example",
        "summary": "Makes mountain cheese and the sensors that watch over it. Has tinkered with Erlang on the side.",
        "location": {"city": "Bergamo", "countryCode": "IT"},
        "profiles": [{"network": "GitHub", "username": "ilsem", "url": "https://github.com/ilsem"}],
        "availability": "free from March 2027",
    },
    "work": [
        {
            "name": "Alpine Dairy Works",
            "position": "Production Engineer",
            "location": "Bergamo, Italy",
            "startDate": "2022-03",
            "highlights": [
                "Built a fermentation monitor in Python with InfluxDB and Grafana.",
                "Leads four cheese makers and teaches apprentices to salt and turn wheels.",
            ],
        },
        {
            "name": "Kestrel Robotics GmbH",
            "position": "Embedded Developer",
            "location": "Graz, Austria",
            "startDate": "2018-05",
            "endDate": "2021-12",
            "highlights": [
                "Wrote firmware in C++ for milking robots.",
                "Ran the telemetry cluster on Kubernetes for 1,200 farms.",
            ],
        },
        {
            "name": "Kestrel Robotics GmbH",
            "position": "Engineering Intern",
            "location": "Graz, Austria",
            "startDate": "2017-06",
            "endDate": "2017-09",
            "highlights": ["Tested Bluetooth collars on goats."],
        },
    ],
    "education": [
        {
            "institution": "Graz University of Technology",
            "studyType": "BSc",
            "area": "Electrical Engineering",
            "startDate": "2014",
            "endDate": "2018",
            "score": "1.7",
        },
        {"institution": "Academy of Mountain Cheese", "studyType": "Course", "startDate": "2021", "endDate": "2022"},
    ],
    "projects": [
        {
            "name": "Rindwatch — Mould Camera",
            "description": "A camera that tells good mould from bad on ripening wheels.",
            "keywords": ["PyTorch", "Raspberry Pi", "Python"],
            "startDate": "2023-02",
        },
        {
            "name": "Whey Ledger",
            "description": "Bookkeeping for small dairies.",
            "keywords": ["Django", "PostgreSQL"],
            "startDate": "2020-01",
            "endDate": "2020-11",
        },
    ],
    "skills": [
        {"name": "Programming", "level": "Advanced", "keywords": ["Python", "C++", "Go"]},
        {"name": "Cheese", "level": "Expert", "keywords": ["Affinage", "Brine bathing", "Rennet dosing"]},
    ],
    "languages": [
        {"language": "German", "fluency": "Native"},
        {"language": "Italian", "fluency": "C1"},
        {"language": "French", "fluency": "A2"},
    ],
    "certificates": [{"name": "HACCP Food Safety", "issuer": "Lombardy Region", "date": "2022-05"}],
    "interests": [{"name": "Music", "keywords": ["Choir", "Alphorn"]}],
}

Asked = Callable[..., Understood]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    config = files("vitavoce") / "config"
    return load_lexicon(
        (config / "technologies.yaml").read_text("utf-8"),
        (config / "intents.yaml").read_text("utf-8"),
        english_yaml=(config / "english" / "words.yaml").read_text("utf-8"),
        weights=(config / "intents.weights").read_bytes(),
    )


@pytest.fixture(scope="session")
def processor(lexicon: Lexicon) -> QueryProcessor:
    return QueryProcessor(lexicon)


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def profile_of() -> Callable[[dict[str, object]], Profile]:
    """The profile of a JSON Resume document."""

    def read(document: dict[str, object]) -> Profile:
        profile = read_resume(document, "someone").profile
        assert profile is not None
        return profile

    return read


@pytest.fixture(scope="session")
def ilse(lexicon: Lexicon, profile_of: Callable[[dict[str, object]], Profile]) -> ItemIndex:
    return build_index(profile_of(ILSE), lexicon)


@pytest.fixture(scope="session")
def ask(processor: QueryProcessor, ilse: ItemIndex) -> Asked:
    """Ask about Ilse: every text is a turn, the last one's understanding comes back."""

    def run(*texts: str, index: ItemIndex = ilse, max_cards: int = 4) -> Understood:
        focus = Focus()
        for text in texts:
            understood = processor.understand(Question(text=text, today=TODAY, focus=focus, max_cards=max_cards), index)
            focus = understood.focus
        return understood

    return run
