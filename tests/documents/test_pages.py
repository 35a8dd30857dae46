"""Saved web pages: the article, its captions, and what the page says of its source."""

from datetime import datetime

from dialogue_reader.documents.formats.html import extract

PAGE = """<html lang="fr"><head><title>Le titre - Le Journal</title><meta property="og:site_name" content="Le Journal">
<meta name="author" content="Jeanne Dupont">
<meta property="article:published_time" content="2022-08-15T11:59:00+07:00"></head>
<body><nav>Menu un deux</nav><article><h1>Le titre de la page</h1>
<p>Le chapô de cet article dit en peu de mots ce qui s'est passé à Hanoï ce jour-là.</p>
<figure><img src="a.jpg"><figcaption>Le vice-ministre à la tribune.</figcaption></figure>
<p>Le premier paragraphe raconte longuement la rencontre des deux délégations dans la capitale.</p>
<table><tr><td>Année</td><td>2021</td></tr></table>
<p>Le deuxième paragraphe donne les chiffres et les réactions des uns et des autres.</p></article></body></html>"""


def test_the_page_tells_its_source() -> None:
    page = extract(PAGE)
    assert page is not None
    assert (page.outlet, page.byline, page.published) == ("Le Journal", "Jeanne Dupont", datetime(2022, 8, 15, 11, 59))


def test_captions_and_tables_are_kept_and_menus_are_not() -> None:
    page = extract(PAGE)
    assert page is not None
    assert [block.text for block in page.blocks if block.kind == "caption"] == ["Le vice-ministre à la tribune."]
    text = "\n".join(block.text for block in page.blocks)
    assert "2021" in text
    assert "Menu" not in text


def test_a_page_without_text_is_none() -> None:
    assert extract("<html><body></body></html>") is None
