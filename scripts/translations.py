"""Keep the translations of the interface in step with its texts.

uv run python scripts/translations.py update     take new texts into translations/*.po, and let go those that are gone
uv run python scripts/translations.py compile    make the catalogues that the program reads

A text whose English has changed is marked fuzzy: look at its translation, then take the mark away.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import polib

from dialogue_reader import messages
from dialogue_reader.cli.help_texts import DOMAIN
from dialogue_reader.cli.main import help_texts
from dialogue_reader.messages import LANGUAGES, Plural

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "translations"
CATALOGUES = ROOT / "src/dialogue_reader/messages/locale"
PLURALS = {"vi": "nplurals=1; plural=0;", "fr": "nplurals=2; plural=(n > 1);"}


def texts() -> Iterator[tuple[str, str | Plural]]:
    """Every text of the interface in English, after its name; what an option says in several ways has one name."""
    for module in pkgutil.iter_modules(messages.__path__):
        area = importlib.import_module(f"{messages.__name__}.{module.name}").TEXTS
        yield from ((f"{module.name}.{name}", template) for name, template in area.items() if template)
    yield from help_texts()


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
    file = source(language)
    by_name = {entry.msgctxt: entry for entry in file}
    known = {(entry.msgctxt, entry.msgid): entry for entry in file}
    file.clear()
    for name, template in texts():
        english = template.one if isinstance(template, Plural) else template
        entry = known.get((name, english)) or copy(by_name.get(name)) or polib.POEntry(msgctxt=name)
        if entry.msgid != english and (entry.msgstr or entry.msgstr_plural):
            entry.flags = ["fuzzy"]
        entry.msgid, entry.msgid_plural = english, template.several if isinstance(template, Plural) else ""
        if isinstance(template, Plural) and not entry.msgstr_plural:
            entry.msgstr_plural = dict.fromkeys(range(1 + PLURALS[language].startswith("nplurals=2")), "")
        file.append(entry)
    SOURCES.mkdir(exist_ok=True)
    file.save(str(SOURCES / f"{language}.po"))


def compiled(language: str) -> dict[Path, bytes]:
    """The catalogues of a language, by their paths: the reader's, and that of the help, where gettext looks for it."""
    of_reader, of_help = source(language), source(language)
    of_reader[:] = [entry for entry in of_reader if not _is_of_help(entry)]
    of_help[:] = [entry for entry in of_help if _is_of_help(entry)]
    for entry in of_help:
        if entry.msgctxt.startswith("click."):
            entry.msgctxt = None  # click asks for its words by their English alone
    return {
        CATALOGUES / f"{language}.mo": bytes(of_reader.to_binary()),
        CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo": bytes(of_help.to_binary()),
    }


def _is_of_help(entry: polib.POEntry) -> bool:
    return entry.msgctxt.partition(".")[0] in ("help", "click")


def main() -> None:
    """Do what is asked for all languages but English, in which the texts are written."""
    for language in LANGUAGES[1:]:
        if sys.argv[1:] == ["update"]:
            update(language)
        elif sys.argv[1:] == ["compile"]:
            for path, catalogue in compiled(language).items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(catalogue)
        else:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
