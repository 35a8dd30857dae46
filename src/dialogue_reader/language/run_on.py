"""Where a heading or a caption that has lost its own line runs into a sentence, as in what was copied from a page."""

import re
from collections.abc import Iterator

from dialogue_reader.language.press.newsroom import CREDIT_WORDS
from dialogue_reader.language.words import stop_words

# Words with which sentences begin and names do not, so that a capital within one tells of another beginning.
_BEGINNINGS = {
    "en": "According|After|Although|As|Despite|Since|Though|When|While|With",
    "fr": "Alors|Après|Avec|Depuis|Dans|Malgré|Pour|Selon|Si",
    "vi": "Bên cạnh|Có thể|Còn|Cùng|Đa số|Đây|Để|Do|Đó|Khi|Mặc dù|Mỗi|Một (?:trong|số|người|quan|nguồn|điều|nhóm|vụ)"
    "|Nếu|Ngoài|Nhiều|Như|Nhưng|Những|Sau|Theo|Trong|Trước|Từ|Tuy|Vì|Việc|Với",
}
# A caption's credit, an arrow of the page, a mark of quotation between a letter and a capital.
_JOINT = re.compile(rf"\s[-–—]\s?(?:{CREDIT_WORDS})\s?[:/]|>>|[^\W\d_][\"”][A-ZÀ-Þ]")
# A word in small letters, or an abbreviation, right before a word with a capital, without a blank. "DUIs" is a plural,
# "XIVe" an ordinal.
_RUN_TOGETHER = re.compile(
    r"(?<!\w)(?:[^\W\d_A-ZÀ-Þ]{3,}|(?![CDILMVX]+e(?!\w))[A-ZÀ-Þ]{2,}(?=\w[^\W\d_A-ZÀ-Þ])(?!\ws(?!\w)))"
    r"(?=([A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]*)(?!\w))"
)

# As agencies set it between dashes: "- Subheading -The council has decided".
_SUBHEADING = re.compile(r"[-–] [^\n]{3,60}? [-–](?=[A-ZÀ-Þ])")


def parted(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The spans of the headings that run straight into the sentence `start:end`, then its own.

    "Rise in pricesThe council has decided" is parted before "The", as that is a word with which sentences begin.
    """
    if subheading := _SUBHEADING.match(text, start, end):
        yield start, subheading.end()
        start = subheading.end()
    for run in _RUN_TOGETHER.finditer(text, start, end):
        if run.group(1).lower() in stop_words(language):
            yield start, run.end()
            start = run.end()
    yield start, end


def has_run_on(sentence: str, language: str) -> bool:
    """Whether a heading, or a caption with its credit, stands before the beginning of the `sentence` within it."""
    if _JOINT.search(sentence):
        return True
    words = _BEGINNINGS.get(language)
    begins = re.finditer(rf"(?<=[^\W\d_]) (?:{words}) ([^\W\d_])", sentence) if words else ()
    return any(begin.group(1).islower() for begin in begins)
