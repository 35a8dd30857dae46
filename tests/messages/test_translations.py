"""The interface says everything in each of its languages, and asks for the same arguments there."""

import ast
import gettext
import re
import runpy
import string
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import polib
import pytest

import dialogue_reader.messages
from dialogue_reader.messages import LANGUAGES, Plural, language_of, speak, spoken, text
from dialogue_reader.messages import click as messages_of_click
from dialogue_reader.messages.reader import TEXTS
from dialogue_reader.tui.state.key_names import key_label

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "translations.py"))
CATALOGUES, compiled, source, texts = (SCRIPT[name] for name in ("CATALOGUES", "compiled", "source", "texts"))
TRANSLATED = LANGUAGES[1:]
# Kinds of numbers and of paths, which click calls by their English names.
ENGLISH_ARGUMENTS = {
    "click.no_number": {"number_type"},
    "click.no_such_path": {"name"},
    "click.path_is_file": {"name"},
    "click.path_is_folder": {"name"},
    "click.path_unreadable": {"name"},
}


def arguments(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def catalog(data: bytes) -> dict[str | tuple[str, int], str]:
    """What is in a catalogue, which gettext shows to nobody."""
    texts: dict[str | tuple[str, int], str] = gettext.GNUTranslations(BytesIO(data))._catalog  # type: ignore[attr-defined]
    return texts


def forms(entry: polib.POEntry) -> Iterator[str]:
    yield from entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_none_is_left_over(language: str) -> None:
    entries = source(language)
    english = [(name, template if isinstance(template, str) else template.one) for name, template in texts()]
    assert [(entry.msgctxt, entry.msgid) for entry in entries] == english
    for entry in entries:
        assert all(forms(entry)), entry.msgctxt
        assert not entry.fuzzy, entry.msgctxt


def test_signs_of_french_hold_to_their_words() -> None:
    loose = re.compile(r"(?<=[^\s·]) [;:!?»](?=[\s.]|$)|« ")
    assert [entry.msgctxt for entry in source("fr") if any(map(loose.search, forms(entry)))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_asks_for_the_arguments_of_the_text(language: str) -> None:
    for entry in source(language):
        english = [arguments(template) for template in (entry.msgid, entry.msgid_plural) if template]
        given, needed = (
            set.union(*english),
            set.intersection(*english) - {"count"} - ENGLISH_ARGUMENTS.get(entry.msgctxt, set()),
        )
        for form in forms(entry):
            assert needed <= arguments(form) <= given, entry.msgctxt


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_that_is_shipped_is_made_of_the_translations(language: str) -> None:
    for path, catalogue in compiled(language).items():
        assert catalog(path.read_bytes()) == catalog(catalogue)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_of_the_reader_holds_no_help(language: str) -> None:
    assert not [name for name in catalog((CATALOGUES / f"{language}.mo").read_bytes()) if str(name).startswith("help.")]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_letter_of_a_translation_is_one_code_point(language: str) -> None:
    """click counts code points where it breaks lines; a mark of its own would be counted as a letter."""
    for entry in source(language):
        for form in forms(entry):
            assert form == unicodedata.normalize("NFC", form), entry.msgctxt


def test_the_words_of_click_are_those_that_it_says() -> None:
    package = Path(click.__file__).parent
    literals = {
        node.value
        for path in package.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    said = {
        english
        for template in messages_of_click.TEXTS.values()
        for english in (template if isinstance(template, Plural) else (template,))
    }
    assert said <= literals


def test_the_language_of_the_system_is_taken_where_it_is_spoken() -> None:
    assert language_of({"LANG": "vi_VN.UTF-8"}) == "vi"
    assert language_of({"LANG": "vi_VN.UTF-8", "LC_ALL": "fr_FR.UTF-8"}) == "fr"
    assert language_of({"LANGUAGE": "fr:vi", "LANG": "en_GB.UTF-8"}) == "fr"
    assert language_of({"LANG": "de_DE.UTF-8"}) == "en"
    assert language_of({"LANG": "C.UTF-8"}) == "en"
    assert language_of({}) == "en"


def test_plurals_follow_the_language() -> None:
    english = {n: text("reader.differences", count=n) for n in (0, 1, 2)}
    assert english[0].replace("0", "") == english[2].replace("2", "") != english[1].replace("1", "")
    speak("fr")
    french = {n: text("reader.differences", count=n) for n in (0, 1, 2)}
    assert french[0].replace("0", "") == french[1].replace("1", "") != french[2].replace("2", "")
    speak("vi")
    vietnamese = {n: text("reader.differences", count=n) for n in (1, 2)}
    assert vietnamese[1].replace("1", "") == vietnamese[2].replace("2", "")


@pytest.mark.parametrize(
    ("language", "share", "listed"),
    [("en", "45%", "Notes (1,234)"), ("vi", "45%", "Notes (1.234)"), ("fr", "45\u202f%", "Notes (1\u202f234)")],
)
def test_numbers_are_written_as_the_language_does(language: str, share: str, listed: str) -> None:
    speak(language)
    assert text("reader.share", share=0.45) == share
    assert text("reader.counted", title="Notes", count=1234) == listed


def test_keys_have_their_names_in_the_language() -> None:
    names = {}
    for language in LANGUAGES:
        speak(language)
        names[language] = [key_label(key) for key in ("enter", "shift+space", "pagedown", "j", "f5")]
    assert names["en"] == ["Enter", "shift+Space", "PgDn", "j", "F5"]
    assert names["fr"] == ["Entrée", "maj+Espace", "PgSuiv", "j", "F5"]
    assert names["vi"] == ["Enter", "shift+Phím cách", "PgDn", "j", "F5"]


def test_only_a_language_that_is_there_is_spoken() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        speak("xx")
    assert spoken() == "en"


def test_the_catalogues_are_part_of_the_package() -> None:
    assert Path(dialogue_reader.messages.__file__).parent / "locale" == CATALOGUES
    assert TEXTS
