"""What a program of a person's own is given; no text can make a shell or a program do anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.outside.hooks import Words, job_of
from dialogue_reader.outside.programs import Programs
from dialogue_reader.settings.hooks import Hook

WORDS = Words("", "thoại", "Đối thoại di cư.", "vi")
PRINT = ("printf", "%s|%s", "{text}", "{language}:{text}")


def printed(hook: Hook, words: Words = WORDS) -> str:
    return Programs().run(job_of(hook, words))


def test_the_word_or_the_passage_is_given_and_what_is_selected_before_either() -> None:
    assert printed(Hook("a", PRINT)) == "thoại|vi:thoại"
    assert printed(Hook("a", PRINT, "passage")) == "Đối thoại di cư.|vi:Đối thoại di cư."
    assert printed(Hook("a", PRINT, "passage"), WORDS._replace(selected="di cư")) == "di cư|vi:di cư"
    assert printed(Hook("a", ("cat",))) == "thoại"


def test_what_stands_in_the_text_is_no_place_to_fill() -> None:
    """The text of an article may hold `{language}` itself."""
    assert printed(Hook("a", PRINT), WORDS._replace(selected="{language}")) == "{language}|vi:{language}"


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["$(echo x)", "`echo x`", "'; echo x; '", '"; echo x; "', "\\", "$HOME", "-n", "--help", "a\0b"]),
)


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_a_shell_reads_no_text_as_its_own(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    shown = printed(Hook("a", "printf %s {text}"), WORDS._replace(selected=text))
    expected = text.replace("\0", " ").replace("\r\n", "\n")
    if text:
        assert shown == (f" {expected}" if expected.startswith("-") else expected)
    in_quotes = printed(Hook("a", 'printf %s "{text}"; echo done'), WORDS._replace(selected=text))
    assert in_quotes.endswith("done\n")


def test_a_text_is_never_an_option_of_a_program() -> None:
    assert printed(Hook("a", ("echo", "{text}")), WORDS._replace(selected="-n")) == " -n\n"
