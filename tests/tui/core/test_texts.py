"""The catalogue and the code that draws on it: nothing is missing, nothing is left over, every argument is given."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple, get_args

from dialogue_reader import tui
from dialogue_reader.comparison.facts.model import DiscrepancyKind
from dialogue_reader.comparison.model import Verdict
from dialogue_reader.documents.model import Kind
from dialogue_reader.insight.worker import questions
from dialogue_reader.messages import Plural, commands, matrix, parts, reader
from dialogue_reader.notes.model import COLOURS, Standing
from dialogue_reader.pages.story_files import FORMATS
from dialogue_reader.settings.keymaps import KEYS, PART_KEYS
from dialogue_reader.stories.statements import Presence
from dialogue_reader.tui.commands.part_keys import PARTS
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.matrix.registry import REGISTRY as MATRIX
from dialogue_reader.tui.state.model import Subject
from dialogue_reader.tui.view.guide import STEPS
from dialogue_reader.tui.view.key_line import ON_KEY_LINE

_GIVING = {"say": 0, "saying": 1, "Message": 0, "_keep": 1}
_NAMING = {**_GIVING, "_with_notice": 1}
"""What takes the name of a text, and as which of its arguments; the former take the text's own arguments, too."""

PUT_TOGETHER: dict[str, tuple[str, ...]] = {
    "copied_by_{}": ("copied_by_tool", "copied_by_file"),
    "no_{}": tuple(f"no_{subject}" for subject in get_args(Subject)),
    "panel_{}": tuple(f"panel_{subject}" for subject in get_args(Subject)),
    "fact_{}": tuple(f"fact_{kind}" for kind in get_args(DiscrepancyKind)),
    "colour_{}": tuple(f"colour_{colour}" for colour in COLOURS),
    "standing_{}": tuple(f"standing_{standing}" for standing in get_args(Standing) if standing != "exact"),
    "side_{}": ("side_left", "side_right"),
    "kind_{}": tuple(f"kind_{kind}" for kind in get_args(Kind)),
    "{}_{}": tuple(f"{kind}_{how}" for kind in ("mark", "note") for how in ("gone", "back", "as_before")),
    "map_{}": ("map_left", "map_right", *(f"map_{verdict}" for verdict in (*get_args(Verdict), "aside"))),
    "notes_not_{}": ("notes_not_kept", "notes_not_read"),
    "nothing_to_be_{}": ("nothing_to_be_undone", "nothing_to_be_redone"),
    "analysis_{}": tuple(f"analysis_{kind}" for kind in get_args(questions.Kind)),
    "guide_{}": tuple(f"guide_{command}" for command in STEPS),
}
"""Names that the code puts together, by their pattern, and all that come of it."""


class Said(NamedTuple):
    """A text as the code names it: its name or a pattern of it, the arguments given, and where that is."""

    name: str
    arguments: frozenset[str]
    where: str


@cache
def _modules() -> dict[str, tuple[ast.Call | ast.Constant, ...]]:
    """The calls and the constants of every module."""
    folder = Path(tui.__path__[0])
    trees = {str(path.relative_to(folder)): ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}
    return {
        where: tuple(node for node in ast.walk(tree) if isinstance(node, (ast.Call, ast.Constant)))
        for where, tree in trees.items()
    }


def _names(node: ast.expr) -> Iterator[str]:
    """The names that an expression may be; those put together as patterns."""
    match node:
        case ast.Constant(str(name)):
            yield name
        case ast.IfExp():
            yield from _names(node.body)
            yield from _names(node.orelse)
        case ast.JoinedStr():
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]


def _given(node: ast.Call) -> frozenset[str]:
    names = {keyword.arg for keyword in node.keywords if keyword.arg} - {"forget"}  # which `_keep` takes itself
    for argument in node.args:
        if isinstance(argument, ast.Dict):
            names |= {
                key.value for key in argument.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
    return frozenset(names)


@cache
def said() -> tuple[Said, ...]:
    """Every text of the reader that the code names where it says something."""
    texts = []
    for where, nodes in _modules().items():
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMING:
                at = _NAMING[node.func.id]
                names = _names(node.args[at]) if len(node.args) > at else ()
                given = _given(node) if node.func.id in _GIVING else frozenset()
                texts += [Said(name.removeprefix("reader."), given, f"{where}:{node.lineno}") for name in names]
    return tuple(text for text in texts if text.name != "{}" and "." not in text.name)  # others are of other areas


@cache
def _words_in_code() -> frozenset[str]:
    nodes = [node for nodes in _modules().values() for node in nodes]
    return frozenset(
        n.value.removeprefix("reader.") for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


def _forms(text: str | Plural) -> tuple[str, ...]:
    return text if isinstance(text, Plural) else (text,)


def _placeholders(text: str | Plural) -> set[str]:
    return {name for form in _forms(text) for _, name, _, _ in Formatter().parse(form) if name is not None}


def _named_keys(text: str | Plural) -> set[str]:
    return {name.removeprefix("key[").removesuffix("]") for name in _placeholders(text) if name.startswith("key[")}


def fields(text: str | Plural) -> set[str]:
    """The arguments that a text wants; `key` is given with every notice."""
    names = {name.partition("[")[0] for name in _placeholders(text)}
    return names | {"count"} if isinstance(text, Plural) else names


# -- the reader's texts ----------------------------------------------------------------------------------------------


def test_every_text_that_the_code_names_exists() -> None:
    missing = {one for one in said() if "{}" not in one.name and one.name not in reader.TEXTS}
    assert not missing


def test_names_that_are_put_together_are_those_known_and_exist() -> None:
    assert {one.name for one in said() if "{}" in one.name} == set(PUT_TOGETHER)
    assert {name for names in PUT_TOGETHER.values() for name in names} <= set(reader.TEXTS)


def test_no_text_of_the_reader_is_left_over() -> None:
    together = {name for names in PUT_TOGETHER.values() for name in names}
    assert set(reader.TEXTS) - together <= _words_in_code()


def test_every_text_is_given_its_arguments_and_no_others() -> None:
    for one in said():
        for name in PUT_TOGETHER.get(one.name, (one.name,)):
            assert fields(reader.TEXTS[name]) - {"key"} == one.arguments - {"key"}, one.where


def test_every_key_that_a_text_names_is_one_of_a_command_or_of_a_part() -> None:
    assert {key for text in reader.TEXTS.values() for key in _named_keys(text)} <= {*KEYS, *PART_KEYS}


# -- the texts of the matrix -----------------------------------------------------------------------------------------

MATRIX_PUT_TOGETHER: dict[str, tuple[str, ...]] = {
    "shown_{}": ("shown_differing", "shown_alone"),
    "none_{}": ("none_differing", "none_alone"),
    "legend_{}": tuple(f"legend_{presence}" for presence in get_args(Presence)),
    "group_{}": ("group_move", "group_show", "group_search", "group_mark", "group_matrix"),
    "{}_share": ("comparing_share", "refining_share"),
    "{}_seconds": ("comparing_seconds", "refining_seconds"),
    "format_{}": tuple(f"format_{form}" for form in FORMATS),
    "{}.short": ("help.short", "open.short", "next_hit.short", "escape.short", "next_differing.short",
                 "differing.short", "alone.short", "account.short", "search.short", "words_down.short",
                 "export.short", "quit.short", "notes.short", "annotate.short", "colour.short"),
}  # fmt: skip
"""Names of texts of the matrix that the code puts together."""


def _said_of_matrix() -> Iterator[Said]:
    for where, nodes in _modules().items():
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("phrase", "noting"):
                at = 0 if node.func.id == "phrase" else 1
                names = _names(node.args[at]) if len(node.args) > at else ()
                yield from (Said(name, _given(node), f"{where}:{node.lineno}") for name in names)


def test_every_text_of_the_matrix_exists_and_is_given_its_arguments() -> None:
    for one in _said_of_matrix():
        for name in MATRIX_PUT_TOGETHER.get(one.name, (one.name,)):
            assert fields(matrix.TEXTS[name]) - {"key"} <= one.arguments, one.where


def test_no_text_of_the_matrix_is_left_over() -> None:
    said_of = {one.name for one in _said_of_matrix()}
    together = {name for pattern in said_of & set(MATRIX_PUT_TOGETHER) for name in MATRIX_PUT_TOGETHER[pattern]}
    ids = {entry.id.removeprefix("matrix.") for entry in MATRIX}
    wanted = said_of | together | ids | {f"{name}.help" for name in ids} | {"failed"}
    assert set(matrix.TEXTS) - wanted == set()


def test_every_key_that_a_text_of_the_matrix_names_is_one_of_a_command() -> None:
    assert {key for text in matrix.TEXTS.values() for key in _named_keys(text)} <= {entry.id for entry in MATRIX}


# -- the texts of commands -------------------------------------------------------------------------------------------


def test_commands_have_the_texts_that_are_shown_and_no_others() -> None:
    wanted = {f"group_{entry.group}" for entry in REGISTRY}
    wanted |= {text for entry in REGISTRY for text in (entry.id, f"{entry.id}.help")}
    wanted |= {f"{command}.short" for command in ON_KEY_LINE}
    assert set(commands.TEXTS) == wanted


def test_parts_of_the_screen_have_the_texts_that_are_shown_and_no_others() -> None:
    assert set(parts.TEXTS) == {"hint", *PARTS, *(key.id for part in PARTS.values() for key in part.keys)}


def test_every_text_says_something_and_ends_without_a_blank() -> None:
    for text in (text for area in (reader, commands, parts, matrix) for text in area.TEXTS.values()):
        for form in _forms(text):
            assert form
            assert form == form.strip()


def test_names_of_commands_are_told_apart() -> None:
    names = [commands.TEXTS[entry.id] for entry in REGISTRY]
    assert len(set(names)) == len(names)
