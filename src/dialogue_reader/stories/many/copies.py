"""Near-copies of one report are one origin: two newspapers that print a dispatch are one witness, not two.

MinHash (Broder 1997) over the word sequences of a text tells how many of them two texts have in common without
comparing every pair; `datasketch` does it.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from dialogue_reader.stories.many.model import Card, Origin, days_between, in_order
from dialogue_reader.stories.wording import COPIED, sequences

_HASHES = 128
_SCHEME, _DTYPE = "affine32", np.uint32  # of datasketch; said, as signatures are kept


def signature_of(text: str) -> bytes:
    """The MinHash of a text's sequences of words; empty for a text of hardly a word."""
    from datasketch import MinHash

    words = sequences(text)
    if not words:
        return b""
    signature = MinHash(_HASHES, scheme=_SCHEME)
    signature.update_batch([sequence.encode("utf-8", "replace") for sequence in sorted(words)])
    return np.asarray(signature.hashvalues, _DTYPE).tobytes()


def origins_of(cards: Sequence[Card], signatures: Mapping[str, bytes], days: float) -> list[Origin]:
    """The cards, those of copies together; `signatures` by digest.

    What a newsroom prints again after more than `days` days is another report. Origins are in order of time.
    """
    from datasketch import MinHash, MinHashLSH

    by_digest: dict[str, list[Card]] = {}
    for card in sorted(cards, key=in_order):
        by_digest.setdefault(card.digest, []).append(card)  # the same file twice
    nearly = MinHashLSH(threshold=COPIED, num_perm=_HASHES)
    first_of: dict[str, str] = {}  # the digest of the original
    hashes: dict[str, MinHash] = {}  # of originals
    for digest, (card, *_) in by_digest.items():
        first_of[digest] = digest
        if not (signature := signatures.get(digest)):
            continue
        own = MinHash(_HASHES, scheme=_SCHEME, hashvalues=np.frombuffer(signature, _DTYPE))
        candidates = [
            (own.jaccard(hashes[other]), other)
            for other in nearly.query(own)
            if (days_between(card, by_digest[str(other)][0]) or 0.0) <= days  # or nobody knows
        ]
        likeness, original = max(candidates, default=(0.0, ""))
        if likeness >= COPIED:
            first_of[digest] = str(original)
        else:
            nearly.insert(digest, own)
            hashes[digest] = own
    origins: dict[str, list[Card]] = {}
    for digest, copies in by_digest.items():
        origins.setdefault(first_of[digest], []).extend(copies)
    return [tuple(copies) for copies in origins.values()]
