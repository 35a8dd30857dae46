"""Words with a meaning of their own that make up names, and that a translator puts into the other language.

"White House", "Cour suprême": institutions, offices, places by what they are, directions, colours, the calendar.
"""

from functools import cache

from dialogue_reader.language.folding import folded

_GENERIC = {
    "en": """
        academy act administration affairs age agency agreement air airlines airport alliance ambassador
        anniversary annual archbishop area army arts assembly associate association atlantic attorney authority
        avenue award bank baron basin battle bay beach bible big bishop black blue board bridge british brigade
        brothers budget bureau cabinet campaign canal cape capital captain cathedral cave center central centre
        century chairman chamber champion champions championship championships chancellor children chapel charter
        chief christian christmas church circuit city civil classic club coalition coast code college colonel
        commander commission commissioner committee common commons commonwealth communist community company
        conference congress conservative constitution constitutional convention corps corporation council count
        county court crown cup day dead deep defence defense delegation democratic democrats department deputy
        desert development director district division doctor dog dome duke earl earth east easter eastern
        economic eastern election embassy emergency emperor empire empress energy environment equator exchange
        executive fair faith falls father federal federation ferry festival field fighter final finance first
        fleet foreign forest fort forum foundation free freedom friday front fund game games garden gate general
        god gold golden government governor grand great green group guard gulf hall head health heritage high
        highway hill hills holiday holocaust holy home hospital hotel house human hurricane ice ii iii indian
        industry infantry inspector institute insurance intelligence interior international internet island
        islands islamic jewish judge justice king kingdom labor labour lady lake land law league left legion
        liberal library life little long lord lower magic maid main major manager marine market marshal master
        match mayor medal media mediterranean memorial member men metro middle military mill mine minister
        ministry mission monday monument moon moore mother motor mount mountain mountains movement museum muslim
        national nationals nations native naval navy new night north northern northeast northwest nobel
        observatory ocean office officer old olympic olympics open opera opposition order organisation
        organization pacific palace park parliament parliamentary party pass peace peninsula people people's plan
        planet plaza police pool pope port post president presidential press prime prince princess prison prize
        professor program project protocol province public queen race radio railway red reform region regional
        republic republican republicans research reserve resistance revolution right river road rock roman room
        royal rule russian sacred saint school sciences science sea second secretary security senate senator
        senior service services ship silk silver sir sister social socialist society soldier sound south southern
        southeast southwest space special sport sports square stadium star state states station stock stone
        street strait summer summit sun supreme surgeon swamp team television temple territory test theater
        theatre third thunder tomb top tour tower town trade treasury treaty trial tribunal tropical trust tunnel
        under union united university upper valley van vice victory village visa volunteer war warden water
        waters weather week west western white wild wind windows wing winter women world year young zone zoo
    """,
    "fr": """
        académie accord afrique agence alliance ambassade année archipel armée arts assemblée association
        atlantique avenue banque bas bataille bleu bureau cap capitale centre chambre champion championnat
        chancelier château chef christianisme cité club coalition collège comité commission commune communauté
        compagnie confédération conférence congrès conseil constitution corps côte coupe cour croix défense
        démocrate démocratie département désert directeur district duc économie église élysée empereur empire est
        état états étoile événement exposition fédération festival fête fond fondation fonds football forces
        forêt forum front garde gauche général golfe gouvernement gouverneur grand grande groupe guerre haut
        haute histoire hôpital hôtel île îles institut intérieur international internationale internet islam jeux
        jour journal juge justice lac libération ligue ligne loi lune maire mairie maison marché maréchal mer
        midi militaire ministère ministre mission mont montagne mouvement moyen musée nation national nationale
        nations noël noir nord nouveau nouvelle observatoire océan office opération opéra ordre organisation
        orient ouest pacifique palais pape parc parlement parti pays pentagone place pôle police pont port
        premier première président présidence prince princesse prix procureur prophète province quartier reine
        renaissance république réseau réserve résistance révolution rivière roi rouge route royaume rue saint
        sainte salle santé science sciences secrétaire sécurité sénat service siècle société soleil sommet sud
        suprême table télévision temple terre théâtre tour traité tribunal tunnel uni unie union unies unis
        université vallée vert vice victoire ville web
    """,
}


# How words end that are formed from others, and so mean something; few names do.
_ENDINGS = {
    "en": "tion tions ment ments ing ings ity ities ance ence ship ive ives ist ists ics ery ures ism ness logy tor"
    " tors ers able ible ical ous ial ual",
    "fr": "tion tions ment ments ité ités ance ence eurs euse iste istes ique iques isme age ages ture tures ées iés"
    " ifs ive ible able logie aire",
}


def is_generic(word: str, language: str) -> bool:
    """Whether a folded word has a meaning of its own; of languages without a list every word may have."""
    return language not in _GENERIC or means(word, language) or word.endswith(_endings(language))


def means(word: str, language: str) -> bool:
    """Whether a folded word is listed as one with a meaning of its own."""
    return language in _GENERIC and word in _words(language)


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(map(folded, _ENDINGS[language].split()))


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(folded(word) for word in _GENERIC[language].split())
