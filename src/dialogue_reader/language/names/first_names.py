"""Under which first names one person goes: the press writes "Liz Cheney" and "Elizabeth Cheney" in one report."""

from functools import cache

# A name in full, or its spellings, each before those that it is shortened to.
_SHORTENED = """
abraham: abe
albert: al bert
alexander alexandra: alex sandy
alfred: al fred
andrew: andy drew
anthony: tony
arnold: arnie
barbara: barb
benjamin: ben
bernard: bernie
catherine katherine kathleen: cathy kathy kate katie
charles: charlie chuck
christopher christine christina: chris
clifford: cliff
cynthia: cindy
daniel danielle: dan danny
david: dave
deborah: debbie deb
donald: don donnie
douglas: doug
edward: ed eddie ted
eleanor: ellie
elizabeth: liz lizzie beth betty betsy eliza
ernest: ernie
eugene: gene
frances francis: fran frank
franklin: frank
frederick: fred
gabriel gabrielle: gabe gabby
geoffrey: geoff
gerald: gerry jerry
gerard: gerry
gregory: greg
harold: harry hal
henry: hank harry
herbert: herb
jacob: jake
jacqueline: jackie
james: jim jimmy jamie
jeffrey: jeff
jennifer: jen jenny
jessica: jess
john: jack johnny
jonathan: jon
joseph: joe joey
joshua: josh
judith: judy
kenneth: ken kenny
kimberly: kim
kirsten: kirsty
lawrence: larry
leonard: len leo
louis: lou
margaret: maggie meg peggy
matthew: matt
michael: mike mick mickey
michelle: shelly
mitchell: mitch
nancy: nan
nathan nathaniel: nate nat
nicholas: nick
pamela: pam
patricia: pat patty trish
patrick: pat paddy
peter: pete
philip phillip: phil
raymond: ray
rebecca: becky
richard: rick dick rich ricky
robert: bob rob bobby robbie
ronald: ron ronnie
samuel samantha: sam
sandra: sandy
sidney: sid
stanley: stan
stephen steven stephanie: steve
stuart: stu
susan: sue susie
theodore: ted teddy theo
thomas: tom tommy
timothy: tim
valerie: val
victoria: vicky
victor: vic
vincent: vince
walter: walt
william: bill billy will
zachary: zach zack
"""


def is_short_for(short: str, full: str) -> bool:
    """Whether one lower-case first name is what another, in full, is shortened to."""
    return short in _shortened().get(full, ())


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    lines = (line.split(":") for line in _SHORTENED.strip().splitlines())
    return {name: tuple(short.split()) for names, short in lines for name in names.split()}
