"""Texts that are the worst a pattern or a loop can meet, each of about as many characters as asked."""

from __future__ import annotations

from collections.abc import Iterator


def _letters(n: int) -> str:
    return "".join(chr(97 + int(c)) for c in str(n))


def _repeated(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


#: name -> what is said over and over.
UNITS = {
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "straight double marks": '"',
    "straight single marks": "'",
    "opening marks": "“",
    "closing marks": "”",
    "opening single marks": "‘",
    "apostrophes": "’",
    "double marks apart": '" ',
    "single marks apart": "' ",
    "guillemets": "«",
    "marks between letters": 'a"b ',
    "quotations that never close": "“a ",
    "quotations that never open": "a” ",
    "single quotations that never close": "‘a ",
    "single quotations that never open": "a’ ",
    "elisions": "o'b ",
    "nested quotations": "“a ‘b ",
    "quotations of one word": '"a" ',
    "curly quotations of one word": "“a” ",
    "brackets": "(",
    "square brackets": "[",
    "closing brackets": ")",
    "brackets with a word": "(a ",
    "dots": ".",
    "dots apart": ". ",
    "commas": ",",
    "question marks": "?",
    "hyphens": "-",
    "dashes": "—",
    "dashes apart": " – ",
    "words with hyphens": "a-b-",
    "figures": "1",
    "figures with commas": "1,",
    "figures with points": "1.",
    "figures apart": "12 ",
    "years": "2019 ",
    "money": "$5 ",
    "shares": "5% ",
    "scores": "3-1 ",
    "times": "10:30 ",
    "number words": "five ",
    "line breaks": "\n",
    "letters on lines": "a\n",
    "words on lines": "Word\n",
    "Windows line breaks": "\r\n",
    "combining marks": "e\u0301",
    "only combining marks": "\u0301",
    "emoji": "🙂",
    "Hebrew": "אבג ",
    "direction marks": "\u200f",
    "words": "word ",
    "said": "said ",
    "the": "the ",
    "and": "and ",
    "Mr": "Mr ",
    "names": "Name ",
    "full names": "Bob Smith ",
    "acronyms": "NATO ",
    "acronyms spelt out": "North Atlantic Treaty Organization (NATO) ",
    "dotted letters": "U.S. ",
    "titles": "President ",
    "weekdays": "Monday ",
    "dates": "Monday 3 May 2021, ",
    "months": "May ",
    "tolls": "five people were killed, three injured, ",
    "tolls in sentences": "Five people were killed in Leeds. ",
    "speakers": '"Yes it is," said Bob Smith. ',
    "speakers, curly": "“Yes it is,” said Bob Smith. ",
    "speakers before": "Bob Smith said, “Yes it is.” ",
    "speakers on lines": "“Yes it is,” said Bob Smith.\n\n",
    "offices": "Bob Smith, the chief executive of Acme Corp, ",
    "ages": "Bob Smith, 42, ",
    "addresses": "a@b.c ",
    "an address": "https://a.b/",
    "misspelt": "recieve ",
    "confusables": "then their its to lead ",
    "verbs": "was were has have ",
    "articles": "a an ",
    "lists": "one, two and three; ",
    "paragraphs": "Bob Smith said.\n\n",
    "Markdown emphasis": "*a ",
    "Markdown links": "[a](",
    "Markdown brackets": "![",
    "Markdown code": "`a ",
    "Markdown entities": "&amp;",
    "Markdown quotes": "> ",
    "Markdown lists": "- a\n",
    "Markdown tables": "|a",
    "Markdown nested lists": "- ",
    "Markdown nested numbers": "1. ",
    "Markdown definitions": "[a]: b\n",
    "Markdown templates": "{{ ",
    "Markdown template blocks": "{% raw %}",
    "Markdown attributes": "{.a ",
    "Markdown formulas": "$a ",
    "Markdown wiki links": "[[a",
    "HTML": "<a ",
    "HTML elements": "<code>",
    "HTML attributes": "<a b='",
    "paths": "a/b.c/",
    "options": "--a ",
    "HTML comments": "<!-- ",
    "answers that never end": "<!-- copylint: ",
    "answers to what follows": "<!-- copylint: ignore -- a -->\n\n",
    "answers to all": "<!-- copylint: ignore-file a.b -- a -->\n",
    "answers within answers": "<!-- copylint: disable a.b -- a -->\n",
    "answers that end": "<!-- copylint: disable a.b -- a --> a <!-- copylint: enable a.b -->\n",
    "answers in MDX": "{/* copylint: ignore -- a */}\n\n",
    "long words": "Abcdefghij" * 300 + " ",
    "alternating case": "aB",
    "alternating case in words": "tHe cOuNcIl ",
    "brackets with brackets": "([{",
    "brackets that close": "(a) ",
    "digits and letters": "1a",
    "long figures": "1234567890" * 40 + " ",
    "combining marks on words": "cafe\u0301s ",
    "many marks on a letter": "e" + "\u0301\u0323" * 30,
    "zero-width": "\u200b",
    "zero-width in words": "a\u200bb ",
    "joined emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flags": "\U0001f1ec\U0001f1e7",
    "dotted capital I": "İ",
    "curly and straight": "“a\" ‘b' ",
    "lists within lists": "- - ",
    "numbered lists within lists": "1. 1) ",
    "quotes within quotes": "> > ",
    "list marks and quotes": "- > ",
    "short lines": "He left.\n",
    "headings": "# a\n",
    "underscores": "_",
    "slashes": "/",
}


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Yields (name, text of about `size` characters)."""
    for name, unit in UNITS.items():
        yield name, _repeated(unit, size)
    yield "a gap in a sentence", "Word" + " " * size + "word."
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "nested square brackets", "[" * (size // 2) + "](a)" * (size // 8)
    yield "backticks of every length", "".join("`" * k + "a " for k in range(1, int((2 * size) ** 0.5)))
    yield "one quotation", '"' + _repeated("word ", size) + '"'
    yield "one curly quotation", "“" + _repeated("word ", size) + "”"
    yield "one unknown word", _repeated("zxqv", size)
    yield "one long address", "https://a.b/" + "c" * size
    yield "words that are all different", " ".join(f"zq{_letters(k)}x" for k in range(size // 8))
    yield (
        "names that are all different",
        " ".join(f"Ab{_letters(k * 7)} Zq{_letters(k)} said." for k in range(size // 18)),
    )
    yield (
        "names that are nearly alike",
        " ".join(f"Maria Okafo{_letters(k)} met Maria Okaf{_letters(k)}r." for k in range(size // 36)),
    )
    yield (
        "acronyms that are all different",
        " ".join(_letters(k).upper() + "X" for k in range(10, 10 + size // 6)),
    )
    yield "figures that are all different", " ".join(f"{k} people died." for k in range(size // 18))
    yield (
        "quotations that are all different",
        " ".join(f"“We had {_letters(k)} to do,” said Bob {_letters(k).title()}." for k in range(size // 42)),
    )
