"""The interface says everything in each of its languages, and asks for the same arguments there."""

import gettext
import runpy
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
import pytest

import dialogue_reader.messages
from dialogue_reader.messages import LANGUAGES, language_of, speak, spoken, text
from dialogue_reader.messages.reader import TEXTS
from dialogue_reader.tui.state.key_names import key_label

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "translations.py"))
CATALOGUES, compiled, source, texts = (SCRIPT[name] for name in ("CATALOGUES", "compiled", "source", "texts"))
TRANSLATED = LANGUAGES[1:]


def arguments(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def forms(entry: polib.POEntry) -> Iterator[str]:
    yield from entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_none_is_left_over(language: str) -> None:
    entries = {entry.msgctxt: entry for entry in source(language)}
    assert list(entries) == [name for name, _ in texts()]
    for name, template in texts():
        entry = entries[name]
        assert entry.msgid == (template if isinstance(template, str) else template.one), name
        assert all(forms(entry)), name
        assert not entry.fuzzy, name


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_asks_for_the_arguments_of_the_text(language: str) -> None:
    for entry in source(language):
        wanted = arguments(entry.msgid) | arguments(entry.msgid_plural)
        for form in forms(entry):
            assert arguments(form) <= wanted, entry.msgctxt
            assert arguments(form) >= wanted - {"count"}, entry.msgctxt


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_that_is_shipped_is_made_of_the_translations(language: str) -> None:
    shipped = (CATALOGUES / f"{language}.mo").read_bytes()
    ours, made = (gettext.GNUTranslations(BytesIO(data)) for data in (shipped, compiled(language)))
    assert ours._catalog == made._catalog  # type: ignore[attr-defined]  # gettext shows it to nobody


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
