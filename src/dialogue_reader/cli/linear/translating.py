"""A passage in one's own language, read aloud by the translator of the settings, and never taken for the passage."""

from collections.abc import Iterator
from pathlib import Path

from dialogue_reader.cli.linear.model import LinearReading
from dialogue_reader.cli.linear.spoken import one_line, say
from dialogue_reader.errors import OutsideError
from dialogue_reader.messages import spoken, text
from dialogue_reader.messages.errors import described
from dialogue_reader.outside.programs import Programs
from dialogue_reader.outside.translation import Question, Translator
from dialogue_reader.settings.model import Translation


def translation_lines(reading: LinearReading, settings: Translation, folder: Path | None) -> Iterator[str]:
    """What is said of the passage by a machine, or why nothing is; the last line may be long in coming.

    What was translated before is in `folder`, if there is one.
    """
    source, target = reading.article.language, settings.target(spoken())
    if not settings.is_settled:
        yield f"{text('reader.translation_off')}. {text('reader.translation_off_remedy')}"
        return
    if source == target:
        yield f"{text('reader.translation_own', language=target)}."
        return
    yield say("translating")
    translator = Translator(settings, folder, Programs())
    try:
        words = translator.translate(Question(reading.article.text_of(reading.passage), source, target))
    except OutsideError as error:
        yield described(error)
    else:
        yield say("translated", source=source, target=target, words=one_line(words))
