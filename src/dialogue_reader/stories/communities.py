"""Groups from likely pairs, by average linkage: what joins a group fits it as a whole.

That one likely pair connects two stories is not enough, as where a summary of the day mentions both. (Louvain's
communities of networkx were worse by one and two points of F1, connected components by two and three: docs/many.md.)
The same makes statements of sentences: where A says what B says and B what C says, but A not what C says, the mean
decides.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence


def communities(
    count: int, pairs: Iterable[tuple[int, int, float]], *, together: float, owners: Sequence[int] | None = None
) -> list[list[int]]:
    """The numbers below `count` in groups, by the probability of pairs (i, j, p); a missing pair counts as 0.

    Two groups are joined from a mean probability of `together` on, over all pairs between them. Members of one owner
    make no pairs, so they count neither for joining nor against it. Groups and their members are in order.
    """
    near: dict[int, dict[int, float]] = {i: {} for i in range(count)}  # the sum of probabilities
    heap = []
    for i, j, probability in pairs:
        near[i][j] = near[j][i] = probability
        heap.append((-probability, i, j))
    heapq.heapify(heap)
    members = {i: [i] for i in range(count)}
    owned = {i: Counter([i if owners is None else owners[i]]) for i in range(count)}
    following = count  # the number of the next group; groups that were joined have none any more
    while heap:
        negative, i, j = heapq.heappop(heap)
        if -negative < together:
            break
        if i not in members or j not in members:
            continue
        left, right = near.pop(i), near.pop(j)
        sums = {other: left.get(other, 0.0) + right.get(other, 0.0) for other in left.keys() | right.keys()}
        members[following] = members.pop(i) + members.pop(j)
        owned[following] = owned.pop(i) + owned.pop(j)
        near[following] = {}
        for other in sorted(sums.keys() & members.keys()):
            near[following][other] = near[other][following] = sums[other]
            mean = sums[other] / _pairs_between(owned[following], owned[other])
            heapq.heappush(heap, (-mean, other, following))
        following += 1
    return sorted(sorted(group) for group in members.values())


def _pairs_between(left: Counter[int], right: Counter[int]) -> int:
    """How many pairs two groups make, those of one owner apart."""
    if len(left) > len(right):
        left, right = right, left
    return left.total() * right.total() - sum(count * right[owner] for owner, count in left.items())
