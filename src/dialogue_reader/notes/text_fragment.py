"""Links that open a page of the web at some of its words.

After the specification of the WICG, "URL Fragment Text Directives" (https://wicg.github.io/scroll-to-text-fragment/).
"""

from urllib.parse import quote, urldefrag

_WHOLE = 120  # code points; of a longer quotation only both ends are named
_WORDS = 5  # of either end


def address_of(url: str, exact: str, prefix: str, suffix: str) -> str:
    """The page at `url`, at `exact` where that stands between `prefix` and `suffix`."""
    page, fragment = urldefrag(url)
    words = exact.split()
    if not words:
        return url
    is_long = len(exact) > _WHOLE and len(words) > 2 * _WORDS
    named = [words[:_WORDS], words[-_WORDS:]] if is_long or "\n" in exact else [words]
    parts = [_encoded(" ".join(part)) for part in named]
    # Words cut in two at the edge of what is kept would not match: the specification asks for whole words.
    if len(before := prefix.rsplit("\n", 1)[-1].split()) > 1:
        parts.insert(0, _encoded(" ".join(before[1:])) + "-")
    if len(after := suffix.split("\n", 1)[0].split()) > 1:
        parts.append("-" + _encoded(" ".join(after[:-1])))
    return f"{page}#{fragment.split(':~:')[0]}:~:text={','.join(parts)}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
