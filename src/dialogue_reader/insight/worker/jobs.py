"""What each question comes to. The code that finds it, and its tables, are loaded by the first question that needs it.

Keywords are the first that is lit, so they must not wait for the rest to be loaded.
"""

from dialogue_reader.insight.worker.questions import Matcher, Question


def findings(question: Question, match: Matcher) -> object:
    """What is found; `match` tells which phrases say the same. The values are those that `findings` reads back."""
    pair, comparison = question.pair, question.comparison
    if question.kind == "keywords":
        from dialogue_reader.insight.keywords import keywords

        return tuple(keywords(article, question.top) for article in pair)
    if question.kind == "points":
        from dialogue_reader.insight.keypoints import pair_key_points

        return pair_key_points(pair, comparison, question.top)
    if comparison is None:
        raise ValueError("there are no links")
    if question.kind == "terms":
        from dialogue_reader.insight.terms import terms

        return terms(pair, comparison, match)
    from dialogue_reader.comparison.facts.discrepancies import discrepancies

    return discrepancies(pair, comparison)
