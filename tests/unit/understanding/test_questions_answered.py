"""Questions a visitor asks about an invented cheese maker, and the entries that answer them."""

import pytest

from vitavoce.domain.question import Ask, Intent, Kind
from vitavoce.domain.turn import understood_document


def refs(understood):
    return [match.item.ref for match in understood.matches]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("has she used python?", ["/projects/0", "/work/0", "/skills/0"]),
        ("which projects use python", ["/projects/0"]),
        ("where did she write c plus plus", ["/work/1", "/skills/0"]),
        ("any k8s?", ["/work/1"]),
        ("anything with containers", ["/work/1"]),
        ("jobs with Kubernetes and C++", ["/work/1"]),
        ("Django or PyTorch projects", ["/projects/0", "/projects/1"]),
        ("does she know Go", ["/skills/0"]),
        ("does she do affinage", ["/skills/1"]),
        ("has she worked with goats", ["/work/2"]),
        ("where has she worked", ["/work/0", "/work/1", "/work/2"]),
        ("what did she do at Kestrel", ["/work/1", "/work/2"]),
        ("how long was she with kestrel robotics", ["/work/1", "/work/2"]),
        ("what is rindwatch", ["/projects/0"]),
        ("tell me about the mould camera", ["/projects/0"]),
        ("the wheyledger project", ["/projects/1"]),
        ("what did she do in 2020", ["/work/1", "/projects/1"]),
        ("jobs before 2018", ["/work/2"]),
        ("jobs since 2019", ["/work/0", "/work/1"]),
        ("her first job", ["/work/2"]),
        ("what's her latest project?", ["/projects/0"]),
        ("which job lasted the longest", ["/work/0"]),
        ("her previous job", ["/work/1"]),
        ("where does she work", ["/work/0"]),
        ("where did she study", ["/education/1", "/education/0"]),
        ("where did she get her bachelor's", ["/education/0"]),
        ("what languages does she speak", ["/languages/0", "/languages/1", "/languages/2"]),
        ("does she speak Italian", ["/languages/1"]),
        ("which language is she weakest in", ["/languages/2"]),
        ("what certificates does she have", ["/certificates/0"]),
        ("what does she do for fun", ["/interests/0"]),
        ("does she sing", ["/interests/0"]),
        ("is she a leader", ["/work/0"]),
        ("has she taught anyone", ["/work/0"]),
        ("projects without python", ["/projects/1"]),
        ("jobs that aren't internships", ["/work/0", "/work/1"]),
        ("languages besides German", ["/languages/1", "/languages/2"]),
        ("projects not from 2020", ["/projects/0"]),
        ("jobs outside Austria", ["/work/0"]),
        ("compare Alpine Dairy and Kestrel", ["/work/0", "/work/1", "/work/2"]),
        ("what did she do before she joined Alpine Dairy Works", ["/work/1"]),
        ("what is she best at", ["/skills/1"]),
        ("internships", ["/work/2"]),
    ],
)
def test_the_entries_that_answer(ask, question, expected):
    understood = ask(question)
    assert (understood.kind, refs(understood)) == (Kind.ANSWER, expected)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("does she know Rust", "Rust"),
        ("any AWS experience?", "AWS"),
        ("does she do welding", "Welding"),
        ("does she speak Finnish", "finnish"),
        ("has she milked llamas", "llamas"),
        ("did she have a job in 2012", ""),
        ("any publications", ""),
        ("does she have a PhD", "phd"),
        ("goat breeding jobs in Peru", "peru"),
    ],
)
def test_what_the_resume_does_not_say(ask, question, absent):
    understood = ask(question)
    assert understood.kind is Kind.UNANSWERABLE
    assert understood.matches == ()
    assert absent in " ".join(understood.absent)


def test_a_missing_technology_offers_its_nearest_relatives(ask):
    understood = ask("does she know TensorFlow?")
    assert understood.technologies == ("TensorFlow",)
    assert understood.similar_to == ("PyTorch",)
    assert [card.item.ref for card in understood.cards] == ["/projects/0"]
    assert understood.cards[0].why == ("PyTorch",)


def test_what_only_the_summary_says_is_a_fact_and_no_entry(ask):
    understood = ask("does she know Erlang")
    assert (understood.kind, understood.matches) == (Kind.ANSWER, ())
    assert "Erlang" in understood.facts[0].value


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("what's her email", "email", "ilse@marchetti.example"),
        ("how can I get in touch with her", "email", "ilse@marchetti.example"),
        ("is she on github", "github", "https://github.com/ilsem"),
        ("where is she based", "location", "Bergamo, IT"),
        ("when is she available", "availability", "free from March 2027"),
    ],
)
def test_facts_of_the_person(ask, question, name, value):
    understood = ask(question)
    assert (understood.kind, understood.ask, understood.matches) == (Kind.ANSWER, Ask.FACT, ())
    assert (name, value) in [(fact.name, fact.value) for fact in understood.facts]


def test_a_fact_that_is_missing_is_said_to_be(ask):
    understood = ask("what's her phone number?")
    assert (understood.kind, understood.absent, understood.facts) == (Kind.UNANSWERABLE, ("phone",), ())


def test_counts_are_of_entries_or_of_distinct_employers(ask):
    jobs, companies = ask("how many jobs has she had"), ask("how many companies has she worked for")
    assert (jobs.count, companies.count) == (3, 2)
    assert jobs.intent is companies.intent is Intent.COUNT


def test_reasons_and_passages_are_those_of_the_question(ask):
    (match,) = [match for match in ask("kubernetes since 2019").matches if match.item.ref == "/work/1"]
    assert match.why[0] == "Kubernetes"
    assert "2019" in match.why[1]
    assert "Kubernetes" in match.passages[0]


def test_of_technologies_asked_together_the_missing_one_is_told(ask):
    understood = ask("does she know both Kubernetes and Rust?")
    assert (understood.kind, refs(understood), understood.absent) == (Kind.ANSWER, ["/work/1"], ("Rust",))


def test_an_overview_is_spread_over_sections(ask):
    cards = ask("who is Ilse Marchetti?").cards
    assert cards[0].item.ref == "/work/0"
    assert len({card.item.section for card in cards}) == 4


def test_a_question_in_another_language_gets_no_card(ask):
    understood = ask("wo hat sie vorher gearbeitet und was hat sie dort gemacht?")
    assert (understood.language, understood.matches, understood.cards) == ("de", (), ())


def test_what_was_understood_is_told(ask):
    document = understood_document(ask("what did she build with k8s since 2019?"))
    assert document == {
        "technologies": ["Kubernetes"],
        "similar_to": None,
        "entities": [],
        "period": {"start": "2019-01", "end": None},
        "follow_up": None,
    }
