"""Rules the whole project keeps, read off its own files."""

import ast
import re
from pathlib import Path

import pytest

import retold
from retold.cli import app
from retold.errors import RetoldError
from retold.model import Family, Stage
from retold.pipeline import ACROSS, FAMILIES, IN_REPORT
from retold.tables import TABLES

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
STAGES = [stage.name for stage in (*IN_REPORT, *FAMILIES, *ACROSS)]


def functions():
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.name}:{node.lineno} {node.name}", node


def test_files_are_short():
    long = [str(path) for path in SOURCES if path.read_text(encoding="utf-8").count("\n") > 300]
    assert long == []


def test_functions_are_short():
    lengths = {name: node.end_lineno - node.lineno + 1 for name, node in functions()}
    assert [name for name, length in lengths.items() if length > 40] == []
    assert sorted(lengths.values())[len(lengths) // 2] <= 10


def test_no_error_is_swallowed_whole():
    caught = [
        f"{path.name}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    ]
    assert caught == []


def imported(tree):
    """Return the first parts of the names of all modules that a file imports."""
    return {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


def test_stages_have_no_clock_network_randomness_or_store():
    banned = {
        "time",
        "random",
        "socket",
        "urllib",
        "http",
        "sqlite3",
        "os",
        "subprocess",
        "secrets",
    }
    for path, tree in TREES.items():
        if "stages" in path.parts or "lexis" in path.parts:
            assert not imported(tree) & banned, path


def test_the_network_is_touched_in_one_room():
    banned = {"urllib3", "socket", "ssl", "http", "requests", "httpx", "aiohttp", "ftplib"}
    for path, tree in TREES.items():
        assert "net" in path.parts or not imported(tree) & banned, path
        called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not called & {"urlopen", "urlretrieve"}, path


def test_only_watching_loads_the_network():
    rooms = ("retold.inbox.net", "retold.run.watching")
    for path, tree in TREES.items():
        if "net" in path.parts or "watching" in path.parts:
            continue
        loaded = {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
        assert not [one for one in loaded if f"{one}.".startswith(tuple(f"{r}." for r in rooms))], (
            path
        )


def test_sql_is_written_in_one_room():
    for path in SOURCES:
        if "store" not in path.parts:
            written = path.read_text("utf-8")
            assert not re.search(r"\b(SELECT|INSERT INTO|DELETE FROM)\b", written), path


def test_only_the_command_line_talks():
    for path, tree in TREES.items():
        if "cli" in path.parts:
            continue
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert not [call for call in calls if getattr(call, "id", "") == "print"], path


def test_there_are_at_most_25_public_names_and_each_is_there():
    assert len(retold.__all__) <= 25
    for name in retold.__all__:
        assert getattr(retold, name)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = retold.nothing


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_has_its_room_and_its_tests(stage):
    room = ROOT / "src" / "retold" / "stages"
    assert (room / f"{stage}.py").exists() or (room / stage / "__init__.py").exists()
    assert (ROOT / "tests" / f"test_{stage}.py").exists()


def test_what_a_stage_reads_is_made_before():
    given = {"Report", "Judgement", "Company"}  # company is made of other rows when it is asked for
    for stage in (*IN_REPORT, *FAMILIES, *ACROSS):
        made = stage.makes if isinstance(stage, Stage) else (*stage.makes, *stage.mark.makes)
        reads = stage.reads if isinstance(stage, Stage) else (*stage.reads, *stage.group_reads)
        assert {kind.__name__ for kind in reads} <= given, stage.name
        given |= {kind.__name__ for kind in made}
        if isinstance(stage, Family):
            given |= {"Copy", "Link"}


def test_every_error_has_one_base_and_says_what_to_do():
    def below(kind):
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    for kind in below(RetoldError) - {RetoldError}:
        assert kind.__doc__
        assert kind.exit_code in {1, 2}
        assert kind.remedy or kind.exit_code == 2


def test_the_lock_names_no_registry_and_pins_every_package_with_its_hash():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    pinned = [line for line in lines if "==" in line]
    hashes = "\n".join(lines).count("--hash=sha256:")
    assert pinned
    assert hashes >= len(pinned)


def test_any_is_rare():
    count = sum(len(re.findall(r"\bAny\b", path.read_text("utf-8"))) for path in SOURCES)
    lines = sum(path.read_text("utf-8").count("\n") for path in SOURCES)
    assert count <= lines / 500


def test_every_weight_has_a_card():
    weights = ROOT / "src" / "retold" / "weights"
    for path in weights.iterdir():
        if path.suffix in {".json", ".tsv"}:
            assert path.with_suffix(".md").exists(), path.name
            assert path.stat().st_size <= 2_000_000


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/examples.md"]
)
def test_what_a_page_links_to_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in link:
            assert ((ROOT / page).parent / link).exists(), link


def test_every_command_is_in_the_reference():
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for command in app:
        if not command.startswith("-"):
            assert f"`retold {command}" in text, command


def test_every_table_and_column_is_in_the_reference():
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for table, kind in TABLES.items():
        (line,) = [line for line in text.splitlines() if line.startswith(f"| `{table}` | ")]
        assert re.findall(r"`(\w+)`", line.rsplit(" | ", 1)[1]) == list(kind.__struct_fields__)
