"""The signs by which the formats of notes are told, each from a content as it is parsed: cheap, and no proof."""

from typing import Any

from dialogue_reader.notes.export.as_json import FORMAT
from dialogue_reader.notes.imports.content import Content

COLLECTIONS = ("AnnotationCollection", "AnnotationPage")


def is_own_json(content: Content) -> bool:
    """Whether this is our own JSON."""
    return isinstance(content.value, dict) and content.value.get("format") == FORMAT


def is_web_annotation(content: Content) -> bool:
    """Whether this is a Web Annotation, a list of them, a page or a collection."""
    return _has_type(content.value if isinstance(content.value, dict) else _first(content.value))


def is_hypothesis(content: Content) -> bool:
    """Whether this is an annotation as the API of Hypothesis has it, a list of them, a search result or an export."""
    value = content.value
    if isinstance(value, dict):
        rows = next((value[key] for key in ("annotations", "rows") if isinstance(value.get(key), list)), None)
        value = value if rows is None else _first(rows, {"uri": ""})
    else:
        value = _first(value)
    return isinstance(value, dict) and "uri" in value and not _has_type(value)


def is_readwise(content: Content) -> bool:
    """Whether this is a table whose first line names a column of highlights."""
    if content.is_json:
        return False
    names = [name.strip(' "\t\r').lower() for name in content.text[:4096].split("\n", 1)[0].split(",")]
    return len(names) > 1 and "highlight" in names


def _first(items: Any, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
    return (items[0] if items else default) if isinstance(items, list) else None


def types_of(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON value
    """What a JSON-LD object says it is."""
    types = value.get("type", value.get("@type")) if isinstance(value, dict) else None
    return types if isinstance(types, list) else [types]


def _has_type(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    return any(name in ("Annotation", "oa:Annotation", *COLLECTIONS) for name in types_of(value))
