"""Which encoding is advised for a text that is not UTF-8: the right one, or none."""

import pytest

from dialogue_reader.documents.advice import likely_encoding

FRENCH = (
    "« Où les élèves ont-ils été reçus ? », a demandé la députée à l'hôtel de ville, là où siégeait déjà le conseil."
)
GERMAN = (
    "Die Minister trafen sich in München, um über größere Anstrengungen für die Länder zu sprechen, hieß es später."
)
SPANISH = "El ministro señaló que la reunión de mañana permitirá avanzar más en la cooperación económica de la región."
SWEDISH = "Ministern sade att mötet på måndag är viktigt för samarbetet, och att många frågor återstår för länderna."
ENGLISH = "The minister said that the meeting – the first in years – had been “a great success”, and that it cost £3."
POLISH = "Minister powiedział, że później przyjechała delegacja, która w środę pojedzie do Łodzi, gdzie będą rozmowy."
RUSSIAN = "Министр сказал, что встреча будет важной для сотрудничества, и что делегация в среду поедет в Ханой."
GREEK = "Ο υπουργός είπε ότι η συνάντηση θα είναι σημαντική για τη συνεργασία μεταξύ των δύο χωρών."
HEBREW = "השר אמר כי הפגישה תהיה חשובה לשיתוף הפעולה בין המדינות, וכי המשלחת תיסע ביום רביעי להאנוי."
JAPANESE = "大臣は、会談が両国の協力にとって重要になると述べた。その後、代表団がハノイへ向かう予定だ。"
CHINESE = "部长表示，这次会谈对两国合作非常重要。随后代表团抵达，将于星期三前往河内继续谈判。"


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (FRENCH, ("cp1252", "cp850", "cp437", "mac_roman")),
        (GERMAN, ("cp1252", "cp850", "cp437", "mac_roman")),
        (SPANISH, ("cp1252", "cp850", "cp437", "mac_roman")),
        (SWEDISH, ("cp1252", "cp850", "cp437", "mac_roman")),
        (ENGLISH, ("cp1252", "mac_roman")),
        (POLISH, ("cp1250", "iso8859-2", "cp852")),
        (RUSSIAN, ("cp1251", "koi8-r", "cp866", "iso8859-5")),
        (GREEK, ("cp1253",)),
        (HEBREW, ("cp1255",)),
        (JAPANESE, ("cp932", "euc_jp")),
        (CHINESE, ("gb18030",)),
    ],
)
def test_it_is_one_in_which_the_text_has_the_letters_that_it_had(text: str, encodings: tuple[str, ...]) -> None:
    for encoding in encodings:
        data = text.encode(encoding)
        advised = likely_encoding(data)
        assert advised, encoding
        assert data.decode(advised) == text, (encoding, advised)


def test_a_long_text_may_be_cut_in_the_midst_of_a_letter() -> None:
    assert likely_encoding(("x" + JAPANESE * 1000).encode("euc_jp")) == "euc_jp"


@pytest.mark.parametrize("data", [bytes(range(128, 256)), b"one \x81 two \x8d three \x90", b""])
def test_there_is_none_for_what_no_language_is_written_like(data: bytes) -> None:
    assert likely_encoding(data) is None
