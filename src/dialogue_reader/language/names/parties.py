"""Parties under all of their names, with those who are of them: which each language calls by words of its own.

"GOP" and "Republicans" are "les républicains" and "đảng Cộng hòa". A party is its members: what is said of the one is
said of the others.
"""

from functools import cache
from typing import NamedTuple

# A party a line, which goes on where the next is indented. By language its names and what its members are called;
# behind a bar what one of them is called behind where that person is from, and what stands before other words.
_PARTIES = """
en Republican Party, GOP, Grand Old Party, Republicans | Republican | Republican;
    fr Parti républicain, GOP, républicains, républicaines, républicain, républicaine;
    vi đảng Cộng hòa, GOP, đảng viên Cộng hòa, người Cộng hòa, phe Cộng hòa, Cộng hòa;
    de Republikanische Partei, Republikaner, Republikanern
en Democratic Party, Democrats, Dems | Democrat, Dem | Democratic;
    fr Parti démocrate, démocrates, démocrate; vi đảng Dân chủ, đảng viên Dân chủ, người Dân chủ, phe Dân chủ, Dân chủ;
    de Demokratische Partei, Demokraten
en Conservative Party, Conservatives, Tories | Conservative | Conservative, Tory;
    fr Parti conservateur, conservateurs, conservatrices, conservateur, conservatrice, Tories;
    vi đảng Bảo thủ, đảng viên Bảo thủ, phe Bảo thủ; de Konservative Partei, Konservativen, Tories
en Labour Party, Labor Party | | Labour; fr Parti travailliste, travaillistes, travailliste, Labour;
    vi Công đảng, đảng Lao động; de Arbeiterpartei, Labour
en Liberal Party, Liberals | Liberal | Liberal; fr Parti libéral, libéraux, libéral, libérale; vi đảng Tự do;
    de Liberale Partei, Liberalen
en Socialist Party, Socialists | Socialist | Socialist; fr Parti socialiste, PS, socialistes, socialiste;
    vi đảng Xã hội; de Sozialistische Partei, Sozialisten
en Communist Party, Communists | Communist | Communist; fr Parti communiste, communistes, communiste;
    vi đảng Cộng sản, đảng viên Cộng sản, phe Cộng sản; de Kommunistische Partei, Kommunisten
"""


class _Words(NamedTuple):
    """What one language calls a party: all words for it and its members; of them one member; and what qualifies."""

    party: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    adjectives: tuple[str, ...]


def party_names(language: str) -> tuple[tuple[str, str], ...]:
    """Every name of a party or of those who are of it in a language, as it is written, with the English name of it.

    Of a name with a capital only what has one is meant: "Conservatives", not "conservatives".
    """
    return tuple(
        (name, words.party)
        for words in _words(language)
        for name in dict.fromkeys((*words.names, *words.members, *words.adjectives))
    )


def party_of(word: str, language: str) -> str | None:
    """The English name of the party that a lower-case word means, itself or its members."""
    return _single_words(language).get(word)


def members(language: str) -> frozenset[str]:
    """What one who is of a party is called behind where that person is from, in lower case: "Texas Republican"."""
    return frozenset(member.lower() for words in _words(language) for member in words.members)


def party_adjectives(language: str) -> frozenset[str]:
    """The lower-case words that say of which party something is: "Labour seat"."""
    return frozenset(adjective.lower() for words in _words(language) for adjective in words.adjectives)


@cache
def _single_words(language: str) -> dict[str, str]:
    return {name.lower(): party for name, party in party_names(language) if " " not in name}


@cache
def _words(language: str) -> tuple[_Words, ...]:
    """The parties of which a language has words."""
    lines = (line.split(";") for line in _PARTIES.strip().replace("\n    ", " ").splitlines())
    parties = ([part.strip().partition(" ") for part in line] for line in lines)
    return tuple(
        _Words(own[0][2].split(",")[0], *_sorts(words)) for own in parties for code, _, words in own if code == language
    )


def _sorts(words: str) -> list[tuple[str, ...]]:
    """The words between bars; three sorts of them, of which the last ones may be lacking."""
    sorts = [tuple(word.strip() for word in sort.split(",") if word.strip()) for sort in words.split("|")]
    return [*sorts, (), ()][:3]
