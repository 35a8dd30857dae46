"""The words that newsrooms print around a report, in the languages we have met: credits, bylines, dates.

As patterns that are compiled when a text first has something like it: a start should not wait for all of them.
"""

# Before a photographer's or agency's name, followed by a colon, a slash or a name in brackets.
PHOTO_CREDIT = (
    r"(?i)(?:^|[\s(\[.])(?:photos?|photographie|crédits?(?: photo)?|ảnh(?: minh họa)?|foto|fotos|bild|imagen|image|"
    r"illustration|hình|nguồn ảnh|getty images|afp/|reuters/)\s*[:/©]|©"
)

CREDIT_SIGNS = ":/©"  # one of which every credit has

# Before an author's name.
BY = r"(?i)^(?:par|by|von|por|di|da|theo|bài|bài và ảnh|tác giả|pv|phóng viên|propos recueillis par)\s*:?\s+(?=\S)"

# Before the day of publication.
DATED = (
    r"(?i)^\W*(?:publié|paru|mis(?:e)? (?:en ligne|à jour)|modifié|cập nhật|đăng|xuất bản|published|posted|updated|"
    r"last modified|veröffentlicht|aktualisiert|stand|publicado|actualizado|atualizado|pubblicato|aggiornato)\b"
)

# Before the first sentence of a report: where it was written, sometimes for whom.
DATELINE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.,' -]+(?:,[^\W\d_ .]+\.?)?\s*(?:\([^)\n]{1,30}\)\s*)?(?:[—–―]|--?(?=\s))\s*"
