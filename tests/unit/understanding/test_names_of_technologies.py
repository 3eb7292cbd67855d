"""When a question or a résumé means a technology, and what mis-heard words stood for."""

import pytest

from vitavoce.domain.question import Question
from vitavoce.understanding.item_index import build_index


@pytest.fixture(scope="module")
def listing(lexicon, profile_of):
    """An index of somebody who lists these names and nothing else."""

    def build(*names):
        return build_index(
            profile_of({"basics": {"name": "Ola"}, "skills": [{"name": "Tools", "keywords": list(names)}]}), lexicon
        )

    return build


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("does he know go", ("Go",)),
        ("did he go to Oslo", ()),
        ("has he written services in rust or go", ("Rust", "Go")),
        ("is there a spark of humour", ()),
        ("any spark experience?", ("Apache Spark",)),
        ("how did he react to that", ()),
        ("has he used react", ("React",)),
        ("R programming?", ("R",)),
        ("where did he excel at school", ()),
        ("is he good with excel", ("Excel",)),
        ("a cup of java", ()),
        ("java", ("Java",)),
    ],
)
def test_everyday_words_are_technologies_only_where_the_sentence_means_them(processor, listing, today, question, meant):
    index = listing("Go", "Rust", "Apache Spark", "React", "R", "Excel", "Java")
    assert processor.understand(Question(text=question, today=today), index).technologies == meant


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Designed the rest of the house in spring.", set()),
        ("Wrote R and C code.", {"R", "C"}),
        ("Go developer", {"Go"}),
        ("Ready to go live with express shipping.", set()),
        ("Stack: Express, React.", {"Express", "React"}),
    ],
)
def test_prose_means_a_technology_by_its_capitals(lexicon, profile_of, said, written):
    index = build_index(profile_of({"work": [{"name": "Acme", "summary": said}]}), lexicon)
    assert {"R", "C", "Go", "Express", "React", "REST", "Spring"} & set(index.technologies) == written


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("tara form", "Terraform"),
        ("graph fauna", "Grafana"),
        ("post grey sequel", None),
        ("my sequel", "MySQL"),
        ("j query", "jQuery"),
        ("kubernettes", "Kubernetes"),
        ("reddis", "Redis"),
        ("elastik search", "Elasticsearch"),
        ("snow flake", "Snowflake"),
        ("the salary", None),
        ("a grand piano", None),
        ("her mother", None),
    ],
)
def test_mishearings_are_mended_by_the_resume_only(processor, listing, today, heard, meant):
    index = listing(
        "Terraform", "Grafana", "dbt", "MySQL", "jQuery", "Kubernetes", "Redis", "Elasticsearch", "Snowflake", "Celery"
    )
    understood = processor.understand(Question(text=f"has she worked with {heard}?", today=today), index)
    assert understood.technologies == ((meant,) if meant else ())


def test_a_correction_says_what_was_heard(ask):
    understood = ask("has she used pie torch")
    assert [(made.heard, made.meant) for made in understood.corrections] == [("pie torch", "PyTorch")]


def test_an_employer_named_like_a_technology_shows_no_knowledge_of_it(lexicon, profile_of):
    index = build_index(profile_of({"work": [{"name": "Redux Bakery", "summary": "Baked bread."}]}), lexicon)
    assert "Redux" not in index.technologies


@pytest.mark.parametrize(
    ("listed", "asked", "near"),
    [
        ("Abaqus", "Ansys", "Abaqus"),
        ("PRINCE2", "PMP", "PRINCE2"),
        ("Seaborn", "Matplotlib", "Seaborn"),
        ("yarn", "pnpm", "Yarn"),
        ("QGIS", "ArcGIS", "QGIS"),
        ("BLS", "ACLS", "BLS"),
    ],
)
def test_a_sibling_is_told_as_near_and_never_as_the_thing_itself(processor, listing, today, listed, asked, near):
    understood = processor.understand(Question(text=f"does she know {asked}", today=today), listing(listed))
    assert understood.kind == "unanswerable"
    assert near in (understood.similar_to or ())


@pytest.mark.parametrize(
    ("listed", "asked"),
    [("PL/SQL", "oracle"), ("Ubuntu", "linux"), ("QGIS", "GIS"), ("Abaqus", "FEA"), ("LSTM", "deep learning")],
)
def test_a_part_shows_its_family(processor, listing, today, listed, asked):
    assert processor.understand(Question(text=f"does she know {asked}", today=today), listing(listed)).kind == "answer"


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("All exercises in R.", True),
        ("Ported the pipeline from MATLAB to R.", True),
        ("An R package for tide tables.", True),
        ("Worked for R. Lindqvist.", False),
        ("Assistant to R. Lindqvist in Lund.", False),
    ],
)
def test_one_letter_ends_a_sentence_too(lexicon, profile_of, said, shows):
    index = build_index(profile_of({"work": [{"name": "Acme", "summary": said}]}), lexicon)
    assert ("R" in index.technologies) is shows


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("a flutter of excitement", ()),
        ("an angular hedgehog", ()),
        ("cypress on the hillside", ()),
        ("the elastic waistband", ()),
        ("how strong is his angular", ("Angular",)),
        ("flutter at work", ("Flutter",)),
        ("angular since 2020", ("Angular",)),
        ("the cypress tests", ("Cypress",)),
        ("elastic?", ("Elasticsearch",)),
    ],
)
def test_a_name_that_is_a_word_as_well_gives_way_to_a_thing_of_everyday(processor, listing, today, question, meant):
    index = listing("Angular", "Flutter", "Cypress", "Elasticsearch")
    assert processor.understand(Question(text=question, today=today), index).technologies == meant


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("in flux d b", "InfluxDB"),
        ("son ar cube", "SonarQube"),
        ("sales forced admin", "Salesforce"),
    ],
)
def test_a_name_is_known_that_begins_as_a_small_word_or_ends_as_a_past_one(processor, listing, today, heard, meant):
    index = listing("InfluxDB", "SonarQube", "Salesforce")
    found = processor.understand(Question(text=f"has he used {heard}", today=today), index)
    assert found.technologies == (meant,)
