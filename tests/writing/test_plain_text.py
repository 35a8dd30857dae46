"""Text of documents in exported files."""

from dialogue_reader.writing.plain_text import in_xml, on_one_line


def test_a_line_keeps_its_words_and_signs_together_and_steers_no_terminal() -> None:
    assert on_one_line(" Hanoï\u00a0:\n12\u202f500 \x1b[31m\t notes\u2028") == "Hanoï\u00a0: 12\u202f500 ␛[31m notes"
    assert in_xml("port\ufffe\u00a0!") == "port\ufffd\u00a0!"
