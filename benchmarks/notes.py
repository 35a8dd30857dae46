"""How much longer the reader takes to open where fifty thousand notes are kept, many of them on what is opened."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.start import cached
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.notes.anchoring.anchors import selector_of
from dialogue_reader.notes.storage.database import FILE, connect, transaction
from dialogue_reader.notes.storage.tables import annotations
from dialogue_reader.notes.storage.tables.documents import KnownDocument, document_for, meeting
from dialogue_reader.notes.storage.tables.rows import new_row, new_target_row

KEPT, DOCUMENTS, HERE = 50_000, 1000, 200


def notes(runs: int) -> list[tuple[str, float, str]]:
    """(what, ratio, bar) of opening the sample with that many notes and without any, medians over pairs of runs."""
    with tempfile.TemporaryDirectory() as folder:
        without, among, many = (Path(folder, name) for name in ("without", "among", "many"))
        for home in (without, among, many):
            home.mkdir()
            cached(home)  # the comparison is in the cache from now on
        fill(among / "data" / "dialogue_reader", HERE)
        fill(many / "data" / "dialogue_reader", KEPT)
        ratios = {home: [cached(home)[0] / cached(without)[0] for _ in range(runs)] for home in (among, many)}
    return [
        (f"start with {KEPT:,} notes kept, {HERE} of them here / without", median(ratios[among]), "1.2"),
        (f"start with {KEPT:,} notes here / without", median(ratios[many]), "1.2"),
    ]


def fill(folder: Path, here: int) -> None:
    """Keep notes on so many documents, `here` of them on the sample."""
    pair = open_pair(*sample())
    others = [
        Article(f"/documents/{number}.txt", f"{number} {pair.left.text}", (), "A title", "vi")
        for number in range(DOCUMENTS)
    ]
    now = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    documents: dict[str, KnownDocument] = {}
    connection = connect(folder / FILE)
    with transaction(connection, 5):
        for k in range(KEPT):
            article = (pair.left, pair.right)[k % 2] if k < here else others[k % DOCUMENTS]
            start = k * 7 % (len(article.text) - 40)
            met = meeting(article)
            if met.digest not in documents:
                documents[met.digest] = document_for(connection, KnownDocument(None, ()), met, lambda: now)
            known = documents[met.digest]
            target = new_target_row(known.id, met.digest, selector_of(article.text, start, start + 40), known.described)
            annotations.put(connection, new_row(f"{k:036}", "yellow", f"note {k}", ("tag",), now, (target,)))
    connection.close()
