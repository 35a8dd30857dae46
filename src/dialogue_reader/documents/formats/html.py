"""Web pages as saved: the article without the page around it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a container, paragraphs set apart by blank lines, and the title that its metadata gives."""

    text: str
    title: str


def extract(data: bytes) -> Extracted | None:
    """The article of the web page `data`; None where no text is found."""
    import trafilatura

    page = trafilatura.load_html(data)
    if page is None:
        return None
    body = trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True)
    if not body:
        return None
    found = trafilatura.extract_metadata(page)
    title = (found.title or "").strip() if found else ""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    return Extracted("\n\n".join(paragraphs), title)
