"""Under which first names one person goes: the press writes "Liz Cheney" and "Elizabeth Cheney" in one report.

Couples and siblings share a last name. So a short form that is as common for the other sex shows nothing and is left
out ("Pat", "Jamie"), and one that is commoner for men is no woman's ("Chris", "Sam").
"""

from functools import cache

# A name in full, or its spellings, each before those that it is shortened to.
OF_MEN = """
abraham: abe
albert: al bert
alexander: alex
alfred: al fred
andrew: andy drew
anthony: tony
arnold: arnie
benjamin: ben
bernard: bernie
charles: charlie chuck
christopher: chris
clifford: cliff
daniel: dan danny
david: dave
donald: don donnie
douglas: doug
edward: ed eddie ted
ernest: ernie
eugene: gene
francis: frank
franklin: frank
frederick: fred
gabriel: gabe
geoffrey: geoff
gerald: gerry jerry
gerard: gerry
gregory: greg
harold: harry hal
henry: hank harry
herbert: herb
jacob: jake
james: jim jimmy
jeffrey: jeff
john: jack johnny
jonathan: jon
joseph: joe joey
joshua: josh
kenneth: ken kenny
lawrence: larry
leonard: len leo
louis: lou
matthew: matt
michael: mike mick mickey
mitchell: mitch
nathan nathaniel: nate
nicholas: nick
patrick: paddy
peter: pete
philip phillip: phil
raymond: ray
richard: rick dick rich ricky
robert: bob rob bobby robbie
ronald: ron ronnie
samuel: sam
sidney: sid
stanley: stan
stephen steven: steve
stuart: stu
theodore: ted teddy theo
thomas: tom tommy
timothy: tim
victor: vic
vincent: vince
walter: walt
william: bill billy will
zachary: zach zack
"""

OF_WOMEN = """
barbara: barb
catherine katherine kathleen: cathy kathy kate katie
christina: tina
christine: chrissy
cynthia: cindy
danielle: dani
deborah: debbie deb
eleanor: ellie
elizabeth: liz lizzie beth betty betsy eliza
frances: fran
gabrielle: gabby
jacqueline: jackie
jennifer: jen jenny
jessica: jess
judith: judy
kimberly: kim
kirsten: kirsty
margaret: maggie meg peggy
michelle: shelly
nancy: nan
pamela: pam
patricia: patty trish
rebecca: becky
sandra: sandy
stephanie: steph
susan: sue susie
valerie: val
victoria: vicky
"""


def is_short_for(short: str, full: str) -> bool:
    """Whether one lower-case first name is what another, in full, is shortened to."""
    return any(short in short_forms(names).get(full, ()) for names in (OF_MEN, OF_WOMEN))


@cache
def short_forms(names: str) -> dict[str, tuple[str, ...]]:
    """What each first name in a table is shortened to, in small letters."""
    lines = (line.split(":") for line in names.strip().splitlines())
    return {name: tuple(short.split()) for full, short in lines for name in full.split()}
