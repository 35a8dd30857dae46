"""The words by which newsrooms, in the languages we have met, mark what stands around a report.

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

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"

DAY_FIRST = rf"(?<!\d)({_DAY})[/.-]({_MONTH})[/.-]({_YEAR})(?!\d)"
YEAR_FIRST = rf"(?<!\d)({_YEAR})-({_MONTH})-({_DAY})(?!\d)"
# "15 août 2022", "August 15, 2022", "ngày 15 tháng 8 năm 2022": told by shape, read by whoever needs the value.
_IN_WORDS = (
    rf"(?<!\d){_DAY}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+|tháng\s+)?(?:[^\W\d_]+\.?|{_MONTH})\s*,?\s+(?:de\s+|năm\s+)?{_YEAR}"
    rf"|[^\W\d_]+\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"
)
ANY_DATE = f"{DAY_FIRST}|{YEAR_FIRST}|{_IN_WORDS}"
CLOCK = r"(?<!\d)([01]?\d|2[0-3])[:hH]([0-5]\d)(?!\d)"
