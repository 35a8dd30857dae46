"""Parties under all of their names, with those who are of them: which each language calls by words of its own.

"GOP" and "Republicans" are "les républicains" and "đảng Cộng hòa". A party is its members: what is said of the one is
said of the others.
"""

from functools import cache
from typing import NamedTuple

from dialogue_reader.language.names.entries import entries

# A party a line, which goes on where the next is indented. By language, between bars: its names; what its members are
# called; what one of them is behind where that person is from; and what says of which party something is.
_PARTIES = """
en Republican Party, GOP, Grand Old Party | Republicans | Republican | Republican;
    fr Parti républicain, GOP | républicains, républicaines, républicain, républicaine;
    vi đảng Cộng hòa, GOP | đảng viên Cộng hòa, người Cộng hòa, phe Cộng hòa, Cộng hòa;
    de Republikanische Partei, GOP | Republikaner, Republikanern
en Democratic Party | Democrats, Dems | Democrat, Dem | Democratic; fr Parti démocrate | démocrates, démocrate;
    vi đảng Dân chủ | đảng viên Dân chủ, người Dân chủ, phe Dân chủ, Dân chủ;
    de Demokratische Partei | Demokraten
en Conservative Party | Conservatives, Tories | Conservative | Conservative, Tory;
    fr Parti conservateur | conservateurs, conservatrices, conservateur, conservatrice, Tories;
    vi đảng Bảo thủ | đảng viên Bảo thủ, phe Bảo thủ; de Konservative Partei | Konservativen, Tories
en Labour Party, Labor Party, Labour | | | Labour; fr Parti travailliste, Labour | travaillistes, travailliste;
    vi Công đảng, đảng Lao động; de Arbeiterpartei, Labour
en Liberal Party | Liberals | Liberal | Liberal; fr Parti libéral | libéraux, libéral, libérale; vi đảng Tự do;
    de Liberale Partei | Liberalen
en Socialist Party | Socialists | Socialist | Socialist; fr Parti socialiste, PS | socialistes, socialiste;
    vi đảng Xã hội; de Sozialistische Partei | Sozialisten
en Communist Party | Communists | Communist | Communist; fr Parti communiste | communistes, communiste;
    vi đảng Cộng sản | đảng viên Cộng sản, phe Cộng sản; de Kommunistische Partei | Kommunisten
"""


class _Words(NamedTuple):
    """What one language calls a party, its members and one of them, and what says that something is of it."""

    party: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()
    one_member: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


def party_names(language: str) -> dict[str, tuple[str, ...]]:
    """What a language calls parties and their members, as it is written, and the English name of each.

    Members are their party, and more like each other than like it.
    """
    names = dict[str, tuple[str, ...]]()
    for words in _words(language):
        for name in (*words.members, *words.one_member, *words.adjectives):
            names[name] = (words.party, f"{words.party} members")
        names |= dict.fromkeys(words.names, (words.party,))
    return names


def party_of(word: str, language: str) -> str | None:
    """The English name of the party that a lower-case word means, itself or its members."""
    return _single_words(language).get(word)


def members(language: str) -> frozenset[str]:
    """What one who is of a party is called behind where that person is from, in lower case: "Texas Republican"."""
    return frozenset(member.lower() for words in _words(language) for member in words.one_member)


def party_adjectives(language: str) -> frozenset[str]:
    """The lower-case words that say of which party something is: "Labour seat"."""
    return frozenset(adjective.lower() for words in _words(language) for adjective in words.adjectives)


@cache
def _single_words(language: str) -> dict[str, str]:
    return {name.lower(): party for name, (party, *_) in party_names(language).items() if " " not in name}


@cache
def _words(language: str) -> tuple[_Words, ...]:
    """The parties of which a language has words."""
    return tuple(
        _Words(own[0][1].split(",")[0].split("|")[0].strip(), *map(_listed, words.split("|")))
        for own in entries(_PARTIES)
        for code, words in own
        if code == language
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())
