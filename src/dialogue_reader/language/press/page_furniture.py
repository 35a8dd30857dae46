"""What web pages print around an article, in the languages we have met: credits, buttons, prompts, other reports."""


def _line(*beginnings: str, then: str = r"\b.{0,160}") -> str:
    """A pattern for a line that begins in one of these ways."""
    return rf"(?is)^\W*(?:{'|'.join(beginnings)}){then}"


# A line that only says whose picture stands there.
CREDIT_LINE = _line(
    r"photos?|photographie|pictures?|images?|crédits?(?: photos?)?|credits?|crédito",
    r"foto(?:grafie)?s?|bild(?:er|nachweis|quelle|rechte)?|imagen|ảnh(?: minh họa)?|hình|nguồn ảnh",
    r"quelle|source|copyright|getty images|picture alliance|dpa|afp|reuters|epa|ap|imago|©|\(c\)",
    then=r"\s*(?:[:/|©–-]|(?<=[©)])).{0,100}$",
)

# At the beginning of a line that leads to other reports, or of one above a list of them.
ELSEWHERE = _line(
    r"mehr (?:zum thema|dazu|aus|zu)|l(?:esen sie|ies) (?:auch|hier|dazu|mehr)|auch interessant",
    r"das könnte (?:sie|dich|euch)",
    r"weitere (?:artikel|beiträge|themen|nachrichten|meldungen|informationen zum thema)|zum thema|schon gelesen",
    r"(?:ähnliche|verwandte|aktuelle) (?:artikel|beiträge|nachrichten|themen|links)|meist ?gelesen\w*",
    r"related|read (?:more|also|next)|also read|see also|more (?:on this|from|in|stories|news)",
    r"you (?:may|might) (?:also )?like",
    r"recommended|most read|popular|trending|don['’]t miss",
    r"(?:à )?lire (?:aussi|également|la suite)|à (?:lire|voir|découvrir)|voir aussi|sur le même (?:sujet|thème)",
    r"articles? (?:liés?|similaires?|associés?)|dans la même rubrique|les plus lus|plus d['’]articles",
    r"xem thêm|đọc thêm|tin (?:liên quan|cùng chuyên mục|khác|mới)|bài (?:viết )?liên quan|có thể bạn quan tâm",
    r"le[ae] (?:también|más)|más (?:noticias|sobre)|te puede interesar|artículos relacionados|leia (?:também|mais)",
    r"veja também",
    r"leggi anche|potrebbe interessarti|articoli correlati|lees ook|(?:zobacz|czytaj) (?:też|także)",
    then=r"\b",
)

_ADVERTISEMENT = _line(
    r"anzeige|werbung|advertisement|advertorial|sponsored|publicité|quảng cáo|publicidad|pubblicità|publicidade",
    then=r"\b.{0,80}$",
)
_BUTTON = "|".join(
    (
        r"teilen|share|tweet|tweeten|twittern|partager|chia sẻ|compartir|condividi|print|drucken|imprimer|e-?mail|mail",
        r"facebook|twitter|x|whatsapp|pinterest|linkedin|xing|telegram|instagram|youtube|rss|pocket|reddit|merken",
        r"(?:copy link|link )?kopieren|copy link|comments?|kommentare?|commentaires?|bình luận|save|download|pdf",
        r"vorlesen|anhören|listen|écouter|auf|on|via|per|sur|de|this|artikel|article|diesen|cet|bài",
    )
)
_PROMPT = _line(
    r"sign up|subscribe|follow us|join our|support us|already a (?:member|subscriber)|notify me|get .{3,40} by e-?mail",
    r"abonnieren|newsletter|melden sie sich|folgen sie|jetzt (?:abonnieren|anmelden|spenden|testen)",
    r"(?:besuchen sie )?unseren? .{0,20}shop|abonnez|inscrivez-vous|inscription à|suivez-nous|đăng ký nhận",
    r"suscríbete|iscriviti|assine|(?:sie müssen|du musst|you must be|vous devez|bitte) .{0,30}"
    r"(?:eingeloggt|angemeldet|einloggen|anmelden|logged in|connectée?)",
    then=r"\b.{0,160}$",
)
_RIGHTS = _line(
    r".{0,40}(?:we use cookies|verwendet cookies|utilise des cookies)",
    r".{0,40}(?:alle rechte vorbehalten|all rights reserved|tous droits réservés)",
    then=r".{0,120}$",
)
_CONSENT = _line(
    r"by (?:signing up|subscribing|registering|clicking|continuing)\b.{0,80}(?:agree|accept|consent)",
    r"we (?:and our .{0,12}partners|(?:value|respect) your privacy)|(?:please )?enter your e-?mail",
    r"you can (?:accept|change|manage|withdraw|unsubscribe)\b.{0,60}(?:choices|consent|preferences|settings|any time)",
    r"mit (?:der|ihrer) (?:anmeldung|registrierung) .{0,60}(?:akzeptieren|stimmen)|wir und unsere .{0,12}partner",
    r"(?:bitte )?geben sie ihre e-?mail",
    r"en (?:vous inscrivant|vous abonnant|cliquant|poursuivant|continuant)\b.{0,80}acceptez",
    r"nous et nos .{0,12}partenaires|(?:saisissez|entrez|indiquez) votre (?:adresse )?e-?mail",
    r"vous pouvez (?:accepter|modifier|gérer|paramétrer|retirer|vous désabonner)\b.{0,60}"
    r"(?:choix|consentement|préférences|moment)",
    r"bằng (?:cách|việc) (?:đăng ký|nhấp|tiếp tục)\b.{0,80}đồng ý|(?:vui lòng )?nhập (?:địa chỉ )?email",
    r"chúng tôi (?:sử dụng cookie|và .{0,20}đối tác)",
)
_WAY = _line(
    r"zurück|nach oben|weiter|mehr|vorheriger beitrag|nächster beitrag|schlagworte|tags|themen|back to top|top|next",
    r"previous|more|haut de page|retour",
    then=r"\W*$",
)

# What a page says to its reader, in a sentence: to subscribe, to agree, whose the rights are.
ADDRESSED = (_PROMPT, _CONSENT, _RIGHTS)

# Lines of the page itself: advertisements, rows of buttons, prompts to subscribe, rights, ways to other pages.
FURNITURE = (_ADVERTISEMENT, rf"(?is)^\W*(?:(?:{_BUTTON})\b\W*){{1,8}}$", *ADDRESSED, _WAY)
