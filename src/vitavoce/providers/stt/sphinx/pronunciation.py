"""Words as the acoustic model knows them: CMU's dictionary, letters, and for all else espeak-ng's pronunciation."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

Phonemes = Callable[[str], str]
"""A word's pronunciation in IPA."""

_SYMBOLS: Final = ((re.compile(r"(?<=\w)\+\+"), " plus plus"), (re.compile(r"(?<=\w)#"), " sharp"))
_SPOKEN_SYMBOLS: Final = {"&": " and ", "+": " plus ", "@": " at ", "%": " percent "}
# FastAPI: Fast, API; eBPF: e, BPF; PostgreSQL: Postgre, SQL; D3: D, 3.
_PART: Final = re.compile(r"[^\W\d_]+'[^\W\d_]+|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]+|\d+")
_LONGEST_ABBREVIATION: Final = 5
_SHORTEST_WORD: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)[1-9]\d")  # twenty nineteen, as well as two thousand nineteen
_VOWEL: Final = re.compile("[AEIOUY]")
_UNSPOKEN: Final = re.compile(r"[ˈˌ‿ː̃()\s]")
_LETTERS: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            "EY|B IY|S IY|D IY|IY|EH F|JH IY|EY CH|AY|JH EY|K EY|EH L|EH M|EH N|OW|P IY|K Y UW|AA R|EH S|T IY|Y UW|"
            "V IY|D AH B AH L Y UW|EH K S|W AY|Z IY"
        ).split("|"),
        strict=True,
    )
)
# The long ones first. American English as espeak-ng writes it, and what it leaves of other languages' sounds.
_SOUNDS: Final = tuple(
    pair.split(":")
    for pair in (
        "aɪɚ:AY ER|aɪə:AY AH|ɔːɹ:AO R|oːɹ:AO R|ɑːɹ:AA R|tʃ:CH|dʒ:JH|aɪ:AY|aʊ:AW|eɪ:EY|oʊ:OW|əʊ:OW|ɔɪ:OY|ɪɹ:IH R|"
        "ʊɹ:UH R|ɛɹ:EH R|iə:IY AH|iː:IY|uː:UW|ɔː:AO|ɑː:AA|ɜː:ER|əl:AH L|n̩:AH N|l̩:AH L|ɚ:ER|ɝ:ER|ɐ:AH|ə:AH|ʌ:AH|æ:AE|"
        "ɛ:EH|ɪ:IH|i:IY|ʊ:UH|u:UW|ɔ:AO|ɑ:AA|ɒ:AA|a:AE|o:OW|e:EY|ᵻ:IH|ɡ:G|g:G|ŋ:NG|ɲ:N Y|θ:TH|ð:DH|ʃ:SH|ʒ:ZH|ɾ:T|ʔ:T|"
        "ɹ:R|r:R|x:K|ç:HH|ɬ:L|j:Y|y:UW|ø:ER|œ:ER|β:V|ɣ:G|q:K|c:K|b:B|d:D|f:F|h:HH|k:K|l:L|m:M|n:N|p:P|s:S|t:T|v:V|w:W|z:Z"
    ).split("|")
)


def spoken_parts(text: str) -> tuple[str, ...]:
    """The words of a sentence as they are said: ``What is C++?`` as What, is, C, plus, plus."""
    for symbol, words in _SYMBOLS:
        text = symbol.sub(words, text)
    for sign, words in _SPOKEN_SYMBOLS.items():
        text = text.replace(sign, words)
    return tuple(_PART.findall(text.replace("’", "'")))


class Speller:
    """Gives each word a name in the dictionary, and makes its pronunciations where it is new there."""

    def __init__(
        self,
        known: Mapping[str, Sequence[str]],
        phonemes: Phonemes,
        respelt: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """``known``: the dictionary, by words in lower case. ``respelt``: spellings of names as they are said."""
        self._known = known
        self._phonemes = phonemes
        self._respelt = {name.lower(): tuple(spellings) for name, spellings in (respelt or {}).items()}
        self._named: dict[str, str] = {}
        self.new: dict[str, tuple[str, ...]] = {}
        """Names that the dictionary lacks, each with its pronunciations in ARPAbet."""

    def names(self, text: str) -> tuple[str, ...]:
        """A sentence in words of the dictionary."""
        return tuple(filter(None, (self._name(part) for part in spoken_parts(text))))

    def _name(self, part: str) -> str:
        if part not in self._named:
            self._named[part] = self._learnt(part)
        return self._named[part]

    def _learnt(self, part: str) -> str:
        """Empty for what can't be pronounced."""
        abbreviation = part.isupper() and len(part) <= _LONGEST_ABBREVIATION and part != "I"
        low = part.lower()
        respelt = self._respelt.get(low, ())
        known = () if abbreviation else self._known.get(low, ())
        if known and not respelt:
            return low
        pronunciations = list(known)
        if abbreviation:
            pronunciations.append(" ".join(_LETTERS[letter] for letter in part if letter in _LETTERS))
        if not (known or abbreviation) or (abbreviation and len(part) >= _SHORTEST_WORD and _VOWEL.search(part)):
            pronunciations.append(arpabet(self._phonemes(low)))
        if _YEAR.fullmatch(part):
            pronunciations.append(arpabet(self._phonemes(f"{part[:2]} {part[2:]}")))
        pronunciations.extend(arpabet(self._phonemes(spelling)) for spelling in respelt)
        pronunciations = [said for said in dict.fromkeys(pronunciations) if said]
        if not pronunciations:
            return ""
        name = f"{low}_"  # CMU's has no such names
        self.new[name] = tuple(pronunciations)
        return name


def arpabet(ipa: str) -> str:
    """Sounds that English lacks are left out."""
    left = _UNSPOKEN.sub("", ipa)
    said = []
    while left:
        sound = next((sound for sound in _SOUNDS if left.startswith(sound[0])), None)
        if sound:
            said.append(sound[1])
        left = left[len(sound[0]) :] if sound else left[1:]
    return " ".join(said)
