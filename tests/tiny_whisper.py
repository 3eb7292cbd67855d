"""A Whisper of 300 kB that faster-whisper really loads, and that says the sentence it was made to say."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from ctranslate2.specs import LayerSpec, WhisperSpec
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

WIDTH = 64
_MELS = 80
_FRAMES = 1500
_TOKENS = 448
_MULTILINGUAL = ""  # the token by which CTranslate2 knows a model of several languages
_LANGUAGES = ("<|en|>", "<|de|>", "<|cy|>")
_SPECIAL = ("<|endoftext|>", "<|startoftranscript|>", *_LANGUAGES, "<|translate|>", "<|transcribe|>", "<|startoflm|>",
            "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>")  # fmt: skip


def tiny_whisper(
    folder: Path,
    sentence: str,
    *,
    surely: float = 8.0,
    silent: bool = False,
    languages: Mapping[str, float] | None = None,
) -> Path:
    """``surely``: how much likelier each word is than any other; ``silent``: it takes all sound for silence;
    ``languages``: it knows several, and how much likelier each of these is.

    Each word leads to the next, so that no word may come twice.
    """
    words = sentence.split()
    assert len(set(words)) == len(words)
    vocabulary = ["<unk>", *words, *_SPECIAL, *([] if languages is None else [_MULTILINGUAL])]
    place = {token: number for number, token in enumerate(vocabulary)}
    following = np.zeros((len(vocabulary), WIDTH), np.float32)
    for token, then in zip(("<|notimestamps|>", *words), (*words, "<|endoftext|>"), strict=True):
        following[place[then], place[token]] = surely
    if silent:
        following[place["<|nospeech|>"], place["<|startoftranscript|>"]] = 8.0
    for language, likely in (languages or {}).items():
        following[place[f"<|{language}|>"], place["<|startoftranscript|>"]] = likely
    spec = WhisperSpec(1, 1, 1, 1)
    _fill(spec, following)
    spec.register_vocabulary(vocabulary)
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids, spec.config.alignment_heads = [place[token] for token in _LANGUAGES], [(0, 0)]
    folder.mkdir(parents=True, exist_ok=True)
    spec.validate()
    spec.save(str(folder))
    tokenizer = Tokenizer(WordLevel(place, unk_token="<unk>"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.add_special_tokens(list(_SPECIAL))
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": _MELS}), encoding="utf-8")
    return folder


def _fill(spec: WhisperSpec, following: NDArray[np.float32]) -> None:
    """Layers that add nothing: what comes out behind the last word is that word, and ``following`` says what follows."""
    encoder, decoder = spec.encoder, spec.decoder
    _set(encoder.conv1, weight=_zeros(WIDTH, _MELS, 3), bias=_zeros(WIDTH))
    _set(encoder.conv2, weight=_zeros(WIDTH, WIDTH, 3), bias=_zeros(WIDTH))
    encoder.position_encodings.encodings = _zeros(_FRAMES, WIDTH)
    _set_norm(encoder.layer_norm)
    decoder.embeddings.weight = np.eye(len(following), WIDTH, dtype=np.float32)
    decoder.position_encodings.encodings = _zeros(_TOKENS, WIDTH)
    _set_norm(decoder.layer_norm)
    _set(decoder.projection, weight=following)
    for layer in (*encoder.layer, *decoder.layer):
        _set_attention(layer.self_attention, (3 * WIDTH, WIDTH))
        _set_norm(layer.ffn.layer_norm)
        for linear in (layer.ffn.linear_0, layer.ffn.linear_1):
            _set(linear, weight=_zeros(WIDTH, WIDTH), bias=_zeros(WIDTH))
    for layer in decoder.layer:
        _set_attention(layer.attention, (WIDTH, 2 * WIDTH, WIDTH))


def _set_attention(attention: LayerSpec, widths: tuple[int, ...]) -> None:
    _set_norm(attention.layer_norm)
    for linear, width in zip(attention.linear, widths, strict=True):
        _set(linear, weight=_zeros(width, WIDTH), bias=_zeros(width))


def _set_norm(norm: LayerSpec) -> None:
    _set(norm, gamma=np.ones(WIDTH, np.float32), beta=_zeros(WIDTH))


def _set(layer: LayerSpec, **values: NDArray[np.float32]) -> None:
    for name, value in values.items():
        setattr(layer, name, value)


def _zeros(*shape: int) -> NDArray[np.float32]:
    return np.zeros(shape, np.float32)
