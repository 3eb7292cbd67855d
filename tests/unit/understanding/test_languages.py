"""The language of a question, and that English with foreign names stays English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.understanding.guarding.languages import asks_about_work, detect

SENTENCES = {
    "Wo hat sie gearbeitet?": "de",
    "Welche Sprachen spricht er?": "de",
    "Quelle est son expérience ?": "fr",
    "Où a-t-elle étudié ?": "fr",
    "¿Dónde ha trabajado?": "es",
    "cuéntame sus proyectos": "es",
    "dove ha lavorato": "it",
    "Onde ela trabalhou?": "pt",
    "waar heeft hij gewerkt": "nl",
    "var har hon jobbat": "sv",
    "missä hän on työskennellyt": "fi",
    "gdzie ona pracowała": "pl",
    "Nerede çalıştı?": "tr",
    "kde ona studovala": "cs",
    "hvor har hun arbejdet": "da",
    "Где он работал?": "ru",
    "Де він працював і що робив?": "uk",
    "他在哪里工作过？": "zh",
    "彼女はどこで働きましたか": "ja",
    "그는 어디에서 일했나요?": "ko",
    "أين عمل؟": "ar",
    "उसने कहाँ काम किया?": "hi",
    "איפה היא עבדה?": "he",
    "Πού εργάστηκε;": "el",
}

ENGLISH = [
    "where did she work",
    "did he study at the Universidad de Salamanca",
    "what did she do at Société des Arts et Métiers",
    "Kubernetes?",
    "hat trick",
    "any work in Île-de-France",
    "C++ und Rust",
    "São Paulo office",
    "who is José Ángel Núñez de la Torre",
    "does he speak 中文",
    "die casting experience",
    "also am I right that he was in Rome",
    "",
    "!!!",
    "123",
]


@pytest.mark.parametrize(("said", "language"), SENTENCES.items())
def test_common_languages_are_known(said, language):
    assert detect(said) == language


@pytest.mark.parametrize("said", ENGLISH)
def test_english_stays_english(said):
    assert detect(said) == "en"


@pytest.mark.parametrize("said", [said for said in SENTENCES if detect(said) not in {"he", "el"}])
def test_words_for_work_are_known_in_them(said):
    assert asks_about_work(said, detect(said))


@pytest.mark.parametrize(
    ("said", "language"), [("Wie wird das Wetter morgen?", "de"), ("Pourquoi la mer est-ce qu'on la dit bleue ?", "fr")]
)
def test_other_questions_are_not_about_work(said, language):
    assert not asks_about_work(said, language)


@given(said=st.text(max_size=200))
def test_any_text_has_a_language(said):
    assert len(detect(said)) == 2
