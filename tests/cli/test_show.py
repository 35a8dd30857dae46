"""`show`: a document as it was read, for people, for editors and for scripts."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from dialogue_reader.documents.model import Pair

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]


def test_json_holds_all_that_is_known(run: Run, vietnamese: Path, articles: Pair) -> None:
    found = json.loads(run("show", vietnamese, "--format", "json").stdout)
    assert found["title"] == articles.left.title
    assert (found["published"], found["published_sure"], found["updated"]) == ("2022-08-15T11:59", True, None)
    assert (found["language"], found["source"], found["url"], found["guessed"]) == ("vi", str(vietnamese), None, [])
    assert all(part["text"] == articles.left.text[part["start"] : part["end"]] for part in found["passages"])
    assert found["passages"][0].keys() == {"id", "kind", "start", "end", "level", "text"}


def test_text_is_what_the_reader_reads(run: Run, write: Write) -> None:
    assert run("show", write("a.txt", "Un titre\n\n\n Le texte.\t \n")).stdout == "Un titre\n\nLe texte.\n"


def test_markdown_is_for_editors(run: Run, write: Write) -> None:
    path = write("a.txt", "Un titre\n\nLe texte.\n")
    shown = run("show", path, "--format", "markdown").stdout
    assert shown.startswith("---\ntitle: Un titre\n")
    assert shown.endswith("---\n\n# Un titre\n\nLe texte.\n")
