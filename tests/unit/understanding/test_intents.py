"""What a question is after, by its grammar and by likeness to the examples an owner may add to."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.question import Ask, Intent
from vitavoce.understanding.intent_examples import LABELS, read_intents
from vitavoce.understanding.intent_extractor import IntentExtractor
from vitavoce.understanding.intent_training import train
from vitavoce.understanding.text import normalise_question
from vitavoce.understanding.vocabulary.lexicon import Lexicon

FORMS = {
    "how many films did she shoot": Ask.COUNT,
    "what is the number of exhibitions": Ask.COUNT,
    "how long did he run the bakery": Ask.DURATION,
    "how many years has she taught": Ask.DURATION,
    "how much experience does he have with cranes": Ask.DURATION,
    "since when does she play": Ask.SINCE,
    "when did she start teaching": Ask.SINCE,
    "when was that": Ask.WHEN,
    "what year did he graduate": Ask.WHEN,
    "how long ago did she leave": Ask.WHEN,
    "where was the exhibition": Ask.WHERE,
    "at which hospital did he work": Ask.WHERE,
    "which university did she go to": Ask.WHERE,
    "who can vouch for her": Ask.WHO,
    "who issued the licence": Ask.WHO,
    "what was her role there": Ask.WHAT_ROLE,
    "what is his job title": Ask.WHAT_ROLE,
    "what stack did they use": Ask.TECHNOLOGIES,
    "which tools does she use": Ask.TECHNOLOGIES,
    "what was it built with": Ask.TECHNOLOGIES,
    "which language does he use most": Ask.MOST_USED,
    "what is her main tool": Ask.MOST_USED,
    "what was the final grade": Ask.SCORE,
    "what's her gpa": Ask.SCORE,
    "how good is his Polish": Ask.LEVEL,
    "how well does she know the law": Ask.LEVEL,
    "what's his email": Ask.FACT,
    "where is she based": Ask.FACT,
    "how can I reach him": Ask.FACT,
    "compare the bakery and the hotel": Ask.COMPARE,
    "was she longer at the clinic than at the school": Ask.COMPARE,
    "is her Greek better than her Latin": Ask.COMPARE,
    "bakery vs hotel": Ask.COMPARE,
    "the longest job": Ask.LONGEST,
    "the shortest job": Ask.SHORTEST,
    "the latest film": Ask.LATEST,
    "her first painting": Ask.FIRST,
    "who is this person": Ask.OVERVIEW,
    "give me a summary": Ask.OVERVIEW,
    "could you please introduce him": Ask.OVERVIEW,
    "does she paint": Ask.YES_NO,
    "has he ever worked at sea": Ask.YES_NO,
    "any awards?": Ask.YES_NO,
}

INTENTS = {
    "how many films did she shoot": Intent.COUNT,
    "how long did he run the bakery": Intent.DURATION,
    "bakery vs hotel": Intent.COMPARE,
    "what's his email": Intent.CONTACT,
    "does she paint": Intent.YES_NO,
    "tell me about her": Intent.OVERVIEW,
    "what did she do at the bakery": Intent.EXPERIENCE,
    "show me the things he has built": Intent.PROJECTS,
    "where did she study": Intent.EDUCATION,
    "what are her strongest skills": Intent.SKILLS,
    "what has he published": Intent.PUBLICATIONS,
    "which certificates does he hold": Intent.CERTIFICATES,
    "what prizes has she won": Intent.AWARDS,
    "which volunteer work did she do": Intent.VOLUNTEER,
    "which languages does she speak": Intent.LANGUAGES,
    "what does he do for fun": Intent.INTERESTS,
    "what do former colleagues say": Intent.REFERENCES,
}


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> IntentExtractor:
    return IntentExtractor(lexicon.intent_model)


@pytest.fixture(scope="module")
def shipped_examples():
    return read_intents((files("vitavoce") / "config" / "intents.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("said", "form"), FORMS.items())
def test_the_form_of_an_answer_is_read_from_the_grammar(extractor, said, form):
    assert extractor.read(normalise_question(said)).ask is form


@pytest.mark.parametrize(("said", "intent"), INTENTS.items())
def test_the_intent_is_read(extractor, said, intent):
    reading = extractor.read(normalise_question(said))
    assert reading.intent is intent
    assert 0 < reading.confidence <= 1


@given(said=st.text(max_size=200))
def test_shares_make_a_whole_for_any_text(lexicon, said):
    shares = lexicon.intent_model.scores(normalise_question(said))
    assert shares.keys() == LABELS
    assert sum(shares.values()) == pytest.approx(1)


def test_training_again_gives_the_same_model(shipped_examples):
    few = {label: lines[:20] for label, lines in shipped_examples.items()}
    assert train(few).rows == train(few).rows


def test_four_of_five_examples_teach_the_fifth(shipped_examples):
    """Each label's examples must have enough in common to be told from the others when they are not learnt by heart."""
    taught = {
        label: [said for number, said in enumerate(lines) if number % 5] for label, lines in shipped_examples.items()
    }
    model = train(taught)
    asked = [(label, said) for label, lines in shipped_examples.items() for said in lines[::5]]
    right = sum(
        max(shares, key=shares.__getitem__) == label
        for label, said in asked
        if (shares := model.scores(normalise_question(said)))
    )
    assert right / len(asked) > 0.55


def test_an_example_of_the_owner_teaches_a_new_wording(lexicon):
    said = "spill the beans on those brass gizmos"
    packaged = lexicon.intent_model
    taught = train({"projects": ["spill the beans on the brass gizmos"]}, packaged)
    before, after = (model.scores(said)["projects"] for model in (packaged, taught))
    assert after > 0.5 > before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("overview: [", "intents.yaml, line 2"),
        ("- who is she", "line 1: intents are expected"),
        ("", "line 1: intents are expected"),
        ("overview: who is she", "line 1: “overview” needs a list"),
        ("overview: []", "line 1: “overview” needs a list"),
        ("overview: [who]\ngossip: [who with]", "line 2: “gossip” is none of"),
        ("overview: [who]\noverview: [what]", "line 2: “overview” stands here a second time"),
        ("overview:\n  - who is she\n  - '?!'", "line 3: an example of “overview” must be a line of text"),
        ("skills:\n  - what: can she do", "line 2: an example of “skills”"),
    ],
)
def test_a_slip_is_told_with_file_and_line(text, told):
    with pytest.raises(SettingsInvalid, match=r"^intents\.yaml") as slip:
        read_intents(text)
    assert told in str(slip.value)


def test_words_that_yaml_reads_otherwise_stay_words():
    assert read_intents("yes_no: [yes, no, 2019, on]")["yes_no"] == ("yes", "no", "2019", "on")
