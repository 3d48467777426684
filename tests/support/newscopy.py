"""Hypothesis strategies that build news-like copy, right and wrong, from invented parts."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = [
    "Maria Okafor", "Péter Szijjártó", "Andrii Sybiha", "Li Wei", "Seán Ó Dálaigh", "Ludwig van Aalst",
    "Nguyễn Thị Hoa", "Mr Blair", "Dr. Ólafsdóttir", "Abdul al-Masri", "O’Brien", "d'Estaing", "Mark Price",
]  # fmt: skip
LOWERED = ["maria Okafor", "putin", "monday", "russian", "Trump-putin", "nato", "iPhone", "k.d. lang"]
PLAIN = (
    "the a minister council vote said on in of to by from budget bridge river talks plan new old after "
    "before Monday Kyiv London percent 12 3.5 1,000 $5 £20 2026 10:30 U.S. No. 10 Jan. 5 who had had that "
    "that year-old 12-year-old long-term"
).split()
FAULTS = (
    "recieve accomodation teh then than its it's there their could of should of a hour an one defence "
    "defense colour color theatre theater the the and and attache 21th 1990's 5kms $5 million dollars "
    "future plans newly-elected less people who's whose lead led 31 April"
).split(" ")
STOPS = [".", "?", "!", "...", "…", "..", ".”", '."', " .", ""]
GAPS = [" ", " ", " ", " ", "  ", "\u00a0", ", ", " , ", ",", ",, ", " – ", " -- ", "-", "; ", ": "]
MARKS = ["“", "”", "‘", "’", '"', "'", "«", "»", "(", ")", "[", "]"]
ODD = [
    "🙂",
    "é",
    "e\u0301",
    "אבג",
    "مرحبا",
    "\u200f",
    "ﬁ",
    "İ",
    "ß",
    "@desk",
    "#dryditch",
    "https://x.example/a,b",
    "\t",
    "’90s",
    "’em",
    "6'4\"",
]

word = st.one_of(
    st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(NAMES), st.sampled_from(FAULTS),
    st.sampled_from(LOWERED), st.sampled_from(ODD), st.sampled_from(MARKS),
)  # fmt: skip


@st.composite
def run(draw, least=1, most=14):
    """Words with gaps between, some of them wrong."""
    out = []
    for w in draw(st.lists(word, min_size=least, max_size=most)):
        out.append(w)
        out.append(draw(st.sampled_from(GAPS)))
    return "".join(out[:-1])


@st.composite
def sentence(draw):
    """A sentence, perhaps with a quotation, perhaps badly opened or closed."""
    body = draw(run())
    kind = draw(st.integers(0, 5))
    o, c = draw(st.sampled_from([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("”", "“"), ("“", "")]))
    if kind == 1:
        body = f"{o}{body},{c} said {draw(st.sampled_from(NAMES))}"
    elif kind == 2:
        body = f"{draw(st.sampled_from(NAMES))} said, {o}{body}"
        return body + "." + c
    elif kind == 3:
        body = f"{body} {o}{draw(run(most=4))}{c} {draw(run(most=4))}"
    return body + draw(st.sampled_from(STOPS))


@st.composite
def story(draw):
    """A whole story: headline, perhaps a dateline, paragraphs, any line ending."""
    newline = draw(st.sampled_from(["\n", "\n", "\n\n", "\r\n"]))
    parts = [draw(run(most=8))]
    paragraphs = draw(
        st.lists(st.lists(sentence(), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)
    )
    if draw(st.booleans()):
        paragraphs[0] = (
            draw(st.sampled_from(["LONDON – ", "KYIV, Ukraine (AP) — ", "LAMAR, CO – "])) + paragraphs[0]
        )
    return newline.join(parts + paragraphs) + draw(st.sampled_from(["", newline]))
