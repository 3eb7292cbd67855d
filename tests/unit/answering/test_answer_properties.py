"""Laws of every answer, whatever was understood of whatever résumé."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.answering.people import TODAY

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.domain.period import PartialDate, Period, Span
from vitavoce.domain.profile import Account, Item, Person, Place, Profile
from vitavoce.domain.question import Ask, Fact, Focus, FollowUp, Intent, Kind, Match, Question, Understood

SECTIONS = (
    "work", "projects", "education", "publications", "skills", "certificates", "awards", "volunteer", "languages",
    "interests", "references", "patents",
)  # fmt: skip
WORDS = (
    "Ölmühle", "R&D", "C++", "“Quoted” yard", 'the "Old" mill', "St. Ives (North", "Lab) 2", "Inc.", "e.g. ropes", "naïve",
    "Crew, Ltd.", "42", "A", "Dr. No", "[x]", "I led", "my own", "Led a team of 5.", "Built with oak", "Tasked with rigging",
    "Embedded systems", "ongoing…", "Really?", "Wow!", "“open", "close”", "'single", "half (open", "a; b; c", "— dash —",
    "It is fine", "None", "日本語", "Отдел", "שלום", "x" * 40,
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
maybe = st.one_of(st.just(""), texts)
days = st.builds(PartialDate, st.integers(1950, 2035), st.one_of(st.none(), st.integers(1, 12)))
periods = st.builds(Period, st.one_of(st.none(), days), st.one_of(st.none(), days), st.booleans())
many = st.lists(texts, max_size=4).map(tuple)


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    sections = draw(st.lists(st.sampled_from(SECTIONS), max_size=9))
    return tuple(
        Item(
            id=f"itm_{number}",
            ref=f"/{section}/{number}",
            section=section,
            name=draw(texts),
            role=draw(maybe),
            issuer=draw(maybe),
            place=draw(maybe),
            period=draw(periods),
            summary=draw(maybe),
            description=draw(maybe),
            highlights=draw(many),
            keywords=draw(many),
            level=draw(maybe),
            score=draw(maybe),
        )
        for number, section in enumerate(sections)
    )


profiles = st.builds(
    Profile,
    slug=st.just("somebody"),
    version=st.sampled_from(("v1", "v2")),
    person=st.builds(
        Person,
        name=st.sampled_from(("", "Ines", "Dr. Ines Carvalho", "Åsa Öst-Lind", "James", "Ian (Jock) Reid")),
        label=maybe,
        summary=maybe,
        email=st.sampled_from(("", "i@example.com")),
        place=st.sampled_from((Place(), Place(city="Faro"), Place(region="Algarve"))),
        accounts=st.sampled_from(((), (Account("GitHub", "i"),))),
        extra=st.sampled_from(({}, {"pronouns": "she/her"}, {"pronouns": "they/them"}, {"pronouns": ""})),
    ),
    items=items(),
)


@st.composite
def understandings(draw: st.DrawFn, profile: Profile) -> Understood:
    chosen = draw(st.lists(st.sampled_from(profile.items), unique_by=lambda item: item.ref)) if profile.items else []
    matches = tuple(
        Match(item, passages=tuple(draw(st.lists(st.sampled_from((*item.highlights, "Kept the books."))))))
        for item in chosen
    )
    return Understood(
        kind=draw(st.sampled_from(Kind)),
        intent=draw(st.one_of(st.none(), st.sampled_from(Intent))),
        ask=draw(st.sampled_from(Ask)),
        matches=matches,
        cards=matches[: draw(st.integers(0, 4))],
        sections=tuple(draw(st.lists(st.sampled_from(SECTIONS), max_size=2))),
        technologies=tuple(draw(st.lists(st.sampled_from(("Rhino", "C++", "oak")), max_size=2))),
        similar_to=draw(st.sampled_from((None, (), ("AutoCAD",)))),
        entities=tuple(draw(st.lists(st.sampled_from(("Salt & Pine", "Wren")), max_size=2))),
        absent=tuple(draw(st.lists(st.sampled_from(("k8s", "salary", "welding")), max_size=2))),
        words=tuple(draw(st.lists(st.sampled_from(("boats", "oak")), max_size=2))),
        span=draw(st.sampled_from((None, Span(24000, 24011), Span(None, 24000), Span(24300, None)))),
        span_label=draw(st.sampled_from(("", "since 2021", "in March 2019", "between 2018 and 2020"))),
        follow_up=draw(st.one_of(st.none(), st.sampled_from(FollowUp))),
        count=draw(st.one_of(st.none(), st.integers(0, 40))),
        counted=draw(st.sampled_from(("", "companies", "papers"))),
        facts=tuple(
            draw(
                st.lists(
                    st.builds(Fact, st.sampled_from(("email", "location", "github", "notice period")), texts),
                    max_size=2,
                )
            )
        ),
        language=draw(st.sampled_from(("en", "en", "en", "de", "tlh"))),
    )


situations = profiles.flatmap(lambda profile: st.tuples(st.just(profile), understandings(profile)))
questions = st.builds(
    Question,
    text=st.sampled_from(("who is she", "which lasted longer", "what is newer", "?", "")),
    today=st.just(TODAY),
    focus=st.builds(Focus, turns=st.integers(0, 30)),
)


@settings(max_examples=100, deadline=None)
@given(situation=situations, question=questions)
def test_every_answer_is_whole_and_clean(situation: tuple[Profile, Understood], question: Question) -> None:
    profile, meant = situation
    answer = ConversationWriter().write(question, meant, profile)
    assert answer.sentences
    for sentence in answer.sentences:
        assert sentence == sentence.strip()
        assert "  " not in sentence
        assert re.search(r"[.!?…？。;][”’)\]]*$", sentence), sentence
        assert not sentence[0].islower(), sentence
        assert not re.search(r"\.\.(?!\.)|\(\)|\[\]|“”|\( | \)|,,| ,|\bNone(?! )\(|: ?\.|\{|\}", sentence), sentence
        for opening, closing in ("()", "“”", "[]"):
            assert sentence.count(opening) == sentence.count(closing), sentence
    assert len(answer.suggestions) <= 2
    assert len(set(answer.suggestions)) == len(answer.suggestions)


@settings(max_examples=100, deadline=None)
@given(situation=situations, question=questions)
def test_whatever_is_quoted_stands_in_the_resume(situation: tuple[Profile, Understood], question: Question) -> None:
    profile, meant = situation
    if meant.kind is not Kind.ANSWER or meant.language != "en":
        return
    answer = ConversationWriter().write(question, meant, profile)
    told = (*(fact.value for fact in meant.facts), *meant.absent, "Kept the books.")
    known = _words_of(profile) | {word for text in told for word in _words(text)}
    for quoted in re.findall(r"“([^”]*)”", answer.text):
        assert _words(quoted) <= known, answer.text


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _words_of(profile: Profile) -> set[str]:
    person = profile.person
    texts = [person.name, person.label, person.summary, *(item.text for item in profile.items), *SECTIONS]
    return {word for text in texts for word in _words(text)}
