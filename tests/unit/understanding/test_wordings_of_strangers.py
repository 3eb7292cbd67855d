"""Questions as people put them who haven't read the résumé: half names, mis-hearings, everyday nouns, long ways round."""

import pytest

from vitavoce.domain.question import Kind, Question
from vitavoce.understanding.item_index import build_index

DOCUMENT = {
    "basics": {"name": "Bruno Achterberg", "email": "bruno@achterberg.example"},
    "work": [
        {
            "name": "Lumora GmbH",
            "position": "Data Engineer",
            "startDate": "2022-03",
            "highlights": ["Moved 300 jobs from Airflow to Dagster.", "Runs Kafka for 40 shops."],
        },
        {
            "name": "MS Halcyon",
            "position": "Galley Hand",
            "startDate": "2019-05",
            "endDate": "2019-09",
            "summary": "One summer on a cruise ship, peeling.",
        },
        {"name": "Tante Greet", "position": "Kitchen Porter", "startDate": "2016", "endDate": "2018"},
    ],
    "volunteer": [{"organization": "ToolShare Utrecht", "position": "Librarian", "startDate": "2021"}],
    "education": [
        {"institution": "Utrecht University", "studyType": "BSc", "area": "Statistics", "startDate": "2013-09",
         "endDate": "2016-07", "score": "7.9"},
    ],
    "publications": [
        {"name": "Goodbye Airflow: an R Package for Schedules", "publisher": "Talk at DataDays", "releaseDate": "2023"}
    ],
    "projects": [
        {"name": "Tidepool", "description": "A package that reads tide tables.", "startDate": "2024-01",
         "keywords": ["R"]},
    ],
    "awards": [{"title": "Civic Hack Prize", "awarder": "City of Utrecht", "date": "2024-06",
                "summary": "For Tidepool; 5,000 euros."}],
    "certificates": [
        {"name": "SnowPro Core", "issuer": "Snowflake", "date": "2023"},
        {"name": "Sous Chef Diploma", "issuer": "Brewing and Baking Guild", "date": "2018"},
    ],
    "skills": [{"name": "Kitchen", "keywords": ["sous-vide", "orderbird tills"]},
               {"name": "Data", "keywords": ["Kafka", "Airflow", "MLflow", "Snowflake"]}],
}  # fmt: skip


@pytest.fixture
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)
    return lambda question: processor.understand(Question(text=question, today=today), index)


def refs(understood):
    return [match.item.ref for match in understood.matches]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("has he used cough ka", ["/work/0", "/skills/1"]),
        ("does he know m l flow", ["/skills/1"]),
        ("can he do sue veed", ["/skills/0"]),
        ("which job was the air flow to dagster move", ["/work/0"]),
        ("snow flake?", ["/certificates/0", "/skills/1"]),
        ("has he used R", ["/projects/0", "/publications/0"]),
        ("what is toolshare, the tool share thing", ["/volunteer/0"]),
        ("has he given a talk", ["/publications/0"]),
        ("did he ever work on a ship", ["/work/1"]),
        ("what is he working on at the moment", ["/projects/0", "/work/0"]),
        ("what did he win with tidepool", ["/awards/0"]),
        ("what mark did he get at utrecht university", ["/education/0"]),
        ("how much was the civic hack prize", ["/awards/0"]),
        ("where was kafka used", ["/work/0", "/skills/1"]),
    ],
)
def test_what_is_meant_is_found(ask, question, expected):
    understood = ask(question)
    assert (understood.kind, sorted(refs(understood))) == (Kind.ANSWER, sorted(expected))


@pytest.mark.parametrize(
    "question",
    [
        "does he know lightspeed tills",  # another till
        "did he ever work on a farm",
        "has he given a concert",
        "pulsar or rabbit mq?",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(ask, question):
    assert ask(question).kind is Kind.UNANSWERABLE


@pytest.mark.parametrize("question", ["how can i write to bruno", "how do i reach bruno best"])
def test_reaching_the_person_by_name_is_a_question_about_them(ask, question):
    assert [fact.name for fact in ask(question).facts] == ["email"]


@pytest.mark.parametrize("question", ["how can i write to my landlord", "how do i reach the tax office"])
def test_reaching_others_is_not(ask, question):
    assert ask(question).kind is Kind.OFF_TOPIC


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("where did he peel potatoes on the ship", "experience"),
        ("what is tidepool", "projects"),
        ("what did he do for toolshare", "volunteer"),
        ("any certificates", "certificates"),
        ("does he know kafka", "yes_no"),
        ("how long was he at lumora", "duration"),
        ("what is the civic hack prize", "awards"),
    ],
)
def test_the_intent_is_what_answers_where_the_form_leaves_it_open(ask, question, intent):
    assert ask(question).intent == intent


def test_out_of_university_is_after_the_studies(ask):
    assert refs(ask("first job out of uni")) == ["/work/2"]


def test_a_client_or_a_club_is_worked_for_too(ask):
    understood = ask("did he work for toolshare utrecht")
    assert (understood.kind, refs(understood)) == (Kind.ANSWER, ["/volunteer/0"])


def test_where_somebody_worked_is_told_by_jobs_before_papers(processor, lexicon, profile_of, today):
    document = {
        "basics": {"name": "Mo"},
        "work": [{"name": "Elm Court", "position": "Carer", "startDate": "2019", "summary": "Four nights a week."}],
        "publications": [{"name": "Quieter Nights", "releaseDate": "2022"}],
    }
    index = build_index(profile_of(document), lexicon)
    assert refs(processor.understand(Question(text="has he worked nights", today=today), index)) == ["/work/0"]
    asked = processor.understand(Question(text="anything about nights", today=today), index)
    assert "/publications/0" in refs(asked)
