"""Questions about the person in wordings that look like something else: asides, short names, sections by a trade's words."""

import pytest

from vitavoce.domain.question import Ask, Kind, Question
from vitavoce.understanding.item_index import build_index
from vitavoce.understanding.vocabulary.person_names import person_words

DOCUMENT = {
    "basics": {
        "name": "Leopold Ferreira-Quint",
        "label": "Head Luthier",
        "email": "leo@quint.example",
        "phone": "+31 20 555 0133",
        "location": {"city": "Utrecht", "countryCode": "NL"},
    },
    "work": [
        {"name": "Oude Gracht Strings", "position": "Head Luthier", "startDate": "2019-04",
         "highlights": ["Repairs cellos and plans the workshop in MS Project."]},
        {"name": "Conservatory of Zwolle", "position": "Evening Lecturer", "startDate": "2023-09",
         "highlights": ["Teaches varnishing."]},
        {"name": "Home Farm Guitars", "position": "Apprentice", "startDate": "2012-09", "endDate": "2016-06",
         "highlights": ["Fretted 90 guitars."]},
    ],
    "volunteer": [
        {"organization": "Instruments Abroad", "position": "Repairer", "startDate": "2017-01", "endDate": "2017-03",
         "summary": "Mended violins for pupils at home in Ghana."},
    ],
    "projects": [
        {"name": "Tonewood", "description": "An open source tool for choosing wood, in Rust.", "startDate": "2020-02",
         "keywords": ["Rust", "SQLite"]},
        {"name": "Bowcam", "description": "A camera that films bows.", "startDate": "2017-05", "endDate": "2018-01",
         "keywords": ["Raspberry Pi"]},
    ],
    "publications": [
        {"name": "The Crooked Scrolls", "publisher": "Strad Notes", "releaseDate": "2018-03"},
        {"name": "Varnish, Explained", "publisher": "Luthier's Quarterly", "releaseDate": "2021-10"},
    ],
    "awards": [{"title": "Open Source Maker of the Year", "awarder": "Makers' Guild", "date": "2021-05"}],
    "certificates": [{"name": "First Aider at Work", "issuer": "Red Cross", "date": "2022-11"}],
    "skills": [{"name": "Workshop", "keywords": ["Hide glue", "Museum object handling", "MS Project"]},
               {"name": "Data", "keywords": ["PostgreSQL", "Rust"]}],
    "languages": [{"language": "Frisian", "fluency": "Native"}],
    "references": [{"name": "Ada Bloem, owner of Oude Gracht Strings", "reference": "He hears what others see."}],
}  # fmt: skip


@pytest.fixture
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)
    return lambda question: processor.understand(Question(text=question, today=today), index)


def refs(understood):
    return [match.item.ref for match in understood.matches]


@pytest.mark.parametrize(
    "question",
    [
        "hiya, my cello is broken in two, who is this leopold",
        "ok I have two minutes before a call, who is leopold",
        "short profile please, for the trustees meeting",
        "a quick bio of him for my newsletter",
        "who is this man and why should we care",
        "whos he",
        "elevator pitch on leo pls",
        "one-pager on leo",
        "give us the lowdown on Leo",
        "we are a small orchestra and would like to know who this is",
        "who is leopolt",
        "whats the craic with him",
        "who's this fella",
        "whats his story, our board meets on monday",
    ],
)
def test_what_a_visitor_tells_of_themselves_is_no_part_of_the_question(ask, question):
    understood = ask(question)
    assert (understood.kind, understood.ask) == (Kind.ANSWER, Ask.OVERVIEW)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("does he speak frisian, my gran would be over the moon", ["/languages/0"]),
        ("does he speak frisian because my gran only speaks that", ["/languages/0"]),
        ("has he used rust, we have a lot of it", ["/projects/0", "/skills/1"]),
        ("list everything hes published", ["/publications/1", "/publications/0"]),
        ("whats the longest hes stayed anywhere", ["/work/0"]),
        ("what was built in rust", ["/projects/0", "/skills/1"]),
        ("which things were made with a raspberry pi", ["/projects/1"]),
        ("is bowcam older than tonewood", ["/projects/0", "/projects/1"]),
        ("who can I ring for a reference", ["/references/0"]),
        ("who do we phone for references", ["/references/0"]),
        ("who can i email for a reference", ["/references/0"]),
        ("has he done any writing", ["/publications/1", "/publications/0"]),
        ("awards, for the jury", ["/awards/0"]),
        ("fluent in frisian i hope", ["/languages/0"]),
        ("what has leopolt published", ["/publications/1", "/publications/0"]),
        ("leo's first job", ["/work/2"]),
        ("is leop any good with rust", ["/projects/0", "/skills/1"]),
        ("who should we talk to about a reference", ["/references/0"]),
        ("MOH experience", ["/skills/0"]),
        ("can he plan in microsoft project", ["/skills/0", "/work/0"]),
        ("is he good with jetbrains sqlite", ["/projects/0"]),
        ("did he mend violins in togo / ghana", ["/volunteer/0"]),
        ("how many pieces has he published", ["/publications/1", "/publications/0"]),
        ("open source projects written in rust", ["/projects/0"]),
        ("did he mend violins at home", ["/volunteer/0"]),
        ("what did he do at home farm", ["/work/2"]),
        ("what is krooked scrolls about", ["/publications/0"]),
        ("what are crooked skrolls", ["/publications/0"]),
        ("in the last three years, paid jobs only", ["/work/0", "/work/1"]),
    ],
)
def test_a_genuine_question_is_answered(ask, question, expected):
    understood = ask(question)
    assert (understood.kind, sorted(refs(understood))) == (Kind.ANSWER, sorted(expected))


@pytest.mark.parametrize(
    "question",
    [
        "how do i send him a brief, mail?",
        "where can we drop him a line",
        "how do we book him",
        "send him a message how",
    ],
)
def test_how_to_reach_the_person(ask, question):
    assert {fact.name for fact in ask(question).facts} >= {"email"}


@pytest.mark.parametrize(
    "question",
    [
        "I have an interview at a bank on Monday, what will they ask me",
        "my son is ill, who do I call",
        "is Paris older than Rome",
        "how do i send a parcel to Norway",
    ],
)
def test_what_is_about_the_visitor_is_declined(ask, question):
    assert ask(question).kind is Kind.OFF_TOPIC


@pytest.mark.parametrize("question", ["does he use mysql or maria db", "has he used mongo db", "any cock roach db"])
def test_a_name_written_in_two_words_is_no_other_thing(ask, question):
    assert ask(question).kind is Kind.UNANSWERABLE


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("was the conservatory before or after 2020", Ask.WHEN),
        ("did he get first aid certified before or after 2024?", Ask.WHEN),
        ("did he work on bowcam before or after tonewood", Ask.COMPARE),
    ],
)
def test_before_or_after_filters_nothing(ask, question, form):
    understood = ask(question)
    assert (understood.kind, understood.ask, understood.span) == (Kind.ANSWER, form, None)
    assert understood.matches


def test_of_two_present_jobs_the_one_of_the_headline_is_told_first(ask):
    assert refs(ask("who is leo"))[0] == "/work/0"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("repair budget owned", Kind.UNANSWERABLE),
        ("largest crew under him", Kind.UNANSWERABLE),
        ("cello restoring jobs in Peru", Kind.UNANSWERABLE),
        ("how many years in hospitality", Kind.UNANSWERABLE),
        ("did yer man ever run a shop", Kind.UNANSWERABLE),
        ("what violins did he mend in peru", Kind.UNANSWERABLE),
        ("the varnish talk on the radio, what was that", Kind.UNANSWERABLE),
        ("cheapest flights to lisbon", Kind.OFF_TOPIC),
        ("weather tomorrow", Kind.OFF_TOPIC),
    ],
)
def test_a_bare_phrase_is_of_the_person_where_it_may_be(ask, question, kind):
    assert ask(question).kind is kind


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("the violins thing by the sea, what was that", ["/volunteer/0"]),
        ("the ghana trip, what was that", ["/volunteer/0"]),
        ("which project was the one with the bows on a train", ["/projects/1"]),
    ],
)
def test_a_thing_spoken_of_as_known_is_found_by_what_only_it_says(ask, question, expected):
    assert refs(ask(question)) == expected


def test_thanks_to_the_person_by_their_short_name_is_small_talk(ask):
    assert ask("thanks leo").ask is Ask.THANKS


@pytest.mark.parametrize(
    ("name", "shorts", "others"),
    [
        ("Katherine Moss", {"kate", "kath", "katie"}, {"katherin", "cat"}),
        ("Penelope Ash", {"nell"}, {"pen", "penny"}),
        ("Tomasz Lis", {"tom", "tommy"}, {"tomas"}),
        ("Javier Soto", {"javi"}, {"java"}),
        ("Marcus Lund", {"marc"}, {"mar"}),
        ("Ina Berg", set(), {"in"}),
        ("", set(), {"", "a"}),
    ],
)
def test_what_a_name_is_shortened_to_is_no_other_word(lexicon, name, shorts, others):
    called = person_words(name, lexicon)
    assert shorts <= called
    assert not others & called
