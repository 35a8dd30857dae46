"""Web pages as saved: the article without the page around it."""


def extract(page: bytes | str) -> str | None:
    """The text of the article of a web page, paragraphs set apart by blank lines; None where no text is found.

    The title that the page's metadata gives stands on top.
    """
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    body = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_recall=True)
    if not body:
        return None
    found = trafilatura.extract_metadata(tree)
    title = " ".join((found.title or "").split()) if found else ""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs)
