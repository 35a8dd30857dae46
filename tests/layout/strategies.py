"""Texts that are hard to lay out."""

from hypothesis import strategies as st

ODDITIES = [
    "a", "é", "Đ", "ư", "mot", "transnationale", "xuất nhập cảnh", "15/08/2022", "l’immigration", "-", "/", "[bold]",
    " ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u202f", "\u3000", "\u200b", "\ufeff",
    "中", "文字", "한글", "。", "（", "ｱﾞ", "あ\u3099", "กำ", "नि",
    "🙂", "👩\u200d👧", "👍🏽", "🇻🇳", "☎\ufe0f", "\U000e0067",
    "e\u0301", "\u0301", "\u0323\u0301", "\u00ad", "\u200d", "\ufe0f",
    "\x1b[31m", "\x00", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800",
]  # fmt: skip
texts = st.lists(st.sampled_from(ODDITIES) | st.text(max_size=6), max_size=25).map("".join)
plain_texts = st.lists(
    st.sampled_from(["mot ", "xuất nhập ", "l’été ", "a-b ", "\n", "transnationale "]), max_size=40
).map("".join)
widths = st.integers(1, 30)
