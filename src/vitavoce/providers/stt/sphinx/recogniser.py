"""Recognises a profile's expected sentences with pocketsphinx. Runs in a process of its own; see ``child``.

An automaton of the sentences alone hears one of them in anything, and a trigram model alone makes sentences up; only
what both hear is taken, and only if both heard the same names. Measured with espeak-ng's voices on 67 questions to the
example, put as people put them, and 40 sentences about other things: American 55 right and none wrong, British 44 and
one; one other sentence was taken for a question.
"""

import tempfile
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
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

_MODEL: Final = Path(pocketsphinx.__file__).parent / "model" / "en-us"
_GRAMMAR: Final = "grammar"
_TRIGRAMS: Final = "trigrams"
_PROFILES: Final = 8
_MOST_DISAGREEMENT: Final = 1 / 3
_LANGUAGE_WEIGHT: Final = 10
_TIMES_ASKED: Final = 8  # of a way of asking, in the trigrams' text
_DISCOUNT: Final = 0.2  # of n-grams seen; there is little to see
# Digital silence has no spectrum that the model knows: a floor of hiss at -64 dB took it from 26 to 39 right of 41.
_HISS: Final = 20.0
_LOUD: Final = 12_000.0  # what all but the loudest samples stay below
_LOUD_PERCENT: Final = 99.5
_MOST_GAIN: Final = 20.0
_VOICE: Final = "en-us"


@dataclass(frozen=True, slots=True)
class Hearing:
    text: str
    confidence: float


class SphinxRecogniser:
    """Knows the profiles it was lately told of."""

    def __init__(self, respelt: Mapping[str, Sequence[str]]) -> None:
        """``respelt``: spellings of names as they are said."""
        self._dictionary = _read_dictionary(_MODEL / "cmudict-en-us.dict")
        library = espeak_library()
        self._speller = Speller(
            known=self._dictionary, phonemes=lambda word: library.phonemes(word, _VOICE), respelt=respelt
        )
        self._ears: OrderedDict[str, _Ear] = OrderedDict()

    def knows(self, key: str) -> bool:
        return key in self._ears

    def prepare(self, key: str, questions: Sequence[str], names: Sequence[str]) -> None:
        """About 0.2 s for 2,000 questions."""
        written: dict[Sentence, str] = {}
        for question in questions:
            if words := self._speller.names(question):
                written.setdefault(words, question)
        vocabulary = dict.fromkeys(word for words in written for word in words)
        naming = frozenset(word for name in names for word in self._speller.names(name))
        naming |= {word for word in vocabulary if word.rstrip("_").isdecimal()}
        spelt = {word: self._dictionary.get(word) or self._speller.new[word] for word in vocabulary}
        self._ears[key] = _Ear(written, naming, spelt)
        if len(self._ears) > _PROFILES:
            self._ears.popitem(last=False)

    def hear(self, key: str, sound: bytes) -> Hearing | None:
        """None where it heard no expected sentence."""
        self._ears.move_to_end(key)
        return self._ears[key].hear(_above_silence(sound))


class _Ear:
    """One profile's. Its dictionary holds no other words: with all of CMU's it would take 2 s to make, not 0.02."""

    def __init__(
        self,
        written: Mapping[Sentence, str],
        naming: frozenset[str],
        spelt: Mapping[str, Sequence[str]],
    ) -> None:
        """``written``: each sentence as it is written, by its words as they are said. ``naming``: the words that say
        what a question is about. ``spelt``: the pronunciations of every word.
        """
        self._written = written
        self._naming = naming
        with tempfile.TemporaryDirectory() as folder:  # pocketsphinx reads these from files only
            dictionary, trigrams = Path(folder, "dictionary"), Path(folder, "trigrams")
            dictionary.write_text(_dictionary_text(spelt), encoding="utf-8")
            self._decoder = pocketsphinx.Decoder(
                hmm=str(_MODEL / "en-us"),
                dict=str(dictionary),
                lm=None,
                lw=_LANGUAGE_WEIGHT,
                cmn="batch",  # each recording for itself: the one before was another visitor's
                samprate=HEARING_RATE_HZ,
                loglevel="FATAL",
            )
            automaton = automaton_of(written)
            self._decoder.add_fsg(
                _GRAMMAR,
                self._decoder.create_fsg(_GRAMMAR, automaton.start, automaton.end, list(automaton.transitions)),
            )
            _write_trigrams(written, naming, trigrams)
            self._decoder.add_lm_file(_TRIGRAMS, str(trigrams))

    def hear(self, samples: bytes) -> Hearing | None:
        heard = self._words(_GRAMMAR, samples)
        text = self._written.get(heard)
        if text is None:  # half a sentence, or nothing
            return None
        again = self._words(_TRIGRAMS, samples)
        differing = disagreement(heard, again)
        if differing > _MOST_DISAGREEMENT or not self._naming.intersection(heard) <= set(again):
            return None
        return Hearing(text, round(1 - differing, 3))

    def _words(self, search: str, samples: bytes) -> Sentence:
        self._decoder.activate_search(search)
        self._decoder.start_utt()
        self._decoder.process_raw(samples, no_search=False, full_utt=True)
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        return tuple(hypothesis.hypstr.split()) if hypothesis else ()


def _write_trigrams(sentences: Iterable[Sentence], naming: frozenset[str], path: Path) -> None:
    """A way of asking counts the same whether it is asked of one thing or of fifty."""
    patterns = {words: tuple("" if word in naming else word for word in words) for words in sentences}
    things = Counter(patterns.values())
    text = "\n".join(
        f"<s> {' '.join(words)} </s>"
        for words, pattern in patterns.items()
        for _ in range(max(1, _TIMES_ASKED // things[pattern]))
    )
    model = ArpaBoLM(text=text, discount_mass=_DISCOUNT)
    model.compute()
    with path.open("w", encoding="utf-8") as file:
        model.write(file)


def _dictionary_text(spelt: Mapping[str, Sequence[str]]) -> str:
    return "".join(
        f"{word} {said}\n" if number == 1 else f"{word}({number}) {said}\n"
        for word, pronunciations in spelt.items()
        for number, said in enumerate(pronunciations, 1)
    )


def _read_dictionary(path: Path) -> dict[str, tuple[str, ...]]:
    """Each word's pronunciations; ``read(2)`` is the second of ``read``."""
    entries: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, said = line.partition(" ")
        word = name.partition("(")[0]
        entries[word] = (*entries.get(word, ()), said)
    return entries


def _above_silence(sound: bytes) -> bytes:
    """At the loudness of the voices it was measured with, over a floor of hiss."""
    samples = np.frombuffer(sound, "<i2").astype(np.float32)
    loudest = float(np.percentile(np.abs(samples), _LOUD_PERCENT)) if len(samples) else 0.0
    samples *= min(_MOST_GAIN, _LOUD / max(1.0, loudest))
    hiss = np.random.default_rng(0).normal(0, _HISS, len(samples))  # the same for the same sound
    return np.clip(samples + hiss, -32768, 32767).astype("<i2").tobytes()
