from copylint.quotations import parse
from copylint.tokens import Paragraph, paragraph_spans


def read(text):
    return parse(text, [Paragraph(text, s, e, k) for k, (s, e) in enumerate(paragraph_spans(text))])


def test_covers_the_words_between_marks_and_not_those_outside():
    text = "“Yes,” he said. “No.”"
    q = read(text)
    assert q.covers(1, 4)
    assert not q.covers(text.index("he said"), text.index("he said") + 7)
    assert q.covers(text.index("No"), text.index("No") + 2)
