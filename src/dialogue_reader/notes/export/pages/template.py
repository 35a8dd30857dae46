"""Templates: the page that comes with the reader, and those that people write for formats of their own.

A template is a person's text that may have come from anywhere, so it runs in Jinja2's sandbox. Whether what it says is
escaped depends on the file that it makes: `page.html` or `page.html.j2` is HTML, `list.txt` is not. Jinja2 is loaded
when it is needed.
"""

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.errors import OutputError, detail_of
from dialogue_reader.notes.export.pages.markup import as_html, emphasised
from dialogue_reader.notes.export.pages.values import values_of
from dialogue_reader.notes.export.report import Report, Words

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Template
    from jinja2.sandbox import SandboxedEnvironment

_OF_TEMPLATES = (".j2", ".jinja", ".jinja2")
_ESCAPED = (".html", ".htm", ".xhtml", ".xml", ".svg")


def by_template(path: Path, report: Report, words: Words) -> str:
    """What the template at `path` makes of `report`. Raises OutputError, which names the line of a mistake."""
    from jinja2 import FileSystemLoader, TemplateError, TemplateSyntaxError

    try:
        source = path.read_text("utf-8")
    except FileNotFoundError:
        raise OutputError("template_missing", str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError("template_unreadable", str(path), detail=detail_of(error)) from None
    environment = _environment(is_escaped=_is_escaped(path.name), loader=FileSystemLoader(path.parent))
    try:
        code = environment.compile(source, path.name, str(path))
        template = environment.template_class.from_code(environment, code, environment.make_globals(None))
        return template.render(values_of(report, words), words=words)
    except TemplateSyntaxError as error:
        raise _mistake(str(error.filename or path), error.lineno, error.message or "") from None
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        where, line = _place_of(error, path)
        raise _mistake(where, line, str(error)) from None


def page(report: Report, words: Words) -> str:
    """`report` by the page that comes with the reader: it stands alone, and is read without scripts."""
    return page_template(__package__, "page.html.j2").render(values_of(report, words), words=words) + "\n"


def page_template(package: str, name: str) -> "Template":
    """The template of a page of HTML that is a file of that name in one of our packages; it may use others there."""
    from importlib.resources import files

    from jinja2 import FunctionLoader

    loader = FunctionLoader(lambda file: files(package).joinpath(file).read_text("utf-8"))
    return _environment(is_escaped=True, loader=loader).get_template(name)


def _environment(*, is_escaped: bool, loader: "BaseLoader") -> "SandboxedEnvironment":
    """Where a template runs; it may include those that `loader` has."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup, escape

    environment = ImmutableSandboxedEnvironment(
        autoescape=is_escaped,
        undefined=StrictUndefined,
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Both make HTML out of text, with nothing left in it that the text could have meant for a browser.
    environment.filters["markdown"] = lambda note: Markup(as_html(note))  # noqa: S704
    environment.filters["emphasised"] = lambda text: Markup(emphasised(str(escape(text))))  # noqa: S704
    return environment


def _is_escaped(name: str) -> bool:
    name = name.lower()
    for ending in _OF_TEMPLATES:
        name = name.removesuffix(ending)
    return name.endswith(_ESCAPED)


def _place_of(error: Exception, path: Path) -> tuple[str, int | None]:
    """The file and the line of a template in which `error` came about; Jinja2 writes them into the traceback."""
    folder = path.parent.resolve()
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).suffix != ".py"]
    inside = [frame for frame in frames if folder in Path(frame.filename).resolve().parents]
    return (inside[-1].filename, inside[-1].lineno) if inside else (str(path), None)


def _mistake(where: str, line: int | None, detail: str) -> OutputError:
    detail = " ".join(detail.rstrip(".").split())
    return OutputError("template_wrong", f"{where}:{line}" if line else where, detail=detail)
