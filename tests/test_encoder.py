"""A sentence model that the user names is one more piece of evidence, kept apart by its hash."""

import json
from itertools import pairwise

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

import retold
from retold.cli import main
from retold.encoder import Encoder
from retold.engine import Here
from retold.errors import EncoderChangedError, EncoderError, ExtraMissingError
from retold.model import Likeness, Link
from retold.stages.stories import compare_profiles
from retold.store import Store
from tests.matters import FERRY, FERRY_AGAIN, ORCHARD, profile

WORDS = ["[UNK]", "ferry", "boat", "quay", "pear", "fruit", "orchard", "trust"]
BOAT, FRUIT = [1, 0, 0], [0, 1, 0]
MEANINGS = [[0.1, 0.1, 1], BOAT, BOAT, BOAT, FRUIT, FRUIT, FRUIT, [0, 0, 0]]


def save_tokenizer(path):
    made = Tokenizer(WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    made.pre_tokenizer = Whitespace()
    made.save(str(path))


def save_model(path, meanings, inputs=("input_ids", "attention_mask"), *, pooled=False):
    """A model that looks a word's vector up; with `pooled` one that gives a text's."""
    nodes = [helper.make_node("Gather", ["table", inputs[0]], ["tokens"])]
    shape = [1, "words", len(meanings[0])]
    if pooled:
        nodes.append(helper.make_node("ReduceMean", ["tokens"], ["text"], axes=[1], keepdims=0))
        shape = [1, len(meanings[0])]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(x, TensorProto.INT64, [1, "words"]) for x in inputs],
        [helper.make_tensor_value_info(nodes[-1].output[0], TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(np.array(meanings, np.float32), "table")],
    )
    opset = [helper.make_opsetid("", 13)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), str(path))


@pytest.fixture
def folder(tmp_path):
    """A folder with a model of eight words."""
    made = tmp_path / "tiny"
    made.mkdir()
    save_tokenizer(made / "tokenizer.json")
    save_model(made / "model.onnx", MEANINGS)
    return made


def numbers(vector):
    return np.frombuffer(vector, "<f4")


def test_a_vector_is_the_mean_of_its_words_at_length_one(folder):
    encoder = Encoder(folder)
    assert numbers(encoder.vector("ferry pear")) == pytest.approx([0.5**0.5, 0.5**0.5, 0])
    assert encoder.vector("ferry quay") == encoder.vector("boat")
    assert np.linalg.norm(numbers(encoder.vector(FERRY))) == pytest.approx(1)
    assert encoder.vector(FERRY) == encoder.vector(FERRY)


@pytest.mark.parametrize("text", ["", " \n", "trust trust"])
def test_a_text_of_no_meaning_has_no_vector(folder, text):
    assert Encoder(folder).vector(text) == b""


def test_a_model_may_give_the_vectors_of_texts_and_lie_in_a_folder_of_its_own(folder):
    (folder / "model.onnx").unlink()
    (folder / "onnx").mkdir()
    save_model(folder / "onnx" / "model.onnx", MEANINGS, pooled=True)
    assert numbers(Encoder(folder).vector("ferry pear")) == pytest.approx([0.5**0.5, 0.5**0.5, 0])


def test_a_text_of_any_length_and_any_signs_has_a_vector(folder):
    encoder = Encoder(folder)
    for text in ("ferry " * 5000, "\x00\u202e\ud83d\ude00", "\u0301" * 10_000):
        assert len(encoder.vector(text.encode("utf-16", "surrogatepass").decode("utf-16"))) == 12


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.onnx", None, "no model.onnx"),
        ("tokenizer.json", None, "no tokenizer.json"),
        ("model.onnx", b"not a model", "no model that can be run"),
        ("tokenizer.json", b"{", "not JSON"),
        ("tokenizer.json", b"[]", "no tokenizer"),
    ],
)
def test_a_folder_without_a_model_is_refused_with_what_to_do(folder, name, content, said):
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(EncoderError, match=said) as error:
        Encoder(folder)
    assert "Name a folder with model.onnx and tokenizer.json" in str(error.value)


def test_a_model_that_asks_for_something_else_is_refused(folder):
    save_model(folder / "model.onnx", MEANINGS, ("pixels",))
    with pytest.raises(EncoderError, match="pixels"):
        Encoder(folder)


def test_without_the_extra_the_error_says_what_to_install(folder, monkeypatch):
    monkeypatch.setattr("retold.encoder.find_spec", lambda _: None)
    with pytest.raises(ExtraMissingError, match=r"pip install 'retold\[semantic\]'"):
        Encoder(folder)


# --- evidence --------------------------------------------------------------------------------


def linked(cosine):
    alike = () if cosine is None else (Likeness(left="a", right="b", cosine=cosine),)
    (row,) = compare_profiles(profile("a", FERRY), profile("b", FERRY_AGAIN), alike)
    return row


def test_the_more_alike_two_reports_mean_the_likelier_they_tell_one_matter():
    scores = [linked(cosine).score for cosine in (0.2, 0.5, 0.8, 1.0)]
    assert all(less < more for less, more in pairwise(scores))
    assert linked(0.5) == linked(None)
    assert any("alike in meaning (0.90)" in reason for reason in linked(0.9).because)
    assert not any("meaning" in reason for reason in linked(0.4).because)


# --- in a library ----------------------------------------------------------------------------


def put(place, **texts):
    place.mkdir(exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.json").write_text(json.dumps({"id": name, "text": text}))
    return place


@pytest.fixture
def library(tmp_path):
    with retold.open(tmp_path / "l.sqlite", engine=Here()) as opened:
        opened.read(put(tmp_path / "in", a=FERRY, b=FERRY_AGAIN, c=ORCHARD))
        yield opened


def links(path):
    with Store(path) as store:
        return [row for row in store.get(Link) if row.family == "stories"]


def test_a_library_keeps_its_model_for_what_is_read_later_and_can_do_without(
    library, folder, tmp_path
):
    path = tmp_path / "l.sqlite"
    before = links(path)
    assert library.encoder() is None
    used = library.encoder(folder)
    assert (used.folder, used.id, used.reports) == (str(folder), Encoder(folder).id, 3)
    assert any("alike in meaning" in reason for row in links(path) for reason in row.because)
    library.read(put(tmp_path / "more", d=f"{ORCHARD} The orchard is old."))
    assert library.encoder().reports == 4
    with_model = links(path)
    library.rebuild()
    assert (links(path), library.encoder().reports) == (with_model, 4)
    library.forget("d")
    assert library.encoder(off=True) is None
    assert links(path) == before


def test_vectors_of_two_models_are_never_mixed(library, folder, tmp_path):
    first = library.encoder(folder)
    save_model(folder / "model.onnx", [row[::-1] for row in MEANINGS])
    library.read(put(tmp_path / "in"))  # nothing new: the model is not asked
    with pytest.raises(EncoderChangedError, match="another model"):
        library.read(put(tmp_path / "more", d=ORCHARD))
    assert library.encoder(folder).id != first.id
    with Store(tmp_path / "l.sqlite") as store:
        made = {row[0] for row in store.query("SELECT DISTINCT encoder FROM vector")}
    assert made == {Encoder(folder).id}
    assert library.encoder().reports == 4


def test_a_wrong_folder_leaves_the_library_as_it_was(library, tmp_path):
    with pytest.raises(EncoderError):
        library.encoder(tmp_path / "nowhere")
    assert library.encoder() is None


@pytest.mark.usefixtures("library")
def test_the_command_says_which_model_is_used_and_the_doctor_looks_for_it(folder, tmp_path, capsys):
    file = str(tmp_path / "l.sqlite")

    def run(*words):
        with pytest.raises(SystemExit):
            main([*words, "-l", file])
        out = capsys.readouterr()
        return " ".join((out.out + out.err).split())

    assert "this library uses no encoder" in run("encoder")
    assert "3 reports have a vector" in run("encoder", str(folder))
    assert f"encoder {folder}: 3 vectors" in run("doctor")
    assert json.loads(run("encoder", "--json"))["reports"] == 3
    assert "this library uses no encoder" in run("encoder", "--off")
