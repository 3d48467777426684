"""Makes the copy that the benchmark reads: news stories recombined from the project's seed stories.

Clean copy comes from the trap stories and from the faulty ones with their faults mended; in faulty copy
some of those faults stay and others are added, until there is one fault in `WORDS_A_FAULT`
words. Everything follows from the seed: the same number gives the same bytes on every machine.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "seeds"
FAULTS = ROOT / "tests" / "golden" / "seed-faults"

WORDS_A_FAULT = 75
STORY_BYTES = 4_000

# Surnames of the seed stories that are no words, and so can be changed without changing a joke.
SURNAMES = """Abreu Ackroyd Adeyemi Akello Archuleta Arroyo Ashworth Askew Babineaux Bellamy
    Blakemore Brandner Calloway Castellane Castillo Delacroix Dufresne Fairchild Guidry Hennig Hnatyshyn
    Hollis Hrytsenko Inskip Khumalo Kinnear Kitto Lindale Lindqvist Menon Mirza Nandakumar Nwosu Odom Okafor
    Okello Ortega Orton Osterman Oyelaran Pellew Penhallow Penrose Pruitt Quill Rabenau Solberg Tarrant
    Thorley Tolliver Tremayne Trewin Tumwine Varga Whitcomb Whitlock Yarborough""".split()
_HEADS = """Al Am Ar Ash Bar Bel Ben Bram Bro Cal Car Chel Cor Cran Dal Den Dor Dray El Em Er Fal Fen Gar
    Gil Gres Hal Har Hax Hol Ib In Is Jar Kel Ken Kil Lam Lan Lor Mal Mar Mel Mor Nel Nor Ol Or
    Os Pal Pem Pen Quen Ral Ren Ros Sal Sel Stan Tal Tar Ter Thorn Ul Ur Val Ver Wal War Wil
    Yar Zel""".split()
_TAILS = """bert borne bury by cott combe croft dale den don drick dwin field fold ford gate
    grave ham hurst kin land leigh ley lock low man mer mond more nard nell ney over rick rin ridge row sall
    ston stone thorpe ton van vell vin wald way well wick wood worth yard""".split()
_SURNAME = re.compile(rf"\b({'|'.join(SURNAMES)})\b")
_WORD = re.compile(r"(?<![\w’'@./-])[a-z]{5,12}(?![\w’'@/-])")


@dataclass(frozen=True)
class Seed:
    """A seed story as lines, clean, and the changes that put its planted faults back, line by line."""

    lines: tuple[str, ...]
    faults: tuple[tuple[tuple[int, int, str], ...], ...]

    @property
    def american(self) -> bool:
        """Whether the headline has the capitals that American papers give; stories of different
        Englishes are not mixed, as that would be a fault."""
        words = [w for w in self.lines[0].split() if len(w) > 3]
        return sum(w[0].isupper() for w in words) > 0.8 * len(words)


def planted(path: Path, source: str) -> list[tuple[int, int, str]]:
    """Returns (start, end, right) of the planted faults of a story, first to last, none inside another."""
    out = []
    with open(FAULTS / f"{path.stem}.faults.tsv", encoding="utf-8", newline="") as f:
        for wrong, right, _ in list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
            before, _, rest = wrong.partition("⟦")
            inner, _, after = rest.partition("⟧")
            at = source.index(before + inner + after) + len(before)
            out.append((at, at + len(inner), right))
    kept: list[tuple[int, int, str]] = []
    for fault in sorted(out):
        if not kept or fault[0] >= kept[-1][1]:
            kept.append(fault)
    return kept


def _seed(path: Path, faulty: bool) -> Seed:
    source = path.read_bytes().decode("utf-8")
    faults_here = planted(path, source) if faulty else []
    lines: list[str] = []
    faults: list[tuple[tuple[int, int, str], ...]] = []
    start = 0
    for raw in source.split("\n"):
        end = start + len(raw)
        line, back, shift = raw, [], 0
        for s, e, right in faults_here:
            if start <= s and e <= end:
                a = s - start + shift
                wrong = raw[s - start : e - start]
                line = line[:a] + right + line[a + len(wrong) :]
                back.append((a, a + len(right), wrong))
                shift += len(right) - len(wrong)
        if line:
            lines.append(line)
            faults.append(tuple(back))
        start = end + 1
    return Seed(tuple(lines), tuple(faults))


def seeds() -> list[Seed]:
    """Returns the seed stories that are plain text, the trap stories first."""
    out = [_seed(p, False) for p in sorted((STORIES / "traps").glob("*.txt"))]
    return out + [_seed(p, True) for p in sorted((STORIES / "faulty").glob("*.txt"))]


def _renamed(rng: random.Random) -> dict[str, str]:
    """New surnames for those of the seeds; one that begins with a vowel gets one that does."""
    heads = {v: [h for h in _HEADS if (h[0] in "AEIOU") == v] for v in (True, False)}
    return {name: rng.choice(heads[name[0] in "AEIOU"]) + rng.choice(_TAILS) for name in SURNAMES}


def _slip(rng: random.Random, word: str) -> str:
    """The word with one typing slip."""
    k = rng.randrange(1, len(word) - 1)
    how = rng.randrange(3)
    if how == 0 and word[k] != word[k + 1]:
        return word[:k] + word[k + 1] + word[k] + word[k + 2 :]
    return word[:k] + word[k + 1 :] if how == 1 else word[:k] + word[k] + word[k:]


# What else goes wrong at a desk, as a pattern and what it becomes.
_OTHER = (
    (re.compile(r"(?<= )(the|in|to|of)(?= )"), r"\1 \1"),
    (re.compile(r", "), ","),
    (re.compile(r", "), " , "),
    (re.compile(r"(?<= )an(?= )"), "a"),
    (re.compile(r"(?<= )its(?= )"), "it’s"),
    (re.compile(r"(?<= )than(?= )"), "then"),
    (re.compile(r"\b(Mon|Tues|Fri|Sun)day\b"), lambda m: m.group().lower()),
    (re.compile(r"(?<= )(have|has) been(?= )"), r"\1 being"),
)


def _with_faults(rng: random.Random, line: str, count: int) -> str:
    """The line with this many faults, half of them typing slips; fewer where it has no place for more."""
    for _ in range(count):
        pattern, new = rng.choice(_OTHER)
        places = list(pattern.finditer(line))
        if places and rng.random() < 0.5:
            m = rng.choice(places)
            line = line[: m.start()] + (new(m) if callable(new) else m.expand(new)) + line[m.end() :]
        elif words := list(_WORD.finditer(line)):
            m = rng.choice(words)
            line = line[: m.start()] + _slip(rng, m.group()) + line[m.end() :]
    return line


def stories(size: int, *, faulty: bool, seed: int = 1) -> Iterator[str]:
    """Yields stories of about `STORY_BYTES` bytes until there are `size` bytes of UTF-8."""
    rng = random.Random(f"{seed} {faulty}")
    pool = seeds()
    made = 0
    owed = 0.0
    while made < size:
        names = _renamed(rng)
        first = rng.choice(pool)
        others = [x for x in pool if x is not first and x.american == first.american]
        chosen = [first, *rng.sample(others, 3)]
        title = chosen[0].lines[0]
        paragraphs: list[str] = []
        length = 0
        for k, story in enumerate(chosen):
            # The later stories give their paragraphs without headline and dateline.
            for line, back in list(zip(story.lines, story.faults, strict=True))[1 if k == 0 else 2 :]:
                if length > min(STORY_BYTES, size - made):
                    break
                if faulty:
                    owed += len(line.split()) / WORDS_A_FAULT
                    for s, e, wrong in reversed(back):
                        if owed >= 1 and rng.random() < 0.5:
                            line = line[:s] + wrong + line[e:]
                            owed -= 1
                    if owed >= 1:
                        slips = int(owed)
                        line = _with_faults(rng, line, slips)
                        owed -= slips
                paragraphs.append(line)
                length += len(line.encode("utf-8")) + 2
        text = "\n\n".join([title, *paragraphs]) + "\n"
        text = _SURNAME.sub(lambda m, names=names: names[m.group()], text)
        yield text
        made += len(text.encode("utf-8"))


def write(folder: Path, size: int, *, faulty: bool, seed: int = 1) -> int:
    """Writes the stories as files of `folder`, 1,000 to a subfolder; returns their bytes."""
    total = 0
    for k, text in enumerate(stories(size, faulty=faulty, seed=seed)):
        data = text.encode("utf-8")
        path = folder / f"{k // 1000:03d}" / f"{k:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        total += len(data)
    return total


def one_document(size: int, seed: int = 1) -> str:
    """Returns one clean document of about `size` bytes: the paragraphs of many stories."""
    out: list[str] = []
    made = 0
    for k, text in enumerate(stories(size, faulty=False, seed=seed)):
        body = text if k == 0 else text.split("\n\n", 1)[1]
        out.append(body)
        made += len(body.encode("utf-8"))
        if made >= size:
            break
    return "\n".join(out)


def extra_rules(count: int, seed: int = 1) -> str:
    """Returns a pack of `count` generated rules: two thirds with phrases, one third with patterns.

    They are made of the seeds' own words in an order in which these never stand, so that they are
    nominated as rarely as the rules of a real pack, and find nothing.
    """
    rng = random.Random(f"rules {seed}")
    text = " ".join(" ".join(s.lines) for s in seeds()).lower()
    words = sorted(set(re.findall(r"[a-z]{4,}", text)))
    used: set[str] = set()

    def phrase(size: int) -> str:
        while True:
            made = " ".join(rng.sample(words, size))
            if made not in used and made not in text:
                used.add(made)
                return made

    out = ["rules:"]
    for k in range(count):
        topic = "phrase" if k % 3 else "regex"
        out.append(f"- id: generated.{topic}-{k}\n  kind: {topic}\n  message: A generated rule\n  fix: none")
        if topic == "phrase":
            bad = [phrase(2) for _ in range(40)]
            out.append("  match:\n    find:\n" + "\n".join(f"    - {p}" for p in bad))
        else:
            bad = [phrase(2).replace(" ", " brisk ")]
            first, _, last = bad[0].split()
            out.append(f"  match:\n    pattern: '\\b{first} \\w+ {last}\\b'")
        out.append(f"  examples:\n  - ok: The door was shut.\n  - bad: It was {bad[0]}.\n    at: {bad[0]}")
    return "\n".join(out) + "\n"
