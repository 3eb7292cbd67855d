"""What an owner's own intents.yaml and technologies.yaml add to those that come with the package."""

from datetime import date
from importlib.resources import files

import pytest

from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.question import Question
from vitavoce.understanding.intent_examples import read_intents
from vitavoce.understanding.intent_model import dump
from vitavoce.understanding.intent_training import train
from vitavoce.understanding.item_index import build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import OwnersFile, load_lexicon

TECHNOLOGIES = """
technologies:
  Loom: {aliases: [power-loom, frame], of: [Weaving]}
  Weaving: {}
  Spindle: {aliases: [whorl]}
concepts:
  textiles: [cloth]
alike:
  - [thread, yarn]
"""
INTENTS = "overview: [who is she]\nexperience: [where did she work]\noff_topic: [what is the weather]\n"


def lexicon(*, technologies: str | None = None, intents: str | None = None):
    return load_lexicon(
        TECHNOLOGIES,
        INTENTS,
        owners_technologies=None if technologies is None else OwnersFile("own/technologies.yaml", technologies),
        owners_intents=None if intents is None else OwnersFile("own/intents.yaml", intents),
    )


def test_technologies_of_the_owner_join_the_packaged_ones():
    both = lexicon(technologies="technologies:\n  Jacquard: {aliases: [punch cards], of: [Weaving]}\n")
    assert both.phrases["punch cards"] == "Jacquard"
    assert both.phrases["whorl"] == "Spindle"
    assert both.parts["Weaving"] == {"Loom", "Jacquard"}


def test_what_the_owner_says_of_a_name_stands_instead():
    other = lexicon(technologies="technologies:\n  loom: {aliases: [beam]}\n")
    assert other.phrases["beam"] == other.phrases["loom"] == "loom"
    assert "power loom" not in other.phrases
    assert "Loom" not in other.technologies


def test_an_alias_that_both_claim_is_the_owners():
    assert lexicon(technologies="technologies:\n  Picture: {aliases: [frame]}\n").phrases["frame"] == "Picture"


def test_topics_and_everyday_words_of_the_owner():
    both = lexicon(technologies="concepts:\n  textiles: [felt]\n  dye: [indigo]\nalike:\n  - [yarn, skein]\n")
    assert both.concepts["textil"] == ("textil", "felt")
    assert "indigo" in both.topics
    assert set(both.alike["yarn"]) == {"thread", "skein"}


def test_examples_of_the_owner_are_learnt_beside_the_packaged_ones():
    asked = "pray what hath been woven"
    before, after = (
        model.intent_model.scores(asked)["projects"]
        for model in (lexicon(), lexicon(intents=f"projects: [{asked}]\noverview: [who goes there]\n"))
    )
    assert after > 0.5 > before


def test_an_owners_examples_are_learnt_although_weights_are_shipped():
    shipped = dump(train(read_intents(INTENTS)), INTENTS)
    owners = OwnersFile("own/intents.yaml", "skills: [can she weave]\n")
    alone = load_lexicon(TECHNOLOGIES, INTENTS, weights=shipped)
    both = load_lexicon(TECHNOLOGIES, INTENTS, weights=shipped, owners_intents=owners)
    assert "weav" not in alone.intent_model.rows
    assert "weav" in both.intent_model.rows


def test_an_owners_example_is_answered_though_the_resume_has_none_of_its_words(profile_of):
    config = files("vitavoce") / "config"
    known = load_lexicon(
        (config / "technologies.yaml").read_text("utf-8"),
        (config / "intents.yaml").read_text("utf-8"),
        english_yaml=(config / "english" / "words.yaml").read_text("utf-8"),
        weights=(config / "intents.weights").read_bytes(),
        owners_intents=OwnersFile(
            "own/intents.yaml",
            """
projects: [what has she got on the anvil, show me the pieces]
references: [who swears by him]
""",
        ),
    )
    index = build_index(
        profile_of(
            {
                "basics": {"name": "Runa Esch"},
                "work": [{"name": "Esch Forge", "position": "Smith", "startDate": "2019"}],
                "projects": [{"name": "Ring Shop Gate"}, {"name": "Harbour Anchor"}],
                "references": [{"name": "Ode Varga", "reference": "Runa never cut a corner."}],
            }
        ),
        known,
    )
    told = [
        QueryProcessor(known).understand(Question(text=asked, today=date(2026, 11, 22)), index).matches
        for asked in ("What has she got on the anvil?", "show me the pieces", "so who swears by him")
    ]
    assert [{match.item.section for match in matches} for matches in told] == [
        {"projects"},
        {"projects"},
        {"references"},
    ]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            {"technologies": "technologies:\n  Loom: {alias: [x]}\n"},
            "own/technologies.yaml, line 2: Loom may have only",
        ),
        ({"technologies": "technologies:\n  Loom: {}\n  - x\n"}, "own/technologies.yaml, line 3: "),
        ({"technologies": "alike: yarn\n"}, "own/technologies.yaml, line 1: “alike” must be a list"),
        (
            {"technologies": "alike: []\ntechnology:\n  Loom: {}\n"},
            "own/technologies.yaml, line 2: “technology” is none",
        ),
        ({"intents": "overview: [who]\ngossip: [who with]\n"}, "own/intents.yaml, line 2: “gossip” is none of"),
        ({"intents": "overview: {\n"}, "own/intents.yaml, line 2: "),
    ],
)
def test_a_slip_is_told_with_the_owners_file_and_line(own, told):
    with pytest.raises(SettingsInvalid) as slip:
        lexicon(**own)
    assert slip.value.detail.startswith(told)


def test_a_slip_is_looked_for_where_the_name_itself_stands():
    text = "technologies:\n  Loomis: {aliases: [Loom]}\n  Weft: {like: [Loom]}\n  Loom: {alias: [x]}\n"
    with pytest.raises(SettingsInvalid, match="line 4: Loom may have only"):
        lexicon(technologies=text)
