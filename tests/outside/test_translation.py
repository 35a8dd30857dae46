"""A passage is translated by a command or a server that a person has named, within limits, and once."""

import json
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dialogue_reader.errors import OutsideError
from dialogue_reader.messages.errors import described
from dialogue_reader.outside.programs import Programs
from dialogue_reader.outside.translation import LONGEST, Question, Translator
from dialogue_reader.settings.model import Translation
from tests.outside.server import Answering, served, with_body, with_content

QUESTION = Question("Đối thoại di cư.", "vi", "fr")


def by(settings: Translation, folder: Path | None = None, **environment: str) -> Translator:
    return Translator(settings, folder, Programs(), environment)


def asked_of(answering: Answering, key_variable: str = "", seconds: int = 5) -> str:
    with served(answering) as server:
        chosen = Translation(url=server.url, model="m", key_variable=key_variable, seconds=seconds)
        return by(chosen).translate(QUESTION)


def failure(answering: Answering, key_variable: str = "", seconds: int = 5) -> str:
    with pytest.raises(OutsideError) as caught:
        asked_of(answering, key_variable, seconds)
    assert "\x1b" not in described(caught.value)
    return caught.value.code


def test_a_command_reads_the_text_and_knows_both_languages(tmp_path: Path) -> None:
    command = ("sh", "-c", 'echo "$0:$1 $(cat)"', "{source}", "{target}")
    assert by(Translation(command=command)).translate(QUESTION) == "vi:fr Đối thoại di cư."


def test_a_model_is_asked_as_openai_is(tmp_path: Path) -> None:
    with served(with_content("<think>hm</think>\nDialogue sur la migration.")) as server:
        settings = Translation(url=f"{server.url}/", model="local", key_variable="MY_KEY")
        assert by(settings, MY_KEY="secret").translate(QUESTION) == "Dialogue sur la migration."
        (path, headers, question), *more = server.asked
    assert not more
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert question["model"] == "local"
    assert question["messages"][1] == {"role": "user", "content": QUESTION.text}  # type: ignore[index]


def test_what_was_translated_once_is_not_asked_again(tmp_path: Path) -> None:
    with served(with_content("Dialogue.")) as server:
        settings = Translation(url=server.url, model="m")
        assert by(settings, tmp_path).translate(QUESTION) == "Dialogue."
        assert by(settings, tmp_path).translate(QUESTION) == "Dialogue."
        assert by(settings, tmp_path).kept(QUESTION._replace(target="en")) is None
        assert by(settings._replace(model="other"), tmp_path).kept(QUESTION) is None
        assert len(server.asked) == 1


def test_a_damaged_file_of_translations_is_none(tmp_path: Path) -> None:
    (tmp_path / "translations.sqlite3").write_bytes(b"not a database" * 100)
    assert by(Translation(command=("cat",)), tmp_path).translate(QUESTION) == QUESTION.text


def test_nothing_in_an_answer_steers_the_terminal() -> None:
    assert asked_of(with_content("a\x1b]0;x\x07b\u202ec\nd\r")) == "a␛]0;x␇b·c\nd␍"


@pytest.mark.parametrize(
    ("answering", "code"),
    [
        (with_body(b"<html>not a model</html>"), "endpoint_garbage"),
        (with_body(b'{"choices": []}'), "endpoint_garbage"),
        (with_body(b"[" * 100_000), "endpoint_garbage"),
        (with_content(None), "endpoint_garbage"),
        (with_content(["a"]), "endpoint_garbage"),
        (with_content(" \n "), "translation_empty"),
        (with_content("very " * 1_000), "translation_long"),
        (with_content("x" * (2 << 20)), "endpoint_long"),
        (with_body(b"busy", 503), "endpoint_status"),
        (with_body(b"who are you", 401), "endpoint_key"),
    ],
    ids=["html", "no choice", "deep", "null", "list", "empty", "long", "flood", "busy", "refused"],
)
def test_what_is_no_translation_is_refused(answering: Answering, code: str) -> None:
    assert failure(answering) == code


def test_a_redirect_is_not_followed() -> None:
    def elsewhere(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(307)
        handler.send_header("Location", "http://example.org/")
        handler.end_headers()

    assert failure(elsewhere) == "endpoint_status"


def test_a_server_that_is_silent_or_drips_is_given_up() -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(60):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    began = time.monotonic()
    assert failure(silent, seconds=1) == "endpoint_slow"
    assert failure(dripping, seconds=1) == "endpoint_slow"
    assert time.monotonic() - began < 4


def test_where_nothing_listens_it_says_so() -> None:
    with pytest.raises(OutsideError) as caught:
        by(Translation(url="http://127.0.0.1:9/v1", seconds=5)).translate(QUESTION)
    assert caught.value.code == "endpoint_dead"


@pytest.mark.parametrize("url", ["http://192.0.2.1/v1", "http://[2001:db8::1]:80/v1", "https://8.8.8.8/v1"])
def test_another_machine_is_asked_only_where_that_is_allowed(url: str) -> None:
    with pytest.raises(OutsideError) as caught:
        by(Translation(url=url)).translate(QUESTION)
    assert caught.value.code == "endpoint_remote"


@pytest.mark.parametrize(
    "url", ["nonsense", "http://", "http://[1", "file:///etc/passwd", "http://127.0.0.1:99999999/"]
)
def test_what_is_no_address_is_a_mistake_and_no_crash(url: str) -> None:
    with pytest.raises(OutsideError):
        by(Translation(url=url, allow_remote=True, seconds=1)).translate(QUESTION)
    with pytest.raises(OutsideError):
        by(Translation(url=url)).translate(QUESTION)


def test_a_key_that_is_not_there_is_asked_for() -> None:
    assert failure(with_content("x"), key_variable="MISSING") == "endpoint_no_key"


def test_a_passage_beyond_reason_is_not_sent() -> None:
    with pytest.raises(OutsideError) as caught:
        by(Translation(command=("cat",))).translate(QUESTION._replace(text="x" * (LONGEST + 1)))
    assert caught.value.code == "translation_too_much"


def test_the_key_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    with served(with_content("Dialogue.")) as server:
        settings = Translation(url=server.url, model="m", key_variable="MY_KEY")
        by(settings, tmp_path, MY_KEY="very-secret").translate(QUESTION)
    assert all(b"very-secret" not in file.read_bytes() for file in tmp_path.iterdir())
    assert json.dumps(settings._asdict()).count("very-secret") == 0
