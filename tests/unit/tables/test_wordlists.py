"""Lists of words are read by their file and name, and what is wrong with one is said."""

import pytest

from copylint.tables import wordlists
from copylint.tables.wordlists import LexiconError
from support.places import ROOT, RULES


def _forget():
    for kept in (wordlists._lists, wordlists.words, wordlists.word_set):
        kept.cache_clear()


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """Writes a file of lists, which `wordlists` then finds under the name `given`."""

    def written(text):
        (tmp_path / "lists").mkdir(exist_ok=True)
        (tmp_path / "lists" / "given.txt").write_text(text, encoding="utf-8")
        _forget()

    monkeypatch.setattr(wordlists, "lexicons_path", lambda: str(tmp_path))
    yield written
    _forget()


def test_words_keep_their_order_and_may_be_phrases(lists):
    lists("# What it is.\n\n[ranks]\n# source: known\nsergeant, staff sergeant,\nmajor\n\n[none]\n")
    assert wordlists.words("given", "ranks") == ("sergeant", "staff sergeant", "major")
    assert wordlists.word_set("given", "none") == frozenset()
    assert wordlists.alternation("given", "ranks") == "sergeant|staff sergeant|major"


def test_pairs_have_one_value_each(lists):
    lists("[counts]\none = 1, two=2\n[odd]\none\n[twice]\na = 1\na = 2\n")
    assert wordlists.word_pairs("given", "counts") == {"one": "1", "two": "2"}
    with pytest.raises(LexiconError, match="'one' has no value"):
        wordlists.word_pairs("given", "odd")
    with pytest.raises(LexiconError, match="'a' stands twice"):
        wordlists.word_pairs("given", "twice")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word\n[a]\n", r"given\.txt: words before"),
        ("[a]\nx\n[a]\n", r"given\.txt:3: the list \[a\] stands twice"),
    ],
)
def test_what_is_no_file_of_lists_is_named_with_its_line(lists, text, said):
    lists(text)
    with pytest.raises(LexiconError, match=said):
        wordlists.words("given", "a")


def test_a_list_or_file_that_is_not_there_is_named(lists):
    lists("[a]\nx\n")
    with pytest.raises(LexiconError, match=r"no list \[b\]"):
        wordlists.words("given", "b")
    with pytest.raises(LexiconError, match=r"other\.txt: cannot be read"):
        wordlists.words("other", "a")


@pytest.mark.parametrize(
    "path", sorted((RULES / "lexicons" / "lists").glob("*.txt")), ids=lambda path: path.stem
)
def test_each_list_says_its_source_is_read_and_has_a_word_once(path):
    said = "\n".join(line for line in path.read_text("utf-8").lower().split("\n") if line.startswith("#"))
    assert "source:" in said or "general knowledge" in said, "where the words are from"
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    for name in wordlists._lists(path.stem):
        assert f'"{name}"' in source or f"'{name}'" in source, f"nothing reads [{name}]"
        words = wordlists.words(path.stem, name)
        assert words, name
        assert len(words) == len(set(words)), (name, sorted(w for w in words if words.count(w) > 1))


def test_a_list_is_taken_apart_once(lists, monkeypatch):
    lists("[ranks]\nsergeant, major\n")
    known = wordlists.words("given", "ranks"), wordlists.word_set("given", "ranks")
    monkeypatch.setattr(wordlists, "_words", None)
    assert wordlists.words("given", "ranks") is known[0]
    assert wordlists.word_set("given", "ranks") is known[1]
