"""Engines as the contract suite meets them: each real, each over something that does as it is told."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SAMPLES_A_SOUND = 500


def tiny_piper_voice(folder: Path) -> Path:
    """A voice in Piper's shape, loaded like any: a click for each phoneme, 31 ms long at 16 kHz."""
    model = folder / "en_GB-tiny-low.onnx"
    sound = np.zeros((1, 1, 1, SAMPLES_A_SOUND), np.float32)
    sound[..., :100] = 0.01
    nodes = [
        helper.make_node("Cast", ["input"], ["heights"], to=TensorProto.FLOAT),
        helper.make_node("Reshape", ["heights", "column"], ["standing"]),
        helper.make_node("Mul", ["standing", "sound"], ["sounds"]),
        helper.make_node("Reshape", ["sounds", "line"], ["output"]),
    ]
    given = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "sounds"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    made = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "samples"])]
    known = [
        numpy_helper.from_array(sound, "sound"),
        numpy_helper.from_array(np.array([1, 1, -1, 1], np.int64), "column"),
        numpy_helper.from_array(np.array([1, 1, 1, -1], np.int64), "line"),
    ]
    graph = helper.make_graph(nodes, "voice", given, made, known)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), model)
    sounds = "_^$ .,!?əɪtnslɛˈoʊhiːkædrmbpwfvzuɒɹʃθŋɡjaeɜ"
    manner = {
        "audio": {"sample_rate": 16_000},
        "espeak": {"voice": "en"},
        "language": {"code": "en_GB"},
        "inference": {"noise_scale": 0.6, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_id_map": {sound: [place] for place, sound in enumerate(sounds)},
        "num_speakers": 1,
    }
    model.with_name(f"{model.name}.json").write_text(json.dumps(manner), encoding="utf-8")
    return model
