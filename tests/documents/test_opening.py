"""A path in, an article out, or a clear word why not."""

import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.formats import importer_of
from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading, open_article, open_pair, open_units, sample
from dialogue_reader.errors import DialogueError, DocumentError
from dialogue_reader.messages.errors import Explanation, described, explained


def refused(path: Path, encoding: str | None = None) -> Explanation:
    with pytest.raises(DocumentError) as caught:
        open_article(path, encoding)
    message = described(caught.value)
    assert message.startswith(f"{path}: ")
    assert len(message.splitlines()) <= 2
    return explained(caught.value)


class TestTheSample:
    def test_it_is_there_and_told_apart_by_language(self) -> None:
        assert [path.suffixes for path in sample()] == [[".vi", ".txt"], [".fr", ".txt"]]
        assert all(path.is_file() for path in sample())

    def test_every_span_counts_in_the_composed_text(self, articles: Pair) -> None:
        for side in SIDES:
            article = articles[side]
            assert unicodedata.is_normalized("NFC", article.text)
            for passage in article.passages:
                for sentence in article.sentences:
                    if sentence.passage == passage.id:
                        assert passage.start <= sentence.start < sentence.end <= passage.end


class TestOneArticleHoweverItIsStored:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_encodings(self, tmp_path: Path, articles: Pair, encoding: str) -> None:
        path = tmp_path / "vi.txt"
        path.write_bytes(unicodedata.normalize("NFD", articles.left.text).encode(encoding))
        found = open_article(path)
        assert found.passages == articles.left.passages
        assert found.digest == articles.left.digest

    def test_line_ends(self, tmp_path: Path, articles: Pair) -> None:
        path = tmp_path / "vi.txt"
        path.write_bytes(articles.left.text.replace("\n", "\r\n").encode())
        found = open_article(path)
        assert [p.kind for p in found.passages] == [p.kind for p in articles.left.passages]
        assert [found.text_of(p) for p in found.passages] == [articles.left.text_of(p) for p in articles.left.passages]
        assert (found.title, found.published, found.byline) == (
            articles.left.title, articles.left.published, articles.left.byline,
        )  # fmt: skip


class TestPlaces:
    def test_the_passage_at_an_offset_is_the_one_before_in_a_gap(self, articles: Pair) -> None:
        article = articles.left
        for passage in article.passages:
            assert article.passage_at(passage.start) == passage
            assert article.passage_at(passage.end - 1) == passage
            assert article.passage_at(passage.end) == passage
        assert article.passage_at(0) == article.passages[0]
        assert article.passage_at(len(article.text) + 9) == article.passages[-1]


class TestBadInput:
    def test_missing(self, tmp_path: Path) -> None:
        assert "no such file" in refused(tmp_path / "none.txt").reason

    def test_missing_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("texte")
        assert "no such file" in refused(tmp_path / "a.txt" / "b.txt").reason

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "folder" in refused(tmp_path).reason

    @pytest.mark.parametrize("name", ["a.txt", "a.html"])
    def test_empty(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).touch()
        assert "empty" in refused(tmp_path / name).reason

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "it’s mine.txt"
        path.write_text("texte")
        path.chmod(0)
        if os.geteuid() == 0:  # who may read everything

            def forbidden(_: Path) -> io.FileIO:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr(io, "FileIO", forbidden)
        error = refused(path)
        assert "may not read" in error.reason
        assert f"chmod u+r '{path}'" in error.remedy

    def test_a_name_that_no_file_can_have(self) -> None:
        with pytest.raises(DocumentError):
            open_article("a\0b.txt")
        with pytest.raises(DocumentError):
            open_article("x" * 5000)

    def test_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes("Il a été décidé à Hanoï de coopérer, a-t-on déclaré.".encode("latin-1"))
        assert "--encoding" in refused(path).remedy
        assert open_article(path, "latin-1").text.startswith("Il a été")

    def test_of_two_the_one_that_fails_is_named(self, tmp_path: Path) -> None:
        good = tmp_path / "a.txt"
        good.write_text("texte")
        with pytest.raises(DocumentError, match=r"b\.txt"):
            open_pair(good, tmp_path / "b.txt")


PAGE = """<!doctype html><html lang="fr"><head><meta charset="{charset}"><title>Le premier dialogue | Le Journal</title>
<meta property="og:title" content="Le premier dialogue"></head><body>
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Le premier dialogue</h1>
<p>Le Vietnam et le Royaume-Uni ont ouvert lundi à Hanoï un premier dialogue sur la migration, a-t-on appris.</p>
<p>Les deux ministères ont évoqué la traite des êtres humains et le rapatriement de ceux qui le souhaitent.</p>
<script>alert("jamais")</script></article>
<footer>Tous droits réservés — Le Journal</footer></body></html>"""


class TestWebPages:
    def test_the_article_without_the_page(self, tmp_path: Path) -> None:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
        found = open_article(path)
        assert found.title == "Le premier dialogue"
        assert found.language == "fr"
        assert [p.kind for p in found.passages] == ["title", "lede", "body"]
        assert "alert" not in found.text
        assert "Accueil" not in found.text

    def test_its_own_charset_and_the_named_one(self, tmp_path: Path) -> None:
        declared = tmp_path / "declared.htm"
        declared.write_text(PAGE.format(charset="iso-8859-1").replace("—", "-"), encoding="iso-8859-1")
        assert "traite des êtres" in open_article(declared).text
        silent = tmp_path / "silent.html"
        silent.write_bytes(PAGE.replace('<meta charset="{charset}">', "").replace("—", "-").encode("cp1250", "replace"))
        assert "évoqué" in open_article(silent, "cp1250").text

    def test_decomposed_pages_are_composed(self, tmp_path: Path) -> None:
        path = tmp_path / "page.xhtml"
        path.write_text(unicodedata.normalize("NFD", PAGE.format(charset="utf-8")), encoding="utf-8")
        assert unicodedata.is_normalized("NFC", open_article(path).text)

    @pytest.mark.parametrize("page", ["<html><body></body></html>", "<", "\0\1\2", "<html><script>x</script></html>"])
    def test_a_page_without_an_article(self, tmp_path: Path, page: str) -> None:
        path = tmp_path / "page.html"
        path.write_text(page)
        refused(path)

    @pytest.mark.parametrize("name", ["page", "page.txt", "page.php", "page.mht"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_a_page_under_another_name_is_told_by_its_content(self, tmp_path: Path, name: str, encoding: str) -> None:
        path = tmp_path / name
        path.write_bytes(PAGE.format(charset=encoding).encode(encoding))
        assert [p.kind for p in open_article(path).passages] == ["title", "lede", "body"]

    @pytest.mark.parametrize(
        "head", ["\n\n<HTML lang='fr'>", "<?xml version='1.0'?><!-- saved -->\n<html>", "\ufeff<!DOCTYPE HTML PUBLIC>"]
    )
    def test_the_beginnings_that_pages_have(self, head: str) -> None:
        importer = importer_of(head.encode(), "page")
        assert importer is not None
        assert importer.name == "page"

    @pytest.mark.parametrize("head", ["", "Le texte parle de <html> et de <!doctype html>.", "<rss><channel>", "<"])
    def test_what_only_speaks_of_pages_is_text(self, head: str) -> None:
        assert importer_of(head.encode(), "a.txt") is None

    def test_a_long_page_is_read_to_its_end(self, tmp_path: Path) -> None:
        path = tmp_path / "page"
        paragraphs = "".join(f"<p>Le paragraphe {k} du dialogue sur la migration.</p>" for k in range(6000))
        path.write_text(PAGE.format(charset="utf-8").replace("<script>", paragraphs + "<script>"))
        assert path.stat().st_size > 1 << 18
        assert "paragraphe 5999" in open_article(path).text

    def test_a_library_that_cannot_be_loaded_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(charset="utf-8"))
        error = refused(path)
        assert "cannot be loaded" in error.reason
        assert "Install" in error.remedy


class TestLinesAsUnits:
    def test_every_line_is_a_unit(self, tmp_path: Path) -> None:
        for name, text in (("a", "un\n\ndeux\n"), ("b", "one\r\ntwo")):
            (tmp_path / name).write_bytes(text.encode())
        pair = open_units(tmp_path / "a", tmp_path / "b")
        assert [pair.left.text_of(p) for p in pair.left.passages] == ["un", "", "deux"]
        assert [pair.right.text_of(p) for p in pair.right.passages] == ["one", "two"]


def test_the_sentences_of_a_passage_are_those_within_it() -> None:
    article = article_of("Un titre\n\nPremière phrase. Deuxième phrase.\n\nFin.", "made.txt")
    told = [[article.text_of(sentence) for sentence in article.sentences_of(p.id)] for p in article.passages]
    assert told == [["Un titre"], ["Première phrase.", "Deuxième phrase."], ["Fin."]]


def test_the_sentence_at_an_offset_is_the_one_before_in_a_gap() -> None:
    article = article_of("Un titre\n\nPremière phrase. Deuxième phrase.", "made.txt")
    for sentence in article.sentences:
        assert article.sentence_at(sentence.start) == article.sentence_at(sentence.end) == sentence


def test_one_language_is_that_of_both_and_three_are_one_too_many(tmp_path: Path) -> None:
    sources = tmp_path / "a.txt", tmp_path / "b.txt"
    for source in sources:
        source.write_text("Un mot.")
    for languages, expected in ((("vi",), ("vi", "vi")), (("vi", "pt"), ("vi", "pt"))):
        pair = PairReading(*sources, languages=languages).finish()
        assert (pair.left.language, pair.right.language) == expected
    with pytest.raises(DialogueError, match="languages_miscounted"):
        PairReading(*sources, languages=("vi", "fr", "en"))
