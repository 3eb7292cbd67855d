"""Recognises a profile's expected sentences with pocketsphinx. Runs in a process of its own; see ``child``.

An automaton of the sentences alone hears one of them in anything, and a trigram model alone makes sentences up; only
what both hear is taken, and only if both heard the same names. Measured with espeak-ng's voices on 25 questions to the
example and 25 other sentences: American 22 right, British 18, nothing taken for what it wasn't.
"""

import tempfile
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pocketsphinx
from pocketsphinx.lm import ArpaBoLM

from vitavoce.domain.speech import HEARING_RATE_HZ
from vitavoce.providers.espeak_library import espeak_library
from vitavoce.providers.stt.sphinx.grammar import Sentence, automaton_of, disagreement
from vitavoce.providers.stt.sphinx.pronunciation import Speller

_PROFILES: Final = 8
_MOST_DISAGREEMENT: Final = 1 / 3
_LANGUAGE_WEIGHT: Final = 10
_DISCOUNT: Final = 0.2  # of n-grams seen; there is little to see
# Digital silence has no spectrum that the model knows: a floor of hiss at -64 dB took it from 26 to 39 right of 41.
_HISS: Final = 20.0
_VOICE: Final = "en-us"


@dataclass(frozen=True, slots=True)
class Hearing:
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Prepared:
    number: int
    written: dict[Sentence, str]
    """How each sentence is written, by its words as they are said."""
    naming: frozenset[str]
    """The words that say what a question is about."""


class SphinxRecogniser:
    """Knows the profiles it was lately told of."""

    def __init__(self) -> None:
        model = Path(pocketsphinx.__file__).parent / "model" / "en-us"
        self._decoder = pocketsphinx.Decoder(
            hmm=str(model / "en-us"),
            dict=str(model / "cmudict-en-us.dict"),
            lm=None,
            lw=_LANGUAGE_WEIGHT,
            cmn="batch",  # each recording for itself: the one before was another visitor's
            samprate=HEARING_RATE_HZ,
            loglevel="FATAL",
        )
        library = espeak_library()
        self._speller = Speller(
            is_known=lambda word: self._decoder.lookup_word(word) is not None,
            phonemes=lambda word: library.phonemes(word, _VOICE),
        )
        self._prepared: OrderedDict[str, _Prepared] = OrderedDict()
        self._made = 0

    def knows(self, key: str) -> bool:
        return key in self._prepared

    def prepare(self, key: str, questions: list[str], names: list[str]) -> None:
        """About 1 s for 2,000 questions."""
        written: dict[Sentence, str] = {}
        for question in questions:
            if words := self._speller.names(question):
                written.setdefault(words, question)
        self._learn_words()
        self._made += 1
        naming = frozenset(word for name in names for word in self._speller.names(name))
        prepared = _Prepared(self._made, written, naming)
        automaton = automaton_of(written)
        grammar = self._decoder.create_fsg(
            f"grammar{prepared.number}", automaton.start, automaton.end, list(automaton.transitions)
        )
        self._decoder.add_fsg(f"grammar{prepared.number}", grammar)
        self._add_trigrams(prepared)
        self._prepared[key] = prepared
        if len(self._prepared) > _PROFILES:
            _, old = self._prepared.popitem(last=False)
            for search in ("grammar", "trigrams"):
                self._decoder.remove_search(f"{search}{old.number}")

    def hear(self, key: str, sound: bytes) -> Hearing | None:
        """None where it heard no expected sentence."""
        prepared = self._prepared[key]
        self._prepared.move_to_end(key)
        samples = _above_silence(sound)
        heard = self._words(f"grammar{prepared.number}", samples)
        text = prepared.written.get(heard)
        if text is None:  # half a sentence, or nothing
            return None
        again = self._words(f"trigrams{prepared.number}", samples)
        differing = disagreement(heard, again)
        if differing > _MOST_DISAGREEMENT or not prepared.naming.intersection(heard) <= set(again):
            return None
        return Hearing(text, round(1 - differing, 3))

    def _words(self, search: str, samples: bytes) -> Sentence:
        self._decoder.activate_search(search)
        self._decoder.start_utt()
        self._decoder.process_raw(samples, no_search=False, full_utt=True)
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        return tuple(hypothesis.hypstr.split()) if hypothesis else ()

    def _learn_words(self) -> None:
        for name, pronunciations in self._speller.new.items():
            for number, said in enumerate(pronunciations, 1):
                self._decoder.add_word(name if number == 1 else f"{name}({number})", said, update=False)
        self._speller.new.clear()

    def _add_trigrams(self, prepared: _Prepared) -> None:
        text = "\n".join(f"<s> {' '.join(words)} </s>" for words in prepared.written)
        model = ArpaBoLM(text=text, discount_mass=_DISCOUNT)
        model.compute()
        with tempfile.NamedTemporaryFile("w", suffix=".arpa", encoding="utf-8") as file:
            model.write(file)
            file.flush()
            self._decoder.add_lm_file(f"trigrams{prepared.number}", file.name)


def _above_silence(sound: bytes) -> bytes:
    samples = np.frombuffer(sound, "<i2").astype(np.float32)
    hiss = np.random.default_rng(0).normal(0, _HISS, len(samples))  # the same for the same sound
    return np.clip(samples + hiss, -32768, 32767).astype("<i2").tobytes()
