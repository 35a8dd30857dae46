"""The message catalogue: every text that people read, by a name; both front ends draw on it, nothing below them does.

A name is `AREA.ID`: the area is a module of this package, loaded when a text of it is first wanted. A text may hold
arguments in braces, as in `str.format`; one with a plural is a `Plural` of two, chosen by the argument `count`. English
is the text itself; gettext gives the others, from catalogues in `locale` that are made of translations/*.po.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.errors import DialogueError

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES = ("en", "vi", "fr")
"""Those that the interface speaks, by their ISO 639-1 codes."""

_SIGNS: Mapping[str, Mapping[int, str]] = {
    "fr": {ord("."): ",", ord(","): "\u202f", ord("%"): "\u202f%"},
    "vi": {ord("."): ",", ord(","): "."},
}
"""How a language writes a number that a text formats: 0,83 and, in French, with a narrow no-break space, 45 %."""

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext asks them
_language = LANGUAGES[0]
_translations: "GNUTranslations | None" = None


class Plural(NamedTuple):
    """A text for one thing and for several."""

    one: str
    several: str


Texts = Mapping[str, str | Plural]


class Message(NamedTuple):
    """Something to say: the name of a text, and its arguments."""

    name: str
    arguments: Mapping[str, object] = {}


def speak(language: str) -> None:
    """Let every text from now on be in `language`, one of `LANGUAGES`."""
    global _language, _translations
    _language = LANGUAGES[LANGUAGES.index(language)]
    _translations = _catalogue(_language)


def speak_as_settled(language: str, environment: Mapping[str, str]) -> None:
    """Speak the language that was settled; where none was (""), that of the system."""
    speak(language or language_of(environment))


def spoken() -> str:
    """The language of every text: one of `LANGUAGES`, the same object each time."""
    return _language


def language_after(language: str) -> str:
    """The next one of `LANGUAGES`, the first after the last."""
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]


def language_of(environment: Mapping[str, str]) -> str:
    """The language that a person has told their system, of those that there are; else English."""
    for variable in _VARIABLES:
        for wanted in environment.get(variable, "").split(":"):
            if (code := wanted[:2].lower()) in LANGUAGES:
                return code
            if wanted:
                return LANGUAGES[0]
    return LANGUAGES[0]


@cache
def _catalogue(language: str) -> "GNUTranslations | None":
    if language == LANGUAGES[0]:
        return None
    from gettext import GNUTranslations
    from importlib.resources import files

    with files(__name__).joinpath("locale", f"{language}.mo").open("rb") as stream:
        return GNUTranslations(stream)


def text(name: str, /, **arguments: object) -> str:
    """The text called `name` in the language of the interface. Raises KeyError for a name or an argument not given.

    An argument may be a `Message` itself, or an error, which stands for its reason. Numbers that the text formats are
    written as the language does.
    """
    area, _, identifier = name.partition(".")
    template = _texts(area)[identifier]
    if isinstance(template, Plural):
        count = arguments["count"]
        assert isinstance(count, int)
        translated = _of_several(name, template, count)
    elif _translations and template:
        translated = _translations.pgettext(name, template)
    else:
        translated = template
    return translated.format(**{key: _plain(value, arguments) for key, value in arguments.items()})


def _of_several(name: str, template: Plural, count: int) -> str:
    if _translations:
        return _translations.npgettext(name, template.one, template.several, count)
    return template.one if count == 1 else template.several


def rendered(message: Message, **context: object) -> str:
    """The text of `message`; `context` is for the messages among its arguments as well."""
    return text(message.name, **{**context, **message.arguments})


def _plain(value: object, context: Mapping[str, object]) -> object:
    if isinstance(value, DialogueError):
        from dialogue_reader.messages.errors import explained

        return explained(value).reason
    if isinstance(value, int | float) and _language in _SIGNS:
        return _Number(value)
    if not isinstance(value, Message):
        return value
    others = {key: other for key, other in context.items() if not isinstance(other, Message)}
    return rendered(value, **others)


class _Number:
    """A number that is formatted as the language of the interface writes it."""

    def __init__(self, value: float) -> None:
        self._value = value

    def __format__(self, how: str) -> str:
        return format(self._value, how).translate(_SIGNS[_language])


@cache
def _texts(area: str) -> Texts:
    texts: Texts = import_module(f"dialogue_reader.messages.{area}").TEXTS
    return texts
