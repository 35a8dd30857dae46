"""Words and their opposites: what a statement turns into its contrary when one is put for the other.

A line a pair of poles, each language its words for both. A word with a star stands for all that begin like it. The
lists are of common words only, in the forms that a report is likely to have.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dialogue_reader.language.words import word_spans

# pole: language: words / words of the opposite
_POLES = """
more    en: more / less fewer
        fr: plus davantage / moins
        de: mehr / weniger
most    en: most / least fewest
        de: meist* / wenigst*
many    en: many numerous / few
        fr: nombreux nombreuses beaucoup plupart / peu rares
        de: viele vielen vieler zahlreiche* meisten / wenige wenigen weniger
all     en: everyone everybody / nobody
        fr: tous toutes / aucun aucune
        de: alle allen aller / keine keinen
always  en: always / never
        fr: toujours / jamais
        de: immer stets / nie niemals
often   en: often frequently usually / rarely seldom
        fr: souvent fréquemment / rarement
        de: oft häufig* / selten*
rise    en: rise rises rose rising increas* grow grows grew growing growth gain* climb* / fall falls fell fallen
            falling
            decreas* declin* drop* shrink* shrank
        fr: augment* hausse* croissance croît progress* grimp* / diminu* baiss* recul* chut* réduction réduit*
        de: steig* stieg* gestiegen zunahm* zunehm* zugenommen wachs* wuchs* gewachsen erhöh* / sink* sank* gesunken
            fiel* gefallen abnehm* abgenommen rückgang* verringer*
begin   en: begin* began begun start* open* launch* / end ends ended ending finish* clos* conclud*
        fr: commenc* début* démarr* / termin* fini* achev* cess*
        de: beginn* begann* begonnen start* / ende* beend* geendet abschlie*
open    en: open opens opened opening / close closes closed closing shut
        fr: ouvr* ouvert* / ferm*
        de: öffn* geöffnet* offen* eröffn* / schließ* schloss* geschlossen* geschlossene*
win     en: win wins won winning victor* / lose loses lost losing defeat*
        fr: gagn* remport* victoire* vainqu* / perd* défaite*
        de: gewinn* gewann* gewonnen sieg* / verlier* verlor* niederlage*
before  en: before prior earlier / after later following
        fr: avant auparavant / après
        de: vor bevor vorher zuvor / nach nachdem nachher danach
first   en: first / last
        fr: premier première premiers premières / dernier dernière derniers dernières
        de: erste ersten erster erstes erstem / letzte letzten letzter letztes letztem
early   en: early earlier / late later
        fr: tôt / tard
        de: früh* / spät*
old     en: old older elder* oldest / young younger youngest
        fr: vieux vieille* âgé* aîné* / jeune* cadet*
        de: alt alte alten alter altes älter* / jung* jünger*
new     en: new newer newest / old former
        fr: nouveau nouvelle* nouveaux neuf / ancien* vieux
        de: neu neue neuen neuer neues / alt alte alten altes ehemalig*
big     en: big bigger biggest large larger largest great* huge / small smaller smallest little tiny
        fr: grand* gros* énorme* / petit*
        de: groß* riesig* / klein*
high    en: high higher highest highly / low lower lowest
        fr: haut* élevé* supérieur* / bas basse* faible* inférieur*
        de: hoch hohe* höher* höchst* / niedrig* niedrigst* gering*
long    en: long longer longest / short shorter shortest
        fr: long longue* longs / court*
        de: lang lange langen langer länger* / kurz* kürzer*
strong  en: strong* powerful* strict* heavy heavily / weak* lenient* mild* light lightly
        fr: fort forte* puissant* sévère* strict* / faible* léger* légère* clément*
        de: stark* mächtig* streng* scharf* schwer* / schwach* mild* leicht*
hard    en: hard difficult* tough* / easy easily easier simple
        fr: difficile* dur dure* / facile* aisé*
        de: schwierig* schwer* / leicht einfach*
fast    en: fast quick* rapid* / slow*
        fr: rapide* vite / lent*
        de: schnell* rasch* / langsam*
good    en: good better best well great excellent* / bad worse worst badly poor poorly terrible*
        fr: bon bonne* bien mieux meilleur* / mauvais* mal pire*
        de: gut gute* besser* best* hervorragend* / schlecht* schlimm* übel*
happy   en: happy happi* glad pleased / sad sadly sadness unhappy
        fr: heureux heureuse* content* / triste* malheureu*
        de: glücklich* froh* / traurig* unglücklich*
rich    en: rich richer richest wealthy / poor poorer poorest
        fr: riche* / pauvre*
        de: reich* / arm arme*
hot     en: hot hotter warm* / cold colder cool*
        fr: chaud* / froid* frais fraîche*
        de: heiß* warm* / kalt* kühl*
north   en: north* / south*
        fr: nord septentrional* / sud méridional*
        de: nord* nörd* / süd*
east    en: east eastern eastward* / west western westward*
        fr: oriental* / ouest occidental*
        de: osten östlich* ost* / westen westlich* west*
left    en: left-wing leftist* / right-wing rightist*
        fr: gauche / droite
        de: links linke* / rechts rechte*
top     en: top above upper over / bottom below lower under
        fr: haut dessus / bas dessous
        de: oben ober* über / unten unter*
inside  en: inside indoor* internal* domestic* / outside outdoor* external* foreign*
        fr: intérieur* dedans interne* / extérieur* dehors externe* étrang*
        de: innen inner* drinnen inland* / außen außer* draußen ausland* ausländ*
man     en: man men male* boy* father* son sons brother* husband* / woman women female* girl* mother* daughter*
            sister* wife
        fr: homme* garçon* père* fils frère* mari / femme* fille* mère* sœur* épouse*
        de: mann männer* männlich* junge jungen vater väter* sohn* bruder* brüder* / frau* weiblich* mädchen mutter
            mütter*
            tochter töchter* schwester*
live    en: alive living lives live survive* birth born / dead die dies died dying death* kill*
        fr: vivant* vit vivent survécu* né née nés naissance / mort* décéd* meur* tué*
        de: lebend* lebt* leben überleb* geboren* geburt* / tot tote* starb* gestorben* getötet*
arrive  en: arriv* enter* / departs departed departing departure* leave leaves left leaving
        fr: arriv* / quitt* repart*
        de: ankam* ankomm* angekommen eintr* / verließ* verlass* abreis* abfuhr*
accept  en: accept* agree* approv* support* welcom* endors* / reject* refus* oppos* disapprov* condemn*
        fr: accept* approuv* soutien* soutenu* accueill* / reje* refus* oppos* condamn* désapprouv*
        de: akzeptier* angenommen* billig* unterstütz* begrüß* zustimm* zugestimmt / abgelehnt* ablehn* verweiger*
            verurteil*
allow   en: allow* permit* legal* legaliz* / forbid* forbade forbidden prohibit* ban bans banned illegal* block*
        fr: permet* permis* autoris* légal* / interdi* prohib* illégal*
        de: erlaub* gestatt* legal* / verbiet* verbot* untersag* illegal*
confirm en: confirm* admit* acknowledg* / deny denies denied denial*
        fr: confirm* admi* reconnu* reconnaî* / nie nient nié démen*
        de: bestätig* zugab* zugegeb* eingeräumt* / bestreit* bestritt* dement* leugn*
guilty  en: guilty convict* / innocent* acquit* cleared
        fr: coupable* condamn* / innocent* acquitt*
        de: schuldig* verurteilt* / unschuldig* freigesproch*
succeed en: succeed* success* succeed / fail fails failed failing failure*
        fr: réuss* succès / échou* échec*
        de: gelang* gelung* erfolg* schaff* geschafft / scheiter* gescheitert* misslang* misslung*
fired   en: fired dismissed sacked ousted / resign* quit quits stepped retire*
        fr: licenci* limog* renvoy* congédi* / démission* retrait*
        de: entlass* gefeuert* / zurückgetret* rücktritt* kündigte*
hire    en: hire hires hired hiring appoint* employ* recruit* / fire fires fired dismiss* sack*
        fr: embauch* recrut* nomm* / licenci* renvoy* limog*
        de: eingestellt* einstell* ernannt* / entlass* gefeuert*
obey    en: obey* comply complies follow* / defy defies defied disobey* violat* breach*
        fr: obéi* respect* suiv* / défi* désobéi* viol* enfrein*
        de: gehorch* befolg* einhalt* eingehalten / missacht* verstieß* verstoß*
build   en: build* built construct* creat* / destroy* demolish* dismantl*
        fr: constru* bâti* cré* / détru* démol*
        de: bau* gebaut* errich* geschaffen / zerstör* abgerissen*
join    en: join* unite* unit* connect* / separat* split* divid*
        fr: rejoi* uni* joind* reli* / sépar* divis*
        de: beitret* beigetreten verein* verbind* verbunden / trenn* getrennt* spalt*
public  en: public* open openly / private* secret*
        fr: public* publique* / privé* secret* secrèt*
        de: öffentlich* / privat* geheim*
safe    en: safe* secure* / dangerous* unsafe risky
        fr: sûr sûre* / dangereu*
        de: sicher* / gefährlich* unsicher*
war     en: war wars conflict* / peace*
        fr: guerre* conflit* / paix pacifi*
        de: krieg* konflikt* / frieden* friedlich*
day     en: day days daytime morning / night nights nighttime evening
        fr: jour journée matin* / nuit* soir*
        de: tag tags tagsüber morgen* / nacht nachts abend*
true    en: true truth* correct* accurate* right rightly exactly properly / false* incorrect* inaccurate* wrong*
            improperly
        fr: vrai* correct* exact* juste / faux fausse* incorrect* inexact*
        de: wahr wahre* richtig* korrekt* genau / falsch* unrichtig* inkorrekt*
same    en: same similar* equal* identical* / different* opposite* unlike unequal*
        fr: même* semblable* identique* égal égale égaux égales / différent* contraire*
        de: gleich* ähnlich* derselbe* dieselbe* / unterschiedlich* verschieden*
full    en: full fully complete* entire* total* / empty partial* incomplete*
        fr: plein* complet* complèt* entier* totale* / vide* partiel*
        de: voll* vollständig* ganz* gesamt* / leer* teilweise* unvollständig*
near    en: near nearby close nearest closer / far distant remote farther further
        fr: proche* près / loin* lointain* éloigné*
        de: nah* nähe* / fern* weit*
rare    en: common* normal* usual* typical* / rare* uncommon* abnormal* unusual*
        fr: commun* normal* habituel* courant* / rare* anormal* inhabituel*
        de: häufig* normal* üblich* gewöhnlich* / selten* ungewöhnlich* unüblich*
enough  en: enough sufficient* adequate* / insufficient* inadequate* lacking
        fr: assez suffi* / insuffisan*
        de: genug ausreich* genügend* / ungenügend* unzureichend*
show    en: show* reveal* disclos* / hide hides hid hidden conceal*
        fr: montr* révèl* révél* dévoil* / cach* dissimul*
        de: zeig* enthüll* / versteck* verberg* verborg* verbarg*
famous  en: famous* popular* known well-known / unknown unpopular obscure
        fr: célèbre* populaire* connu* / inconnu* impopulaire*
        de: berühmt* bekannt* beliebt* / unbekannt* unbeliebt*
friend  en: friend* ally allies / enemy enemies foe* opponent*
        fr: ami amis amie* allié* / ennemi* adversaire*
        de: freund* verbündet* / feind* gegner*
majority en: majority / minority
        fr: majorit* / minorit*
        de: mehrheit* / minderheit*
max     en: maximum* most / minimum* least
        fr: maxim* / minim*
        de: maximal* höchstens / minimal* mindestens
buyer   en: import* / export*
        fr: import* / export*
        de: import* einfuhr* / export* ausfuhr*
ancient en: ancient* / modern* contemporary
        fr: antique* ancien* / moderne* contemporain*
        de: antik* alt alte alten / modern* zeitgenössisch*
active  en: active* / passive* inactive*
        fr: actif* active* / passif* passive* inactif*
        de: aktiv* / passiv* inaktiv*
positive en: positive* / negative*
        fr: positif* positive* / négatif* négative*
        de: positiv* / negativ*
direct  en: direct* / indirect*
        fr: direct* / indirect*
        de: direkt* / indirekt*
hope    en: hope* optimis* / fear* despair* pessimis*
        fr: espér* espoir* optimis* / craign* crain* peur* pessimis*
        de: hoff* optimis* / fürcht* befürcht* angst* pessimis*
love    en: love loves loved loving like likes liked / hate hates hated hating dislike*
        fr: aim* ador* / déteste* haï* hain*
        de: lieb* mag mögen / hass* verabscheu*
attack  en: attack* offens* / defend* defens* defenc*
        fr: attaqu* offensive* / défen*
        de: angriff* angegriffen angreif* / verteidig*
remember en: remember* recall* / forget* forgot*
        fr: souven* rappel* / oubli*
        de: erinner* / verg[ei]ss* vergaß*
"""


class Pole(NamedTuple):
    """A word at `start:end` that stands at one pole of `name`; `second` tells at which."""

    name: str
    second: bool
    start: int
    end: int


def is_known(language: str) -> bool:
    """Whether we know opposites in a language."""
    return bool(_poles(language))


def poles_in(text: str, language: str, start: int, end: int) -> list[Pole]:
    """The words and phrases in `text[start:end]` that have an opposite, in the order of the list."""
    poles: list[Pole] = []
    words = [(a, b, text[a:b].lower()) for a, b in word_spans(text, start, end)]
    for name, sides in _poles(language).items():
        for second, pattern in enumerate(sides):
            poles += [Pole(name, bool(second), a, b) for a, b, word in words if pattern.fullmatch(word)]
    return poles


@cache
def _poles(language: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    poles: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
    name, code, words = "", "", ""
    for line in (*_POLES.strip().splitlines(), "end x: /"):
        if head := re.match(r"(\w+)?\s*(\w\w?): (.*)", line):
            if code == language:
                first, _, second = words.partition("/")
                poles[name] = _pattern(first.split()), _pattern(second.split())
            name, code, words = head[1] or name, head[2], head[3]
        else:
            words += f" {line.strip()}"
    return poles


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(word.replace("*", r"\w*") for word in words) or r"(?!)")
