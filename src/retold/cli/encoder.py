"""The command that names a sentence model for a library."""

from pathlib import Path

from retold.cli.app import DEFAULT, KEEPING, Json, LibraryFile, app, opened, print_rows, say


@app.command(group=KEEPING)
def encoder(
    folder: Path | None = None,
    *,
    off: bool = False,
    json: Json = False,
    library: LibraryFile = DEFAULT,
) -> None:
    """Let stories be found with a sentence model as well, from now on; without a folder say which.

    The folder holds `model.onnx` and `tokenizer.json`, as sentence-transformers has them; nothing
    is downloaded. It needs the extra `semantic`.

    Example: `retold encoder models/all-MiniLM-L6-v2`

    Args:
        folder: Where the model is.
        off: Use none from now on.

    """
    with opened(library, bars=True) as held:
        used = held.encoder(folder, off=off)
    if json:
        print_rows([used] if used else [])
    elif used:
        say(f"encoder {used.folder} ({used.id}): {used.reports:,} reports have a vector")
    else:
        say("this library uses no encoder")
