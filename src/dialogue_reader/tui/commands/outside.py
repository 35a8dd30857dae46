"""Asking others about the text: for a passage in one's own language, below it, and one's own programs."""

from typing import TYPE_CHECKING

from dialogue_reader.documents.model import Side
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import State, Translations

if TYPE_CHECKING:
    from dialogue_reader.errors import OutsideError


def translate(state: State) -> Update:
    """Show the current passage in one's own language below it, or put that away."""
    side, passage = state.focus, state.passage.id
    shown = state.translations[side]
    if passage in shown:
        return Update(_without(state, side, passage))
    if not state.translation.is_settled:
        title = Message("reader.translation_off")
        return Update(state._replace(notice=title), (effects.Notify(title, Message("reader.translation_off_remedy")),))
    if not state.is_whole:
        return saying(state, "translation_of_all")
    if state.pair[side].language == state.own_language:
        return saying(state, "translation_own", language=state.own_language)
    wanted = effects.Translate(state.pair, side, passage, state.own_language)
    return Update(_with(state, side, {**shown, passage: None}), (wanted,))


def ask_hook(state: State) -> Update:
    """Ask a program of one's own about what is selected, or about the word or the passage at the cursor."""
    from dialogue_reader.language.words import word_spans
    from dialogue_reader.outside.hooks import Words

    article, passage = state.pair[state.focus], state.passage
    spans = word_spans(article.text, passage.start, passage.end)
    word = next((article.text[start:end] for start, end in spans if start <= state.caret < end), "")
    selected = article.text_of(state.selection) if state.selection else ""
    return Update(state, (effects.AskHook(Words(selected, word, article.text_of(passage), article.language)),))


def translation_arrived(asked: effects.Translate, translation: str) -> Command:
    """A passage has been translated; whoever has put that away by now, or speaks another language, is not shown it."""

    def command(state: State) -> Update:
        if not _is_awaited(state, asked):
            return Update(state)
        shown = state.translations[asked.side]
        return Update(_with(state, asked.side, {**shown, asked.passage: translation}))

    return command


def translation_failed(asked: effects.Translate, error: "OutsideError | None") -> Command:
    """A passage could not be translated: say why; None where that has been said."""

    def command(state: State) -> Update:
        if not _is_awaited(state, asked):
            return Update(state)
        state = _without(state, asked.side, asked.passage)
        return session.failed(error)(state) if error else Update(state)

    return command


def _is_awaited(state: State, asked: effects.Translate) -> bool:
    shown = state.translations[asked.side]
    return state.pair is asked.pair and asked.passage in shown and shown[asked.passage] is None


def _without(state: State, side: Side, passage: int) -> State:
    return _with(state, side, {i: words for i, words in state.translations[side].items() if i != passage})


def _with(state: State, side: Side, shown: Translations) -> State:
    return state._replace(translations=state.translations.put(side, shown))
