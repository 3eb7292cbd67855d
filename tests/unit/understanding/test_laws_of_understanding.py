"""What holds for any résumé and any question."""

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitavoce.domain.question import Focus, Question
from vitavoce.understanding.item_index import build_index

TECHNOLOGIES = ("Python", "Kubernetes", "PostgreSQL", "React", "Terraform", "MATLAB", "Figma")
LONGEST_MS = 20.0

jobs = st.builds(
    lambda number, year, months, used: {
        "name": f"Employer {number}",
        "position": "Engineer",
        "startDate": f"{year}-02",
        "endDate": f"{year + months // 12}-0{1 + months % 9}",
        "highlights": [f"Worked with {name} there." for name in used],
    },
    st.integers(1, 40),
    st.integers(2005, 2022),
    st.integers(3, 40),
    st.lists(st.sampled_from(TECHNOLOGIES), max_size=3, unique=True),
)
projects = st.builds(
    lambda number, year, used: {"name": f"Thing {number}", "startDate": str(year), "keywords": used},
    st.integers(1, 40),
    st.integers(2005, 2025),
    st.lists(st.sampled_from(TECHNOLOGIES), max_size=3, unique=True),
)
resumes = st.fixed_dictionaries({"work": st.lists(jobs, max_size=7), "projects": st.lists(projects, max_size=7)})
filters = st.one_of(
    st.sampled_from(TECHNOLOGIES).map("what has she done with {}?".format),
    st.sampled_from(TECHNOLOGIES).map("which projects use {}".format),
    st.sampled_from(TECHNOLOGIES).map("jobs where she used {} since 2012".format),
    st.integers(2005, 2025).map("what did she do in {}".format),
    st.sampled_from(["list her jobs", "her projects?", "where has she worked"]),
)
refinements = st.one_of(
    st.sampled_from(TECHNOLOGIES).map("only the ones with {}".format),
    st.integers(2005, 2025).map("just those in {}".format),
    st.sampled_from(["only the projects", "which of these since 2015"]),
)
questions = st.one_of(
    filters, refinements, st.sampled_from(["how many jobs", "and the second one?", "show me more", "who is she"])
)
lawful = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def converse(processor, lexicon, profile_of, today):
    """All turns' understandings of a conversation about a document."""

    def run(document, *texts):
        index = build_index(profile_of({"basics": {"name": "Mia Roth"}, **document}), lexicon)
        focus, understood = Focus(), []
        for text in texts:
            understood.append(processor.understand(Question(text=text, today=today, focus=focus), index))
            focus = understood[-1].focus
        return understood

    return run


def names(understood):
    return [(match.item.section, match.item.name, match.item.period) for match in understood.matches]


@lawful
@given(document=resumes, question=filters, extra=projects, job=jobs)
def test_a_further_entry_takes_no_other_away(converse, document, question, extra, job):
    (before,) = converse(document, question)
    grown = {"work": [*document["work"], job], "projects": [*document["projects"], extra]}
    (after,) = converse(grown, question)
    assert set(names(before)) <= set(names(after))


@lawful
@given(document=resumes, question=filters, refinement=refinements)
def test_narrowing_never_widens(converse, document, question, refinement):
    first, second = converse(document, question, refinement)
    if first.matches:
        assert set(names(second)) <= set(names(first))


@lawful
@given(document=resumes, question=filters)
def test_more_never_repeats_until_all_were_shown(converse, document, question):
    first, *rest = converse(document, question, *["show me more"] * 4)
    shown = [card.item.ref for card in first.cards] if first.matches else []
    for understood in rest:
        if len(shown) == len(first.matches):
            break
        cards = [card.item.ref for card in understood.cards]
        assert cards
        assert not set(cards) & set(shown)
        shown.extend(cards)


@lawful
@given(document=resumes, question=questions, data=st.data())
def test_form_does_not_change_meaning(converse, document, question, data):
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    change = data.draw(st.sampled_from([str.upper, str.title, str.swapcase, str]))
    spaced = data.draw(st.sampled_from([" ", "  ", "\t", "\u00a0"])).join(question.split())
    (expected,) = converse(document, question)
    (understood,) = converse(document, unicodedata.normalize(form, change(f" {spaced} ")))
    assert (understood.kind, names(understood)) == (expected.kind, names(expected))


def test_an_alias_gives_what_the_name_gives(processor, lexicon, profile_of, today):
    for technology in lexicon.technologies.values():
        if technology.ordinary or not technology.aliases:
            continue
        document = {"work": [{"name": "Somewhere", "highlights": [f"There with {technology.name}."]}]}
        index = build_index(profile_of(document), lexicon)
        answers = {
            tuple(
                match.item.ref
                for match in processor.understand(Question(text=f"has she used {form}?", today=today), index).matches
            )
            for form in (technology.name, *technology.aliases)
        }
        assert answers == {("/work/0",)}, technology.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=3_000),
        st.lists(
            st.sampled_from(
                "the of a kubernets j s who is before 2019 not Kestrel wheel zxqv &&& \u202e 日本 c++".split()
            ),
            max_size=500,
        ).map(" ".join),
        st.sampled_from("ab 1.-('\u0301\u200b").flatmap(
            lambda letter: st.integers(1, 4_000).map(lambda times: letter * times)
        ),
    ),
    follow=st.booleans(),
)
def test_no_input_takes_long_or_raises(processor, ilse, today, text, follow):
    focus = processor.understand(Question(text="list her jobs", today=today), ilse).focus if follow else Focus()
    question = Question(text=text, today=today, focus=focus)
    times = []
    for _ in range(3):
        begun = time.thread_time_ns()
        processor.understand(question, ilse)
        times.append((time.thread_time_ns() - begun) / 1e6)
        if times[-1] < LONGEST_MS:
            break
    assert min(times) < LONGEST_MS
