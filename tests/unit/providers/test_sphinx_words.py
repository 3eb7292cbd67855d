import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.providers.stt.sphinx.grammar import Automaton, automaton_of, disagreement
from vitavoce.providers.stt.sphinx.pronunciation import Speller, arpabet, spoken_parts

PHONES = set(
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split()
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("What is C++?", ["What", "is", "C", "plus", "plus"]),
        ("C# & F#", ["C", "sharp", "and", "F", "sharp"]),
        ("FastAPI", ["Fast", "API"]),
        ("eBPF", ["e", "BPF"]),
        ("PostgreSQL", ["Postgre", "SQL"]),
        ("TimescaleDB", ["Timescale", "DB"]),
        ("D3, S3", ["D", "3", "S", "3"]),
        ("Noor’s scikit-learn", ["Noor's", "scikit", "learn"]),
        ("Morgenrøde Coffee", ["Morgenrøde", "Coffee"]),
    ],
)
def test_names_are_taken_apart_as_they_are_said(text: str, parts: list[str]) -> None:
    assert list(spoken_parts(text)) == parts


def speller() -> Speller:
    ipa = {"kubernetes": "kjˈuːbɚnˌiːts", "noor": "nˈʊɹ", "rest": "ɹˈɛst", "golang": "ɡˈoʊlæŋ"}
    known = {"what": ("W AH T",), "is": ("IH Z",), "plus": ("P L AH S",), "go": ("G OW",)}
    return Speller(known, lambda word: ipa.get(word, "ə"), {"Go": ["golang"]})


def test_the_dictionary_s_words_stay_and_others_get_a_pronunciation() -> None:
    learnt = speller()
    assert learnt.names("What is Kubernetes plus AWS?") == ("what", "is", "kubernetes_", "plus", "aws_")
    assert learnt.new == {"kubernetes_": ("K Y UW B ER N IY T S",), "aws_": ("EY D AH B AH L Y UW EH S", "AH")}


def test_an_abbreviation_may_be_spelt_or_read() -> None:
    learnt = speller()
    learnt.names("REST MQ")
    assert learnt.new == {"rest_": ("AA R IY EH S T IY", "R EH S T"), "mq_": ("EH M K Y UW",)}


def test_a_name_that_is_said_otherwise_than_it_is_written_has_both() -> None:
    learnt = speller()
    assert learnt.names("What is Go?") == ("what", "is", "go_")
    assert learnt.new == {"go_": ("G OW", "G OW L AE NG")}


def test_a_year_is_said_in_two_ways() -> None:
    ipa = {"2019": "t", "20 19": "twɛ", "2005": "θ", "1024": "w"}
    speller = Speller({}, lambda word: ipa[word])
    assert speller.names("2019 2005 1024") == ("2019_", "2005_", "1024_")
    assert speller.new == {"2019_": ("T", "T W EH"), "2005_": ("TH",), "1024_": ("W",)}


def test_what_can_not_be_said_is_left_out() -> None:
    silent = Speller({}, phonemes=lambda _: "")
    assert silent.names("αβγ") == ()


@given(st.text(max_size=40))
def test_any_sounds_become_phones_the_model_knows(ipa: str) -> None:
    assert set(arpabet(ipa).split()) <= PHONES


def accepts(automaton: Automaton, sentence: tuple[str, ...]) -> bool:
    states = _with_silent(automaton, {automaton.start})
    for word in sentence:
        states = _with_silent(
            automaton,
            {to for begin, to, _, *said in automaton.transitions if begin in states and said == [word]},
        )
    return automaton.end in states


def _with_silent(automaton: Automaton, states: set[int]) -> set[int]:
    return states | {to for begin, to, _, *said in automaton.transitions if begin in states and not said}


SENTENCES = st.sets(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple), min_size=1, max_size=12)


@given(SENTENCES, st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(tuple))
def test_the_automaton_accepts_the_sentences_and_no_other(
    sentences: set[tuple[str, ...]], other: tuple[str, ...]
) -> None:
    automaton = automaton_of(sentences)
    assert all(accepts(automaton, sentence) for sentence in sentences)
    assert accepts(automaton, other) == (other in sentences)


@given(SENTENCES)
def test_ways_out_of_a_state_share_its_likelihood(sentences: set[tuple[str, ...]]) -> None:
    automaton = automaton_of(sentences)
    for state in {begin for begin, *_ in automaton.transitions}:
        assert sum(likelihood for begin, _, likelihood, *_ in automaton.transitions if begin == state) == pytest.approx(
            1
        )


def test_a_thousand_sentences_take_few_states() -> None:
    names = [f"name{number}" for number in range(100)]
    templates = ["what did she build with", "what did he build with", "where has she used", "tell me about"]
    sentences = [(*template.split(), name) for template in templates for name in names]
    assert len(automaton_of(sentences).transitions) < 130


def test_agreement_is_counted_in_words_and_pronouns_do_not_matter() -> None:
    assert disagreement("has she used go".split(), "has he used go".split()) == 0
    assert disagreement("has she used go".split(), "has she used rust".split()) == 0.25
    assert disagreement([], []) == 0
    assert disagreement(["a"], []) == 1
