"""Web pages: the article without the page around it, block by block, and what the page says of its source."""

from datetime import datetime
from pathlib import Path

import pytest

from dialogue_reader.documents import vietnamese
from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.html import extract, read
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_article
from dialogue_reader.errors import DocumentError

LEDE = "Le chapô de cet article dit en peu de mots ce qui s'est passé à Hanoï ce jour-là, devant deux délégations."
BODY = (
    "Le premier paragraphe raconte longuement la rencontre des deux délégations dans la capitale du pays.",
    "Le deuxième paragraphe donne les chiffres et les réactions des uns et des autres, sans oublier les absents.",
    "Le troisième paragraphe dit ce qui suivra, et quand les ministres se reverront pour parler encore.",
)
TITLE = "Deux délégations se rencontrent à Hanoï"


def page(
    head: str = f"<title>{TITLE}</title>", above: str = f"<h1>{TITLE}</h1>", inside: str = "", below: str = ""
) -> Imported:
    body = "".join(f"<p>{text}</p>" for text in (LEDE, BODY[0], BODY[1]))
    html = f'<html lang="fr"><head>{head}</head><body><nav><a href="/">Menu un</a></nav><article>{above}{body}{inside}'
    found = extract(f"{html}<p>{BODY[2]}</p></article>{below}</body></html>")
    assert found
    return found


def texts(found: Imported) -> list[str]:
    return [block.text for block in found.blocks]


def opened(path: Path, html: str | bytes) -> Article:
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return open_article(path)


class TestBlocks:
    def test_the_article_alone_is_read(self) -> None:
        found = page(below='<aside class="related"><a href="b">Un autre article qui se trouve ailleurs</a></aside>')
        assert texts(found) == [LEDE, *BODY]

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<h2>Une partie</h2>", [("Une partie", "heading", 2)]),
            (
                "<ol><li>Le premier point du texte</li><li>Le second point du texte</li></ol>",
                [("1. Le premier point du texte", "item", 1), ("2. Le second point du texte", "item", 1)],
            ),
            (
                '<ol start="3"><li><p>Un point de plus</p></li><li>Et le suivant</li></ol>',
                [("3. Un point de plus", "item", 1), ("4. Et le suivant", "item", 1)],
            ),
            ("<pre>une ligne\n  et une autre</pre>", [("une ligne\net une autre", None, 0)]),
            (
                "<ul><li>Le premier point<ul><li>Un point dessous</li></ul></li></ul>",
                [("Le premier point", "item", 1), ("Un point dessous", "item", 2)],
            ),
            (
                "<blockquote><p>Nous nous reverrons bientôt, a-t-il dit aux journalistes.</p></blockquote>",
                [("Nous nous reverrons bientôt, a-t-il dit aux journalistes.", "quotation", 0)],
            ),
            (
                "<table><tr><th>Année</th><th>Visites</th></tr><tr><td></td><td></td></tr>"
                "<tr><td>2021</td><td>12</td></tr></table>",
                [("Année | Visites\n2021 | 12", "table", 0)],
            ),
            (
                '<figure><img src="a.jpg"><figcaption>Le ministre à la tribune.</figcaption></figure>',
                [("Le ministre à la tribune.", "caption", 0)],
            ),
        ],
        ids=[
            "heading",
            "numbered items",
            "from another number",
            "lines",
            "items in items",
            "quotation",
            "table",
            "caption",
        ],
    )
    def test_every_kind_is_told(self, html: str, expected: list[tuple[str, str, int]]) -> None:
        assert [tuple(block) for block in page(inside=html).blocks[3:-1]] == [
            (text, kind, level) for text, kind, level in expected
        ]

    @pytest.mark.parametrize(
        "html",
        [
            "<p>Photo : AFP / Jean Dupont</p>",
            "<figure><img src='a.jpg'><figcaption>© Reuters</figcaption></figure>",
            "<p>Lire aussi : <a href='b'>Un tout autre article</a></p>",
            "<p>Partager sur Facebook, Twitter, WhatsApp</p>",
            "<div class='newsletter-box'><p>Recevez chaque matin nos articles dans votre boîte.</p></div>",
            "<p>Abonnez-vous pour lire nos articles sans publicité</p>",
            "<table><tr><td></td><td></td></tr></table>",
            "<p><a href='c'>Un autre article de la même rubrique</a></p>",
        ],
    )
    def test_what_stands_around_is_no_passage(self, html: str) -> None:
        assert texts(page(inside=html)) == [LEDE, *BODY]

    def test_a_heading_over_other_articles_goes_with_them(self) -> None:
        other = (
            "<h3>Sur le même sujet</h3><ul><li><a href='b'>Un article</a></li><li><a href='c'>Un second</a></li></ul>"
        )
        html = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}{other}</body></html>"
        found = extract(html)
        assert found
        assert texts(found) == list(BODY)

    def test_a_lede_that_stands_apart_is_read_first(self) -> None:
        found = page(above=f'<h1>{TITLE}</h1><div class="intro"><div>Une phrase en tête. {LEDE}</div></div>')
        assert texts(found)[0] == f"Une phrase en tête. {LEDE}"

    def test_a_page_that_is_all_article_is_read_as_it_stands(self) -> None:
        found = extract("<html><body><h1>Bref</h1><p>Une seule phrase.</p><p>Et une autre.</p></body></html>")
        assert found
        assert texts(found) == ["Une seule phrase.", "Et une autre."]

    def test_a_sentence_in_large_letters_is_no_heading(self) -> None:
        above = f"<h1>{TITLE}</h1><h2>{LEDE} Et une phrase de plus, pour qu'elle soit longue.</h2>"
        assert all(block.kind is None for block in page(above=above).blocks)

    def test_a_page_without_text_is_none(self) -> None:
        assert extract("<html><body></body></html>") is None


class TestTitle:
    @pytest.mark.parametrize(
        ("head", "above"),
        [
            (f"<title>{TITLE} - Le Journal</title>", f"<h1>{TITLE}</h1>"),
            (f'<title>{TITLE} | Le Journal</title><meta property="og:site_name" content="Le Journal">', ""),
            (f"<title>Le Journal » Blog » {TITLE}</title>", f"<h1><a href='/'>Le Journal</a></h1><h2>{TITLE}</h2>"),
            (f'<title>Autre titre</title><meta property="og:title" content="{TITLE}">', "<h1>Détails</h1>"),
            (
                '<title>Hanoï</title><script type="application/ld+json">'
                f'{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>'
                f'<meta property="og:title" content="{TITLE}">',
                f"<h1><span>Asie</span> {TITLE}</h1>",
            ),
        ],
        ids=["the name of the site", "no heading", "the site as heading", "another heading", "a word above it"],
    )
    def test_it_is_the_headline_alone(self, head: str, above: str) -> None:
        assert page(head, above).title == TITLE

    @pytest.mark.parametrize("title", ["Il a plu mardi.", "Việt Nam: hai đoàn gặp nhau"])
    def test_it_stands_on_top_once(self, tmp_path: Path, title: str) -> None:
        body = "".join(f"<p>{text}</p>" for text in BODY)
        article = opened(tmp_path / "a.html", f"<html><title>{title}</title><body><h1>{title}</h1>{body}</body></html>")
        assert article.title == title
        assert [article.text_of(p) for p in article.passages] == [title, *BODY]


def dated(*head: str, shown: str = "", lang: str = "fr") -> Imported:
    metas = "".join(
        f'<meta property="{name}" content="{content}">' for name, _, content in (h.partition("=") for h in head)
    )
    body = "".join(f"<p>{text}</p>" for text in BODY)
    title = f"<title>{TITLE}</title>"
    found = extract(f'<html lang="{lang}"><head>{title}{metas}</head><body><h1>{TITLE}</h1>{shown}{body}</body></html>')
    assert found
    return found


class TestDate:
    @pytest.mark.parametrize(
        ("head", "shown", "published"),
        [
            (["article:published_time=2022-08-15T11:59:00+07:00"], "", datetime(2022, 8, 15, 11, 59)),
            (["datePublished=2022-08-15"], "", datetime(2022, 8, 15)),
            (["date=2022-08-15T08:00:00"], '<p class="date">15 août 2022</p>', datetime(2022, 8, 15, 8)),
            (["article:published_time=2022-08-15T12:00:00Z"], "", datetime(2022, 8, 15)),
            (
                ["article:published_time=2022-08-15T20:00:00Z", "article:modified_time=2022-08-16T08:00:00+07:00"],
                "",
                datetime(2022, 8, 16, 3),
            ),
            (
                ["article:published_time=2022-08-16T02:00:00Z"],
                '<time class="date">15 août 2022</time>',
                datetime(2022, 8, 15),
            ),
        ],
        ids=["an offset", "a day", "two that agree", "Greenwich at noon", "Greenwich, and an offset", "the day shown"],
    )
    def test_it_is_sure(self, head: list[str], shown: str, published: datetime) -> None:
        found = dated(*head, shown=shown)
        assert found.published == published
        assert "published" not in found.guessed

    @pytest.mark.parametrize(
        ("head", "shown"),
        [
            (["article:published_time=2022-01-01T00:00:00+01:00"], ""),
            (
                ["article:published_time=2022-08-15T11:00:00+02:00", "article:modified_time=2022-08-13T11:00:00+02:00"],
                "",
            ),
            (["article:published_time=2022-08-15T23:30:00Z"], ""),
            (["article:published_time=2022-08-15T11:00:00+02:00"], '<p class="date">3 mai 2021</p>'),
            (["date=2022-08-15"], ""),
            (["og:url=https://example.org/2022/08/15/rencontre"], ""),
        ],
        ids=["New Year", "after its update", "late in Greenwich", "another is shown", "a date of some kind", "the URL"],
    )
    def test_it_is_a_guess(self, head: list[str], shown: str) -> None:
        found = dated(*head, shown=shown)
        assert found.published
        assert "published" in found.guessed

    def test_a_teaser_or_a_comment_says_nothing(self) -> None:
        shown = '<div class="teaser"><time datetime="2019-09-14">14 septembre 2019</time></div>'
        found = dated("article:published_time=2022-08-15T11:00:00+02:00", shown=shown)
        assert (found.published, found.guessed) == (datetime(2022, 8, 15, 11), frozenset({"outlet"}) & found.guessed)

    def test_what_was_updated_is_no_date_of_publication(self) -> None:
        found = dated(
            "article:published_time=2022-08-15T11:00:00+02:00",
            "article:modified_time=2022-08-17T09:00:00+02:00",
            shown='<p class="date">Mis à jour le 17 août 2022</p>',
        )
        assert (found.published, found.updated) == (datetime(2022, 8, 15, 11), datetime(2022, 8, 17, 9))
        assert "published" not in found.guessed

    def test_without_any_there_is_none(self) -> None:
        assert dated().published is None


class TestSource:
    def test_outlet_author_language_and_url(self) -> None:
        found = page(
            f'<title>{TITLE}</title><meta property="og:site_name" content="Le Journal"><meta name="author" '
            'content="Par Jeanne Dupont"><link rel="canonical" href="https://lejournal.example/a">'
        )
        assert (found.outlet, found.byline, found.language) == ("Le Journal", "Jeanne Dupont", "fr")
        assert found.url == "https://lejournal.example/a"
        assert not found.guessed

    @pytest.mark.parametrize(
        "name", ["admin", "Le Journal", "https://facebook.com/journal", "redaktion@journal.example"]
    )
    def test_nobody_is_no_author(self, name: str) -> None:
        head = f'<meta property="og:site_name" content="Le Journal"><meta name="author" content="{name}">'
        assert page(head).byline is None

    def test_an_author_may_be_named_elsewhere_in_the_json(self) -> None:
        graph = '[{"@type": "NewsArticle", "author": {"@id": "#jd"}}, {"@id": "#jd", "name": "Jeanne Dupont"}]'
        found = page(f'<title>{TITLE}</title><script type="application/ld+json">{graph}</script>')
        assert found.byline == "Jeanne Dupont"

    def test_one_that_is_only_shown_is_a_guess(self) -> None:
        found = page(above=f'<h1>{TITLE}</h1><span class="author">Par Jeanne Dupont</span>')
        assert (found.byline, "byline" in found.guessed) == ("Jeanne Dupont", True)

    @pytest.mark.parametrize(
        ("html", "names"),
        [
            ('<p class="post_author-name">Par <a href="/jd">Jeanne Dupont</a></p>', "Jeanne Dupont"),
            ('<span class="entry-byline">By Ann Lee and Bo Ek, 3 May 2022</span>', "Ann Lee, Bo Ek"),
            ('<div class="authors"><a rel="author" href="/a">anka</a></div>', "anka"),
            ('<div class="left author">Author: <a href="/b"><b>Bo2</b></a> am 29.12.2010, 13:36 Uhr</div>', "Bo2"),
            ("<p>Von R. R. am 12. Mai</p>", "R. R."),
            ("<p>Bởi Nguyễn Văn An</p>", "Nguyễn Văn An"),
            ("<p>Auteur : Jeanne Dupont</p>", "Jeanne Dupont"),
            ('<p class="author">Ann Lee im Gespräch mit Bo Ek</p>', "Ann Lee, Bo Ek"),
            ('<div class="card-snippet"><p class="author">Par Jean Valjean</p></div>', None),
            ('<p class="author">Ce que nos lecteurs en disent</p>', None),
            (
                "".join(f'<p class="list-author">Par Jean {name}</p>' for name in ("Un", "Deux", "Trois", "Quatre")),
                None,
            ),
        ],
    )
    def test_names_are_read_out_of_the_line_that_shows_them(self, html: str, names: str | None) -> None:
        assert page(above=f"<h1>{TITLE}</h1>{html}").byline == names

    @pytest.mark.parametrize(
        "head",
        [
            '<meta property="service:author" content="Jeanne Dupont">',
            '<meta name="twitter:label1" content="Écrit par"><meta name="twitter:data1" content="Jeanne Dupont">',
            '<script type="application/ld+json">[{"@type": "WebPage"}, {"@type": "Article", "author": {"@id": "#j"}}, '
            '{"@type": ["Person", "Organization"], "@id": "#j", "name": "Jeanne Dupont"}]</script>',
        ],
    )
    def test_services_are_told_who_the_author_is(self, head: str) -> None:
        found = page(f"<title>{TITLE}</title>{head}")
        assert (found.byline, "byline" in found.guessed) == ("Jeanne Dupont", False)

    def test_a_host_is_a_guess_of_an_outlet(self) -> None:
        found = page(f'<title>{TITLE}</title><link rel="canonical" href="https://www.lejournal.example/a">')
        assert found.outlet == "lejournal.example"
        assert "outlet" in found.guessed

    @pytest.mark.parametrize("url", ["/a", "http://[0, 0.1/a", "javascript:alert(1)", "https://localhost/a", ""])
    def test_what_is_no_address_is_no_url(self, url: str) -> None:
        assert page(f'<title>{TITLE}</title><link rel="canonical" href="{url}">').url is None

    def test_broken_json_says_nothing(self) -> None:
        script = '<script type="application/ld+json">{"@type": [[[}</script>'
        assert page(f"<title>{TITLE}</title>{script}").title == TITLE


class TestEncoding:
    HTML = (
        "<html><head>%s<title>Thủ tướng</title></head><body><h1>Thủ tướng</h1>"
        f"{''.join(f'<p>{text}</p>' for text in BODY)}</body></html>"
    )

    @pytest.mark.parametrize(
        ("encoding", "said"),
        [
            ("utf-8", ""),
            ("utf-8", '<meta charset="iso-8859-1">'),
            ("utf-8-sig", '<meta charset="klingon">'),
            ("utf-16", ""),
            ("utf-16-le", '<meta charset="utf-8">'),
            ("utf-16-be", ""),
        ],
    )
    def test_the_bytes_count_before_what_is_said(self, encoding: str, said: str) -> None:
        found = read((self.HTML % said).encode(encoding), "a.html", None)
        assert found
        assert (found.title, texts(found)) == ("Thủ tướng", list(BODY))

    def test_what_is_said_holds_where_the_bytes_can_be_read_so(self) -> None:
        html = (
            self.HTML.replace("Thủ tướng", "Thu tuong")
            % '<meta http-equiv="x" content="text/html; charset=iso-8859-1">'
        )
        found = read(html.replace("’", "'").encode("cp1252"), "a.html", None)
        assert found
        assert texts(found) == list(BODY)

    @pytest.mark.parametrize("name", ["viscii", "tcvn3"])
    def test_old_vietnamese_encodings_are_known_by_their_syllables(self, name: str) -> None:
        words = "Thứ trưởng đã đến Hà Nội để ký một thỏa thuận với chính quyền nước này, theo tin sáng thứ ba vừa qua."
        table = {letter: code for code, letter in enumerate(vietnamese._table(name))}
        html = f'<html><head><meta charset="iso-8859-1"></head><body><h1>Tin</h1>{f"<p>{words}</p>" * 4}</body></html>'
        found = read(bytes(table[letter] for letter in html), "a.html", None)
        assert found
        assert set(texts(found)) == {words}

    def test_a_control_written_by_number_is_no_letter(self, tmp_path: Path) -> None:
        body = f"<p>&#27;{BODY[0]}</p><p>{BODY[1]}&#x7;&#xC</p><p>{BODY[2]}&#xFFFF;</p>"
        html = f"<html><body><h1>{TITLE}</h1>{body}</body></html>"
        article = opened(tmp_path / "a.html", html)
        assert [article.text_of(p) for p in article.passages][1:] == list(BODY)

    def test_marks_that_nobody_sees_are_no_letters(self) -> None:
        assert texts(page(inside=f"<p>Süd\u00adti&shy;rol&#173;er : {LEDE}</p>"))[3] == f"Südtiroler : {LEDE}"


class TestHostile:
    def test_what_lies_deep_is_read(self) -> None:
        html = (
            f"<html><body><h1>T</h1>{'<div>' * 30_000}<p>{BODY[0]}</p>{'</div>' * 30_000}<p>{BODY[1]}</p></body></html>"
        )
        found = extract(html)
        assert found
        assert texts(found) == [*BODY[:2]]

    def test_a_large_page_is_read_without_the_libraries(self) -> None:
        found = extract(f"<html><body><h1>T</h1>{f'<p>{BODY[0]}</p>' * 13_000}</body></html>")
        assert found
        assert len(found.blocks) == 13_000

    def test_one_that_is_larger_still_is_refused(self) -> None:
        with pytest.raises(DocumentError) as caught:
            extract("<html><body>" + "<p>a</p>" * (3 << 19))
        assert caught.value.code == "too_large"

    def test_pictures_inside_it_do_not_count(self) -> None:
        assert texts(page(inside=f'<img src="data:image/png;base64,{"A" * (12 << 20)}">')) == [LEDE, *BODY]

    def test_binary_data_is_no_page(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError) as caught:
            opened(tmp_path / "a.html", b"<html><body>" + bytes(range(256)) * 20)
        assert caught.value.code == "binary_data"

    def test_ten_thousand_attributes_do_not_hold_it_up(self) -> None:
        names = " ".join(f'a{number}="x"' for number in range(30_000))
        found = extract(f"<html><body><p {names}>{BODY[0]}</p><p>{BODY[1]}</p></body></html>")
        assert found
        assert texts(found) == [*BODY[:2]]
