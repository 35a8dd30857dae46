"""Keep the translations of the interface in step with its texts.

uv run python scripts/translations.py update     take new texts into translations/*.po, and let go those that are gone
uv run python scripts/translations.py compile    make the catalogues that the program reads

A text whose English has changed is marked fuzzy: look at its translation, then take the mark away.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from dialogue_reader import messages
from dialogue_reader.messages import LANGUAGES, Plural

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "translations"
CATALOGUES = ROOT / "src/dialogue_reader/messages/locale"
PLURALS = {"vi": "nplurals=1; plural=0;", "fr": "nplurals=2; plural=(n > 1);"}


def texts() -> Iterator[tuple[str, str | Plural]]:
    """Every text of the interface in English, by its name."""
    for module in pkgutil.iter_modules(messages.__path__):
        area = importlib.import_module(f"{messages.__name__}.{module.name}").TEXTS
        yield from ((f"{module.name}.{name}", template) for name, template in area.items() if template)


def source(language: str) -> polib.POFile:
    """The translations into a language, as people edit them."""
    path = SOURCES / f"{language}.po"
    file = polib.pofile(str(path), wrapwidth=120) if path.exists() else polib.POFile(wrapwidth=120)
    file.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return file


def update(language: str) -> None:
    """Write the translations into a language in the order of the texts; new texts are empty."""
    known = {entry.msgctxt: entry for entry in source(language)}
    file = source(language)
    file.clear()
    for name, template in texts():
        english = template.one if isinstance(template, Plural) else template
        entry = known.get(name) or polib.POEntry(msgctxt=name)
        if entry.msgid != english and (entry.msgstr or entry.msgstr_plural):
            entry.flags = ["fuzzy"]
        entry.msgid, entry.msgid_plural = english, template.several if isinstance(template, Plural) else ""
        if isinstance(template, Plural) and not entry.msgstr_plural:
            entry.msgstr_plural = dict.fromkeys(range(1 + PLURALS[language].startswith("nplurals=2")), "")
        file.append(entry)
    SOURCES.mkdir(exist_ok=True)
    file.save(str(SOURCES / f"{language}.po"))


def compiled(language: str) -> bytes:
    """The catalogue of a language."""
    return bytes(source(language).to_binary())


def main() -> None:
    """Do what is asked for all languages but English, in which the texts are written."""
    for language in LANGUAGES[1:]:
        if sys.argv[1:] == ["update"]:
            update(language)
        elif sys.argv[1:] == ["compile"]:
            CATALOGUES.mkdir(exist_ok=True)
            (CATALOGUES / f"{language}.mo").write_bytes(compiled(language))
        else:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
