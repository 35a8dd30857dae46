"""What is done with each document, and with each story: pure tasks, which a worker process of Dask runs.

A task is given paths and hashes, leaves what it works out in the folder of records, and returns little. Run twice, it
does nothing the second time; killed in the middle, it has left whole files. Each process loads one encoder, once.
"""

import hashlib
import threading
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.cache import fits_pair, key_of
from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.encoders.base import create_encoder
from dialogue_reader.comparison.encoders.stored import StoredEncoder
from dialogue_reader.comparison.statements import account_of
from dialogue_reader.comparison.task import METHOD, Task
from dialogue_reader.documents.model import Article, Pair, Sides
from dialogue_reader.documents.opening import open_article
from dialogue_reader.errors import DocumentError
from dialogue_reader.stories.as_json import matrix_json
from dialogue_reader.stories.many.copies import signature_of
from dialogue_reader.stories.many.likeness import LEAD
from dialogue_reader.stories.many.model import Card, Unreadable, day_of
from dialogue_reader.stories.many.records import OPENING, Halves, Record, Records, digest_of
from dialogue_reader.stories.matrix import Comparisons, matrix_of
from dialogue_reader.stories.statements import METHOD as STORY_METHOD

Accounts = tuple[tuple[str, str], ...]
"""The path and the digest of each account of a story."""

_LARGEST = 1 << 26  # bytes of one document

_engine = threading.Lock()  # an encoder is one thread's at a time, however many a worker has


class Workshop(NamedTuple):
    """Where records are kept, and the encoder that makes vectors, by name: what every task is given."""

    folder: str
    encoder: str

    @property
    def records(self) -> Records:
        """The records in the folder."""
        return Records(Path(self.folder), self.encoder)


def vector_encoder() -> str | None:
    """The best encoder that is installed and puts every text in one space; None where there is none."""
    return next((name for name in registry.available() if name != registry.FALLBACK), None)


def described(workshop: Workshop, paths: Sequence[str]) -> list[Card | Unreadable]:
    """Read documents and encode the first statements of each; or why one could not be read."""
    return [_described(workshop, path) for path in paths]


def encode_openings(workshop: Workshop, digests: Sequence[str]) -> None:
    """Encode as many statements of each document as two are judged by."""
    for digest in digests:
        record = workshop.records.record(digest)
        if record is not None:
            _keep_vectors(workshop, digest, record.openings)


def keep_matrices(workshop: Workshop, stories: Sequence[Accounts]) -> None:
    """Compare every two accounts of each story and keep its matrix, unless an account has changed."""
    for accounts in stories:
        _keep_matrix(workshop, accounts)


def matrix_key(accounts: Accounts) -> str:
    """The name by which the matrix of a story is kept."""
    digests = [digest for _, digest in accounts]
    return hashlib.sha256(repr((METHOD, STORY_METHOD, digests)).encode()).hexdigest()


def encoded_texts(workshop: Workshop, texts: Sequence[str]) -> Halves:
    """The vectors (n, d) of texts, which are not kept."""
    with _engine:
        return _encoder(workshop.encoder).encode(texts).astype(np.float16)


def _described(workshop: Workshop, path: str) -> Card | Unreadable:
    try:
        digest = digest_of(_bytes_of(path))
        record = workshop.records.record(digest)
        if record is None:
            record = _record_of(open_article(path))
            workshop.records.keep_record(digest, record)
        _keep_vectors(workshop, digest, record.openings[:LEAD])
    except DocumentError as error:
        return Unreadable(path, error.code, tuple((name, str(value)) for name, value in error.arguments.items()))
    except Exception as error:  # no document may stop the others
        return Unreadable(path, "cannot_read", (("detail", f"{type(error).__name__}: {error}"),))
    return record.card(path, digest)


def _keep_matrix(workshop: Workshop, accounts: Accounts) -> None:
    key = matrix_key(accounts)
    if workshop.records.matrix(key) is not None:
        return
    digests = [digest for _, digest in accounts]
    articles = []
    for path, digest in accounts:
        try:
            if digest_of(_bytes_of(path)) != digest:
                return
            articles.append(open_article(path))
        except (DocumentError, OSError):
            return
    comparisons = _comparisons(workshop, articles, digests)
    workshop.records.keep_matrix(key, matrix_json(articles, matrix_of(articles, comparisons)))


def _comparisons(workshop: Workshop, articles: Sequence[Article], digests: Sequence[str]) -> Comparisons:
    """The comparison of every two articles, each kept as soon as it is made."""
    statements = [account_of(article) for article in articles]
    for own, digest in zip(statements, digests, strict=True):
        _keep_vectors(workshop, digest, own.sentences)
    comparisons = {}
    with _engine:
        encoder = _encoder(workshop.encoder)
        for own, digest in zip(statements, digests, strict=True):
            vectors = workshop.records.vectors(digest)
            if vectors is not None:
                encoder.recall(dict(zip(own.sentences, vectors, strict=False)))
        for i, j in combinations(range(len(articles)), 2):
            pair = Pair(articles[i], articles[j])
            key = key_of(pair, "auto", "passage", workshop.encoder)
            comparison = workshop.records.comparison(key, partial(fits_pair, pair=pair, level="passage"))
            if comparison is None:
                comparison = align(Task(Sides(statements[i], statements[j]), "auto", "passage"), encoder)
                workshop.records.keep_comparison(key, comparison)
            comparisons[i, j] = comparison
        encoder.forget()
    return comparisons


def _bytes_of(path: str) -> bytes:
    with Path(path).open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise DocumentError("too_large", path, megabytes=_LARGEST >> 20)
    return data


def _record_of(article: Article) -> Record:
    statements = account_of(article).sentences
    if not statements:
        raise DocumentError("no_article", article.source)
    day = day_of(article.dated) if article.dated else None
    title = article.title or statements[0]
    signature = signature_of(article.text)
    return Record(title, article.language, day, len(statements), statements[:OPENING], signature)


def _keep_vectors(workshop: Workshop, digest: str, statements: Sequence[str]) -> None:
    """Keep the vectors of a document's first statements, those that are not kept yet."""
    kept = workshop.records.vectors(digest)
    if kept is not None and len(kept) >= len(statements):
        return
    missing = statements[0 if kept is None else len(kept) :]
    with _engine:
        vectors = _encoder(workshop.encoder).encode(missing).astype(np.float16)
    workshop.records.keep_vectors(digest, vectors if kept is None else np.concatenate([kept, vectors]))


@lru_cache(maxsize=2)
def _encoder(name: str) -> StoredEncoder:
    encoder = create_encoder(name, None)
    assert isinstance(encoder, StoredEncoder)
    return encoder
