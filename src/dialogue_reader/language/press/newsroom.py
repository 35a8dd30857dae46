"""The words that newsrooms print around a report, in the languages we have met: credits, bylines, dates.

As patterns that are compiled when a text first has something like it: a start should not wait for all of them.
"""

# Before a photographer's or agency's name, followed by a colon, a slash or a name in brackets.
PHOTO_CREDIT = (
    r"(?i)(?:^|[\s(\[.])(?:photos?|photographie|crédits?(?: photo)?|ảnh(?: minh họa)?|foto|fotos|bild|imagen|image|"
    r"illustration|hình|nguồn ảnh|getty images|afp/|reuters/)\s*[:/©]|©"
)

# How the credit begins that stands in one line with its caption.
CREDIT_WORDS = r"Ảnh|Photos?|Fotos?|Crédits?(?: photos?)?"

# Where in a picture somebody is whom its caption names, after the last word of the name.
IN_PICTURE = (
    r"(?<=\w) \((?:(?:(?:on the|(?:second|third|fourth) from) )?(?:left|right)|à (?:gauche|droite)|au centre"
    r"|(?:(?:bìa|bên|(?:ngoài cùng|thứ \w+)(?: bên| từ)?) )?(?:trái|phải)|(?:ở )?giữa)\)"
)

# The caption of a film: who speaks, with every title, "on how …", and no verb.
ON_FILM = (
    r"\A\W*(?:[A-Z][\w.&'’-]*,?\s+(?:(?:of|for|and|the|at|to)\s+)*){2,12}(?:on|about)\s+(?:how|why|whether|what)\b"
)

CREDIT_SIGNS = ":/©"  # one of which every credit has

# What some systems append to a headline that stands once more above a caption.
PICTURE_NUMBER = r"\s*[-–—_]\s*\d+\s*$"

# Before an author's name.
_WRITTEN_BY = (
    r"(?:written|posted|published) by|(?:verfasst|geschrieben|erstellt|veröffentlicht) von|"
    r"(?:écrit|rédigé|publié) par|(?:escrito|publicado) por|scritto da|(?:được )?(?:viết|đăng) bởi"
)
BY = (
    r"(?i)^(?:(?:par|by|von|por|di|da|theo|bởi|bài|bài và ảnh|tác giả|pv|phóng viên|propos recueillis par|"
    rf"{_WRITTEN_BY})\s*:?|(?:authors?|autor(?:in|en)?|auteure?s?|autore|texte?|redaktion)\s*:)\s+(?=\S)"
)

# What a field is called that holds an author's name.
AUTHOR_FIELD = rf"(?i)(?:{_WRITTEN_BY}|authors?|autor(?:in|en)?|auteure?|autore|tác giả)\W*"

# Between the names of two authors.
BETWEEN_AUTHORS = (
    r"\s*[,;&]\s+|\s+(?:and|und|et|và|y|e|im Gespräch mit|en conversation avec|in conversation with|trò chuyện với)\s+"
)

# Behind an author's name in one line with it: a day, an office, a place.
BEHIND_AUTHOR = r"\s+(?:am|on|le|el|il|ngày|um|at|vom)\s.*|\s*(?:[|·•–—(]|\s-\s|,?\s\d).*"

# Before the day of publication.
DATED = (
    r"(?i)^\W*(?:publié|paru|mis(?:e)? (?:en ligne|à jour)|modifié|cập nhật|đăng|xuất bản|published|posted|updated|"
    r"last modified|veröffentlicht|aktualisiert|stand|publicado|actualizado|atualizado|pubblicato|aggiornato)\b"
)

# That somebody said nothing: due diligence, and no news.
NO_COMMENT = (
    r"(?i)\b(?:declin(?:ed|es|ing) to (?:comment|discuss|elaborate)"
    r"|(?:did|have|has|had) not (?:immediately )?(?:respond|return|repl)"
    r"|(?:was|were) not (?:immediately )?(?:returned|available)"
    r"|(?:could|can)(?: ?not|n['’]t) (?:immediately )?be reached"
    r"|n['’](?:a|ont|avait|avaient) pas (?:souhaité|voulu|répondu|donné suite)|refus\w+ de (?:commenter|répondre)"
    r"|từ chối (?:bình luận|trả lời)|chưa (?:phản hồi|trả lời)|wollte sich nicht äußern|no quiso (?:comentar|hacer))"
)
# A sentence that tells who spoke, and where or when, but not what was said: the quotation stands before it.
ONLY_SPOKE = (
    r"\A\W*(?:[\w.'’-]+ ){1,6}(?:said|says|noted|wrote|tweeted|added|explained"
    r"|told (?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}|\w+))(?: (?:so )?\w+ly)?"
    r"(?:(?= (?:in|on|at|during|to|after|via|for|early|late|last|\w+day)\b)(?: "
    r"(?!(?:that|what|it|he|she|they|we|who|and|but|is|are|was|were|has|have|had|will|would|could|should|can|may|might"
    r"|must|do|does|did)\b)[\w.’'-]+){1,6})?[.!?]*\W*\Z"
)
# Before the first sentence of a report: where it was written, sometimes for whom.
DATELINE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.,' -]+(?:, ?[^\W\d_ .]+\.?)?\s*(?:\([^)\n]{1,30}\)\s*)?(?:[—–―]|--?(?=\s))\s*"

# Before the day on which a report was changed.
UPDATED = (
    r"(?i)\b(?:mise? à jour|modifié|actualisé|cập nhật|updated|modified|aktualisiert|aktualisierung|geändert|stand|"
    r"actualizado|actualización|atualizado|aggiornato)\b"
)
