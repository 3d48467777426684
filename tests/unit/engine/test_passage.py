"""What a rule asks of the story beyond its paragraph is noted."""

from __future__ import annotations

from copylint.engine.passage import Neighbourhood, Passage, placeless
from copylint.story.english import language
from copylint.story.story import Story, by_paragraph, once_a_story, whole_text
from copylint.text.document import Document


def test_a_neighbourhood_notes_what_is_looked_at():
    story = Story(Document("a.txt", "\n\n".join(f"Paragraph {n}." for n in range(9))))
    p = story.paragraphs[4]
    looked: set[int] = set()
    near = Neighbourhood(story, p, looked)
    assert near.paragraph_at(p.start) is p
    assert near.paragraphs[2].text == "Paragraph 2."
    assert near.sentence_at(story.paragraphs[5].start).text == "Paragraph 5."
    assert (looked, near.asked) == ({0, -2, 1}, set())
    for look in (
        lambda: near.body,
        lambda: near.paragraphs[1],
        lambda: near.paragraphs[-1],
        lambda: list(near.paragraphs),
        lambda: near.paragraph_at(story.paragraphs[6].start),
        lambda: near.paragraph_at(-1),
    ):
        near.asked = set()
        look()
        assert near.asked == {"paragraphs"}
    assert looked == {0, -2, 1}


def test_a_passage_notes_what_is_asked_of_the_story():
    @once_a_story
    def lines(story: Story) -> int:
        return len(story.paragraphs)

    @once_a_story
    @by_paragraph
    def english(story: Story) -> tuple[int, str | None]:
        return len(story.paragraphs), language(story)

    story = Story(Document("a.txt", "One.\n\nTwo.\n\nThree."), variant="en-GB")
    passage = Passage(story, story.paragraphs[1])
    assert passage.sentence_at(story.paragraphs[1].start).text == "Two."
    assert (passage.paragraph_at(0), passage.body, passage.asked) == (None, [story.paragraphs[1]], set())
    assert lines(passage) == 3
    assert passage.asked == {lines.__wrapped__}
    passage.asked = set()
    for _ in range(2):
        assert english(passage) == (1, "en-GB")
        assert passage.asked == {language.__wrapped__}
        passage.asked = set()
    assert whole_text(passage) == story.plain
    assert passage.is_protected(8, 9) is False
    assert passage.variant == "en-GB"
    assert passage.asked == {whole_text.__wrapped__, ("is_protected", 2, 3), "variant"}


def test_only_what_names_no_places_is_held_against_another_state():
    assert all(map(placeless, (None, True, "en-GB", frozenset({"a"}), ("a", "b"))))
    assert not any(map(placeless, (7, [1], {"a": 1}, (1, 2), object())))
