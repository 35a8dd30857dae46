"""Parliaments, parties, institutions, great events and quarters, which each language calls by a name of its own.

"Commons" is "hạ viện", "ministère de la Défense" is "Bộ Quốc phòng": nothing in the words tells. A name may be that
of several: Vietnamese has one word for a congress and a national assembly.
"""

from functools import cache

from dialogue_reader.language.folding import folded, toned
from dialogue_reader.language.names.entries import entries
from dialogue_reader.language.names.parties import party_names
from dialogue_reader.language.words import is_part, word_spans

# One body a line, which goes on where the next is indented; parties have a table of their own. Of a form with a capital
# only what has one is meant: "the House", not "the house".
_BODIES = """
en Republican National Committee, RNC; fr Comité national républicain; vi Ủy ban Quốc gia đảng Cộng hòa
en Democratic National Committee, DNC; fr Comité national démocrate; vi Ủy ban Quốc gia đảng Dân chủ
en Senate; fr Sénat; vi thượng viện; de Senat
en House, House of Representatives; fr Chambre des représentants; vi hạ viện; de Repräsentantenhaus
en House of Commons, Commons, House; fr Chambre des communes; vi hạ viện; de Unterhaus
en House of Lords; fr Chambre des lords; vi thượng viện; de Oberhaus
en Congress; fr Congrès; vi quốc hội; de Kongress
en Parliament; fr Parlement; vi quốc hội, nghị viện; de Parlament
en National Assembly; fr Assemblée nationale; vi quốc hội; de Nationalversammlung
en European Parliament; fr Parlement européen; vi nghị viện châu Âu; de Europäisches Parlament, Europaparlament
en White House; fr Maison Blanche; vi nhà trắng; de Weißes Haus
en Pentagon; fr Pentagone; vi Lầu Năm Góc; de Pentagon
en Kremlin; fr Kremlin; vi Điện Kremlin, Kremlin; de Kreml
en Supreme Court; fr Cour suprême; vi tòa án tối cao, tối cao pháp viện; de Oberster Gerichtshof
en Constitutional Court; fr Cour constitutionnelle, Conseil constitutionnel; vi tòa án hiến pháp;
    de Verfassungsgericht
en State Department, Department of State; fr Département d'État; vi bộ ngoại giao; de Außenministerium
en Foreign Ministry, Ministry of Foreign Affairs, Foreign Office; fr ministère des Affaires étrangères;
    vi bộ ngoại giao; de Außenministerium, Auswärtiges Amt
en Justice Department, Department of Justice, Justice Ministry, Ministry of Justice;
    fr ministère de la Justice, Département de la Justice; vi bộ tư pháp; de Justizministerium
en Treasury, Treasury Department, Department of the Treasury; fr Trésor, Département du Trésor; vi bộ tài chính;
    de Finanzministerium
en Finance Ministry, Ministry of Finance; fr ministère des Finances; vi bộ tài chính; de Finanzministerium
en Home Office, Interior Ministry, Ministry of the Interior; fr ministère de l'Intérieur; vi bộ nội vụ;
    de Innenministerium
en Defense Department, Department of Defense, Defence Ministry, Defense Ministry, Ministry of Defence;
    fr ministère de la Défense; vi bộ quốc phòng; de Verteidigungsministerium
en Ministry of Public Security; fr ministère de la Sécurité publique; vi bộ công an
en Health Ministry, Ministry of Health, Department of Health; fr ministère de la Santé; vi bộ y tế;
    de Gesundheitsministerium
en Education Ministry, Ministry of Education, Education Department;
    fr ministère de l'Éducation, ministère de l'Éducation nationale; vi bộ giáo dục; de Bildungsministerium
en Homeland Security, Department of Homeland Security; fr Sécurité intérieure, Département de la Sécurité intérieure;
    vi bộ an ninh nội địa, an ninh nội địa; de Heimatschutzministerium
en FBI, Federal Bureau of Investigation; fr FBI; vi FBI, cục điều tra liên bang; de FBI
en CIA, Central Intelligence Agency; fr CIA; vi CIA, cục tình báo trung ương, cơ quan tình báo trung ương; de CIA
en Federal Reserve, Fed; fr Réserve fédérale, Fed; vi cục dự trữ liên bang, Fed; de Fed
en Central Bank; fr Banque centrale; vi ngân hàng trung ương; de Zentralbank
en United Nations, UN; fr Nations unies, ONU, Organisation des Nations unies; vi Liên hợp quốc, Liên Hiệp Quốc;
    de Vereinte Nationen, UNO, UN
en Security Council; fr Conseil de sécurité; vi hội đồng bảo an; de Sicherheitsrat
en European Union, EU; fr Union européenne, UE; vi Liên minh châu Âu, EU; de Europäische Union, EU
en European Commission; fr Commission européenne; vi ủy ban châu Âu; de Europäische Kommission, EU-Kommission
en NATO; fr OTAN; vi NATO; de NATO, Nato
en ASEAN, Association of Southeast Asian Nations; fr ASEAN, Association des nations de l'Asie du Sud-Est;
    vi ASEAN, hiệp hội các quốc gia Đông Nam Á
en African Union; fr Union africaine; vi Liên minh châu Phi; de Afrikanische Union
en Arab League; fr Ligue arabe; vi Liên đoàn Ả Rập; de Arabische Liga
en World Bank; fr Banque mondiale; vi ngân hàng thế giới; de Weltbank
en IMF, International Monetary Fund; fr FMI, Fonds monétaire international; vi IMF, quỹ tiền tệ quốc tế;
    de IWF, Internationaler Währungsfonds
en WTO, World Trade Organization; fr OMC, Organisation mondiale du commerce; vi WTO, tổ chức thương mại thế giới;
    de WTO, Welthandelsorganisation
en WHO, World Health Organization; fr OMS, Organisation mondiale de la santé; vi WHO, tổ chức y tế thế giới;
    de WHO, Weltgesundheitsorganisation
en International Criminal Court; fr Cour pénale internationale, CPI; vi tòa án hình sự quốc tế;
    de Internationaler Strafgerichtshof
en Red Cross; fr Croix Rouge; vi hội chữ thập đỏ, chữ thập đỏ; de Rotes Kreuz
en Catholic Church; fr Église catholique; vi giáo hội công giáo; de Katholische Kirche
en Islamic State, ISIS, ISIL; fr État islamique, Daech; vi nhà nước Hồi giáo; de Islamischer Staat
en Wall Street; fr Wall Street; vi phố Wall; de Wall Street
en Middle East; fr Moyen Orient, Proche Orient; vi Trung Đông; de Naher Osten
en World War II, Second World War; fr Seconde Guerre mondiale, Deuxième Guerre mondiale;
    vi thế chiến II, thế chiến thứ hai, chiến tranh thế giới thứ hai; de Zweiter Weltkrieg
en World War I, First World War; fr Première Guerre mondiale;
    vi thế chiến I, thế chiến thứ nhất, chiến tranh thế giới thứ nhất; de Erster Weltkrieg
en Cold War; fr Guerre froide; vi chiến tranh lạnh; de Kalter Krieg
en Vietnam War; fr guerre du Vietnam, guerre du Viêt Nam; vi chiến tranh Việt Nam; de Vietnamkrieg
en Olympic Games, Olympics; fr Jeux olympiques, JO; vi thế vận hội; de Olympische Spiele
en World Cup; fr Coupe du monde; vi World Cup, cúp thế giới; de Weltmeisterschaft, WM
en Champions League; fr Ligue des champions; vi Champions League; de Champions League
en north; fr nord; vi phía bắc, miền bắc; de Norden
en south; fr sud; vi phía nam, miền nam; de Süden
en east; fr est; vi phía đông, miền đông; de Osten
en west; fr ouest; vi phía tây, miền tây; de Westen
en Christmas; fr Noël; vi giáng sinh; de Weihnachten
en Easter; fr Pâques; vi lễ phục sinh; de Ostern
"""


def bodies_of(name: str, language: str) -> tuple[str, ...]:
    """The English names of the bodies and events that are called so in a language; none for what we do not know."""
    key, capital = _key(name, language), name[:1].isupper()
    return tuple(body for body, needs_capital in _names(language).get(key, ()) if capital or not needs_capital)


@cache
def _names(language: str) -> dict[str, list[tuple[str, bool]]]:
    """The bodies of each name, and whether it begins with a capital."""
    names: dict[str, list[tuple[str, bool]]] = {}
    for own in entries(_BODIES):
        body = own[0][1].split(",")[0]
        for code, forms in own:
            for form in forms.split(", ") if code == language else ():
                names.setdefault(_key(form, language), []).append((body, form[0].isupper()))
    for form, bodies in party_names(language).items():
        names.setdefault(_key(form, language), []).extend((body, form[0].isupper()) for body in bodies)
    return names


def _key(name: str, language: str) -> str:
    """What forms of one name have in common; of syllables their tones as well: "Nha Trang" is not "Nhà Trắng"."""
    is_of_syllables = any(is_part(name[a:b], language) for a, b in word_spans(name))
    return (toned if is_of_syllables else folded)(name.replace("-", " "))
