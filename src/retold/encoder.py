"""A sentence model that the user names: what a report means, as a vector (extra `semantic`).

The model is a folder as the sentence-transformers models have it: `model.onnx` (also in a folder
`onnx`) and `tokenizer.json`. Nothing is downloaded. A text's vector is the mean of the vectors of
its tokens, of length 1 (Reimers and Gurevych, "Sentence-BERT", 2019).

One text is encoded at a time, so that a vector depends on its own text alone.
"""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from retold.errors import EncoderError, ExtraMissingError

EXTRA = ("onnxruntime", "tokenizers")
MODELS = ("model.onnx", "onnx/model.onnx")
TOKENIZER = "tokenizer.json"
MOST_TOKENS = 256  # what the MiniLM models were trained to read
STORED = "<f4"  # 32-bit floats, the least significant byte first, on any machine
INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
ID_DIGITS = 16


class Encoder:
    """A model that is loaded.

    Args:
        folder: Where its files are.

    Attributes:
        id: A hash of its files: another model, another id.

    Raises:
        ExtraMissingError: The extra `semantic` is not installed.
        EncoderError: The folder holds no model that can be used.

    """

    def __init__(self, folder: Path) -> None:
        if not is_installed():
            raise ExtraMissingError("semantic", "an encoder")
        self._folder = folder
        model, tokenizer = _files(folder)
        self.id = _id(model, tokenizer)
        self._load(model, tokenizer)

    def vector(self, text: str) -> bytes:
        """Return the vector of a text, of length 1, as it is stored; of no words an empty one.

        Raises:
            EncoderError: The model gives something else than vectors.

        """
        if not text.strip():
            return b""
        found = self._tokenizer.encode(text)
        given = {
            "input_ids": found.ids,
            "attention_mask": found.attention_mask,
            "token_type_ids": found.type_ids,
        }
        feed = {name: np.array([given[name]], np.int64) for name in self._inputs}
        made = np.asarray(self._session.run(None, feed)[0], np.float64)
        return _unit(self._pooled(made, np.array(found.attention_mask)))

    def _load(self, model: Path, tokenizer: Path) -> None:
        from onnxruntime import InferenceSession  # noqa: PLC0415 - an extra, and slow to load
        from onnxruntime.capi.onnxruntime_pybind11_state import (  # noqa: PLC0415 - as above
            Fail,
            InvalidGraph,
            InvalidProtobuf,
        )
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        try:
            self._session = InferenceSession(str(model), providers=["CPUExecutionProvider"])
        except (Fail, InvalidGraph, InvalidProtobuf) as error:
            raise EncoderError(str(model), "no model that can be run") from error
        self._inputs = [row.name for row in self._session.get_inputs()]
        if "input_ids" not in self._inputs or not INPUTS.issuperset(self._inputs):
            raise EncoderError(str(model), f"its inputs are {', '.join(self._inputs)}")
        self._tokenizer = Tokenizer.from_str(_tokenizer(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)

    def _pooled(self, made: NDArray[np.float64], mask: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return one vector for a text: the mean over its tokens, where the model gives these."""
        if made.ndim == 3:  # noqa: PLR2004 - texts, tokens, numbers
            return np.asarray((made[0] * mask[:, None]).sum(axis=0) / max(1, mask.sum()))
        if made.ndim == 2:  # noqa: PLR2004 - texts, numbers
            return np.asarray(made[0])
        raise EncoderError(str(self._folder), "the model gives no vectors")


def is_installed() -> bool:
    """Tell whether the extra `semantic` is installed."""
    return all(find_spec(name) is not None for name in EXTRA)


def _files(folder: Path) -> tuple[Path, Path]:
    model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
    tokenizer = folder / TOKENIZER
    if model is None:
        raise EncoderError(str(folder), f"no {MODELS[0]} there")
    if not tokenizer.is_file():
        raise EncoderError(str(folder), f"no {TOKENIZER} there")
    return model, tokenizer


def _id(*files: Path) -> str:
    whole = sha256()
    for file in files:
        whole.update(sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:ID_DIGITS]


def _tokenizer(path: Path) -> str:
    """Return what the file of a tokenizer holds, if it is one: tokenizers raises anything."""
    raw = path.read_bytes()
    try:
        held = msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise EncoderError(str(path), "not JSON") from error
    if not isinstance(held, dict) or "model" not in held:
        raise EncoderError(str(path), "no tokenizer")
    return raw.decode()


def _unit(vector: NDArray[np.float64]) -> bytes:
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(STORED).tobytes() if length else b""
