"""The page of a comparison: complete, harmless, and alone in the world."""

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from lxml import html
from tests.tui.opening import SAMPLE_LINKS

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import SIDES, Article, Pair, Sides
from dialogue_reader.insight.keypoints import pair_key_points
from dialogue_reader.insight.model import Keyword, Term
from dialogue_reader.layout.pair_map import pair_map
from dialogue_reader.messages import differences, pages
from dialogue_reader.pages.comparison import Findings, comparison_page
from dialogue_reader.pages.picture import picture


def page_of(pair: Pair, comparison: Comparison, findings: Findings = Findings()) -> str:  # noqa: B008 - frozen
    return comparison_page(pair, comparison, findings, pages.words, differences.explanation)


@pytest.fixture(scope="module")
def sample_page(articles: Pair) -> str:
    findings = Findings(
        discrepancies(articles, SAMPLE_LINKS),
        pair_key_points(articles, SAMPLE_LINKS, 8),
        (Term(Keyword("hồi hương", 1, ((5, 9),)), Keyword("rapatriement", 1, ((7, 9), (20, 32))), 0.9),),
    )
    return page_of(articles, SAMPLE_LINKS, findings)


def words_of(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def test_both_texts_are_there_in_full_each_in_its_language(sample_page: str, articles: Pair) -> None:
    tree = html.fromstring(sample_page)
    for side in SIDES:
        article = articles[side]
        for passage in article.passages:
            (shown,) = tree.xpath(f"//*[@id='{side[0]}{passage.id + 1}']")
            assert " ".join(article.text_of(passage).split()) in words_of(shown)
            assert shown.xpath("ancestor-or-self::*[@lang][1]/@lang") == [article.language]


def test_every_link_inside_the_page_leads_to_a_passage_of_it(sample_page: str) -> None:
    tree = html.fromstring(sample_page)
    ids = set(tree.xpath("//@id"))
    inside = {target[1:] for target in tree.xpath("//@href") if target.startswith("#")}
    tied = {one for links in tree.xpath("//@data-links") for one in links.split()}
    assert len(inside) > 20
    assert inside | tied | set(tree.xpath("//@data-left | //@data-right | //@data-block")) <= ids


def test_counterparts_verdicts_and_differences_are_shown(sample_page: str) -> None:
    tree = html.fromstring(sample_page)
    (passage,) = tree.xpath("//*[@id='l3']")
    assert passage.get("data-links") == "r6"
    assert "shared" in passage.get("class")
    assert "only here" in words_of(tree.xpath("//*[@id='r2']")[0])
    (difference,) = tree.xpath("//*[@class='difference']")
    assert [words_of(mark) for mark in difference.xpath(".//mark")] == ["Cycroft", "Rycroft"]
    assert "rapatriement 2" in words_of(tree.xpath("//table")[0])


def test_what_only_one_says_stands_on_its_side(sample_page: str) -> None:
    tree = html.fromstring(sample_page)
    (heading,) = tree.xpath("//h3[text()='Only the right says']")
    assert heading.xpath("following-sibling::div[1]/p/@class") == ["right"]


def test_a_sentence_that_is_only_here_is_set_apart() -> None:
    pair = Pair(article_of("One is told. Two is not.", "a.txt"), article_of("One is told.", "b.txt"))
    partly = Sides((PartlyHere(0, (1,)),), ())
    comparison = Comparison((Link((0,), (0,), 0.9),), (), Sides((), ()), "lexical", partly_here=partly)
    tree = html.fromstring(page_of(pair, comparison))
    assert [words_of(one) for one in tree.xpath("//*[@class='alone']")] == ["Two is not."]


def test_the_page_asks_nothing_of_anyone(sample_page: str) -> None:
    tree = html.fromstring(sample_page)
    assert not tree.xpath("//@src | //img | //iframe | //object | //style[contains(., 'url(')]")
    assert [link.get("href") for link in tree.xpath("//link")] == ["data:,"]
    assert all(target.startswith("#") for target in tree.xpath("//a/@href"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (script,) = tree.xpath("//script/text()")
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{allowed}'" in policy


def test_the_page_of_the_sample_is_small(sample_page: str) -> None:
    assert len(sample_page.encode()) <= 150_000


def test_nothing_in_a_text_is_taken_for_html() -> None:
    hostile = "<script>alert(1)</script> & “{{ words }}” </p>\x1b[2J\u202e"
    pair = Pair(article_of(hostile, "<b>.txt"), article_of(hostile, "b.txt"))
    page = page_of(pair, Comparison((), (), Sides((0,), (0,)), "<i>"))
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//b | //i")
    assert "{{ words }}" in tree.text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


def test_a_pair_without_links_has_a_page_as_well() -> None:
    pair = Pair(article_of("Nothing here.", "a.txt"), article_of("Rien du tout.", "b.txt"))
    tree = html.fromstring(page_of(pair, Comparison((), (), Sides((0,), (0,)), "lexical")))
    assert len(tree.xpath("//*[local-name()='rect' and @class='only_here']")) == 3  # two passages, one in the legend
    assert not tree.xpath("//*[local-name()='path']")


def test_what_would_be_lower_than_a_dot_is_drawn_together(make_article: Callable[[str], Article]) -> None:
    article = make_article("\n\n".join(f"Passage number {number}." for number in range(4000)))
    links = tuple(Link((i,), (i,), 0.9) for i in range(4000) if i % 4)
    comparison = Comparison(links, (), Sides(tuple(range(0, 4000, 4)), ()), "lexical")
    drawn = pair_map(Pair(article, article), comparison, [("left", 2001)])
    blocks = picture(drawn, {side: ["words"] * 4000 for side in SIDES})["blocks"]
    assert len(blocks) < 2000
    assert {block["verdict"] for block in blocks if block["id"].startswith("l")} == {"shared"}  # three of four
    (differing,) = (block for block in blocks if block["differs"])
    assert 0 <= 2001 - int(differing["id"][1:]) < 10  # it begins a little before
    assert sum(block["height"] for block in blocks if block["id"].startswith("l")) < 901
