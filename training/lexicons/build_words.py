"""Build rules/lexicons/words.tsv: `build_words.py SCOWL COUNTS VARCON TYPOS OUT`.

SCOWL is Debian's /usr/share/dict/scowl, COUNTS the output of count_words.py, VARCON and TYPOS the
vendored crates varcon and typos-dict. Needs textblob (tags) and symspellpy (a second frequency
list). Prints what it did to stderr.
"""

from __future__ import annotations

import importlib.util
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import british_medical
import crates
import inflect_words as inflect

SIZES = (10, 20, 35, 40, 50, 55, 60, 70)
HERE = Path(__file__).parent
# SCOWL has them at an ordinary level, but in news copy they are slips.
NOT_WORDS = set((HERE / "not_words.txt").read_text(encoding="utf-8").split("\n"))
# Seldom in one variety by varcon, yet printed in both.
BOTH = {"grey", "greys", "greyer", "greyest", "greyed", "greying", "greyish", "greyness"}


def package_file(package: str, *path: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*path)


def read_scowl(folder: Path) -> tuple[dict[str, tuple[int, set[str]]], set[str]]:
    """Word -> (smallest size, lists it is on), and the words that have a possessive (nouns)."""
    wanted = {
        "words": SIZES,
        "contractions": SIZES,
        "upper": (10, 20, 35, 40, 50, 60),
        "proper-names": (10, 20, 35, 40, 50),
        "abbreviations": (10, 20, 35, 40, 50, 55, 60),
    }
    spellings = (
        "english",
        "american",
        "british",
        "british_z",
        "variant_1",
        "british_variant_1",
        "canadian",
        "australian",
    )
    found: dict[str, tuple[int, set[str]]] = {}
    nouns: set[str] = set()
    for spelling in spellings:
        for category, sizes in wanted.items():
            for size in sizes:
                path = folder / f"{spelling}-{category}.{size}"
                if not path.exists():
                    continue
                if spelling in ("canadian", "australian", "variant_1", "british_variant_1") and (
                    size > 60 or category != "words"
                ):
                    continue
                for word in path.read_text(encoding="utf-8").split():
                    if word.endswith("'s") and category != "contractions":
                        nouns.add(word[:-2])
                        continue
                    if category == "abbreviations" and not (
                        len(word) > 1 and sum(letter.isupper() for letter in word) > 1
                    ):
                        continue
                    if category in ("upper", "proper-names") and word.islower():
                        continue
                    old_size, lists = found.get(word, (size, set()))
                    lists.add(spelling)
                    found[word] = (min(old_size, size), lists)
    return found, nouns


def read_own() -> dict[str, list[str]]:
    """Our own list with its inflections: word -> tags."""
    out: dict[str, list[str]] = defaultdict(list)

    def add(word: str, *tags: str) -> None:
        out[word] += [tag for tag in tags if tag not in out[word]]

    for line in (HERE / "own_words.txt").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        word, *flags = line.split()
        for flag in flags:
            if flag == "N":
                add(word, "NN")
                add(man_plural(word), "NNS")
            elif flag == "M":
                add(word, "NN")
            elif flag == "P":
                add(word, "NNS")
            elif flag in ("V", "V2"):
                past, ing = inflect.stems(word, True if flag == "V2" else None)
                pasts = past_forms(word)
                add(word, "VB", "VBP")
                add(inflect.plural(word), "VBZ")
                for form in pasts or [past]:
                    add(form, "VBD", "VBN")
                add(ing, "VBG")
            elif flag == "A":
                add(word, "JJ")
            elif flag == "G":
                add(word, "JJ")
                comparative, superlative = inflect.graded(word)
                add(comparative, "JJR")
                add(superlative, "JJS")
            elif flag == "R":
                add(word, "RB")
            elif flag.startswith("F:"):
                add(word, *flag[2:].split(","))
            else:
                raise SystemExit(f"own_words.txt: unknown flag {flag} of {word}")
    return dict(out)


def man_plural(word: str) -> str:
    if re.search(r"(?:[a-z]{3})man$", word) and word not in ("shaman", "caiman", "human"):
        return word[:-3] + "men"
    return inflect.plural(word)


def past_forms(word: str) -> list[str]:
    """Irregular past of a compound such as co-write or livecast."""
    for base, pasts in inflect.PASTS.items():
        if len(base) > 3 and word.endswith(base) and len(word) - len(base) in (0, 2, 3, 4, 5):
            return [word[: len(word) - len(base)] + past for past in pasts]
    return []


def read_counts(path: str) -> tuple[Counter[str], Counter[str], dict[str, int]]:
    """Lower-cased counts, exact counts inside a sentence, blocks."""
    lower: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    blocks: dict[str, int] = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, inside, first, texts = line.split("\t")
        inner[word] = int(inside)
        lower[word.lower()] += int(inside) + int(first)
        blocks[word] = int(texts)
    return lower, inner, blocks


def zipf(count: float, total: float) -> float:
    """log10 of uses a thousand million words; 0 for none."""
    return math.log10(count / total * 1e9) if count else 0.0


def regions(varcon_folder: str) -> dict[str, str]:
    """Spelling -> u, g or * for every spelling varcon knows as usual somewhere."""
    us: set[str] = set()
    gb: set[str] = set()
    seen: set[str] = set()
    for entry in crates.varcon(varcon_folder):
        for form in entry.forms:
            seen.add(form.word)
            for variety, tag in form.usual.items():
                if tag not in ("", "Eq", "Variant"):
                    continue
                if variety in ("American", "Other"):
                    us.add(form.word)
                if variety in ("BritishIse", "BritishIze", "Other"):
                    gb.add(form.word)
    out = {}
    for word in seen:
        if word in us and word in gb or word in BOTH:
            out[word] = "*"
        elif word in us:
            out[word] = "u"
        elif word in gb:
            out[word] = "g"
    return out


def region_of(word: str, lists: set[str], varieties: dict[str, str]) -> str:
    if word in varieties:
        return varieties[word]
    if "english" in lists:
        return "*"
    american = "american" in lists
    british = bool(lists & {"british", "british_z", "british_variant_1"})
    if american and not british:
        return "u"
    if british and not american:
        return "g"
    return "*"


def always_capitalised() -> set[str]:
    """Lower-case forms of demonyms that are no words of their own (english, russian)."""
    out: set[str] = set()
    for line in (HERE / "hand" / "demonyms.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            for name in line.split(": ", 1)[1].lower().split():
                out |= {name.rstrip("+"), name.replace("+", "s")}
    ordinary = (HERE / "hand" / "demonym_words.txt").read_text(encoding="utf-8")
    return out - {word for line in ordinary.split("\n") if line[:1] != "#" for word in line.split()}


def hand_pairs() -> list[tuple[str, str, str]]:
    lines = (HERE / "variant_pairs.txt").read_text(encoding="utf-8").split("\n")
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return [(us, gb, kind) for us, gb, kind in rows]


def twins(varcon_folder: str) -> list[tuple[str, str]]:
    """(US, British) spellings of one word in one sense."""
    out = []
    for entry in crates.varcon(varcon_folder):
        us = [form.word for form in entry.forms if form.usual.get("American") == ""]
        gb = [form.word for form in entry.forms if form.usual.get("BritishIse") == ""]
        out += [(u, g) for u in us for g in gb if u != g]
    return out


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def transposed_or_dropped(word: str) -> set[str]:
    out = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    out |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in LETTERS}
    return out - {word}


def replaced_or_added(word: str) -> set[str]:
    out = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in LETTERS}
    out |= {word[:i] + word[i + 1 :] for i in range(len(word))}
    return out - {word}


def tag_words(
    words: dict[str, tuple[str, int]], nouns: set[str], own: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Penn tags of every word, most likely first."""
    likely: dict[str, str] = {}
    lexicon = package_file("textblob", "en", "en-lexicon.txt")
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        if line.startswith(";;;") or " " not in line:
            continue
        word, tag = line.split(" ", 1)
        tag = tag.split("|")[0].strip()
        if re.fullmatch(r"[A-Z]+\$?", tag):
            likely[word] = tag
    tags: dict[str, list[str]] = {word: [] for word in words}
    capitals = always_capitalised()

    def add(word: str, *new: str) -> None:
        if word in tags:
            tags[word] = list(dict.fromkeys(tags[word] + list(new)))

    open_class = set(HAND_TAGS)
    for word, hand in HAND_TAGS.items():
        add(word, *hand)
    verbs: set[str] = set()
    for base in words:
        if not base.isalpha() or not base.islower() or len(base) < 2:
            continue
        plural = inflect.plural(base)
        if base in inflect.PASTS:
            verbs.add(base)
            continue
        for past, ing in {inflect.stems(base, False), inflect.stems(base, True)}:
            if past in words and ing in words and plural in words:
                verbs.add(base)
    derived: dict[str, list[str]] = defaultdict(list)
    for base in verbs:
        if base in open_class:
            continue
        derived[base] += ["VB", "VBP"]
        derived[inflect.plural(base)].append("VBZ")
        if base in inflect.PASTS:
            for form in inflect.PASTS[base]:
                derived[form].append("VBD")
            for form in inflect.PARTICIPLES[base]:
                derived[form].append("VBN")
        for past, ing in {inflect.stems(base, False), inflect.stems(base, True)}:
            if base not in inflect.PASTS:
                derived[past] += ["VBD", "VBN"]
            derived[ing].append("VBG")
    for base in list(words):
        if not base.islower():
            continue
        if base in nouns and not (
            base.endswith("s") and base[:-1] in nouns and base[:-1] in words and not base.endswith("ss")
        ):
            derived[base].append("NN")
            for form in (inflect.plural(base), man_plural(base)):
                if form in words:
                    derived[form].append("NNS")
            for end, new in (
                ("f", "ves"),
                ("fe", "ves"),
                ("is", "es"),
                ("um", "a"),
                ("on", "a"),
                ("us", "i"),
                ("a", "ae"),
                ("o", "oes"),
                ("ix", "ices"),
                ("ex", "ices"),
                ("eau", "eaux"),
            ):
                if base.endswith(end) and len(base) > 3:
                    form = base[: -len(end)] + new
                    if form in words and likely.get(form, "NNS") == "NNS":
                        derived[form].append("NNS")
        comparative, superlative = inflect.graded(base)
        if comparative in words and superlative in words:
            derived[base].append("JJ")
            derived[comparative].append("JJR")
            derived[superlative].append("JJS")
        for end, new in (
            ("", "ly"),
            ("le", "ly"),
            ("y", "ily"),
            ("ic", "ically"),
            ("ll", "lly"),
            ("", "ness"),
            ("y", "iness"),
        ):
            if base.endswith(end) and len(base) > 3:
                form = base[: len(base) - len(end)] + new
                if form in words and form != base:
                    derived[form].append("NN" if new.endswith("ness") else "RB")
                    if likely.get(base, "JJ") in ("JJ", "NN", "VBN", "VBG") and (
                        base not in nouns or likely.get(base) == "JJ" or new == "ness"
                    ):
                        derived[base].append("JJ")
    for word in words:
        if word in open_class:
            continue
        first = likely.get(word)
        if word.islower() and word not in derived and word not in own and first in ("NNP", "NNPS"):
            first = None
        if first == "VBP" and "VB" in derived[word]:
            first = "VB"
        # The lexicon says VB of closes-class words and rare nouns alike; ours must allow it.
        if first:
            add(word, first)
        add(word, *own.get(word, ()))
        add(word, *derived.get(word, ()))
        if (
            word.endswith(("an", "ish", "ese", "ic", "i", "ch"))
            and word[0].isupper()
            and (word.lower() in capitals)
        ):
            tags[word] = list(dict.fromkeys(["JJ", *tags[word], "NNP"]))
        if tags[word]:
            if tags[word] == ["VB"]:
                add(word, "VBP")
            continue
        add(word, *guess(word))
    return tags


def guess(word: str) -> list[str]:
    """Tags by ending for words no table knows."""
    if not word[:1].islower():
        return ["NNPS"] if word.endswith("s") and word[:-1].lower() != word else ["NNP"]
    for end, found in (
        ("ness", ["NN"]),
        ("ment", ["NN"]),
        ("tion", ["NN"]),
        ("sion", ["NN"]),
        ("ity", ["NN"]),
        ("ism", ["NN"]),
        ("ship", ["NN"]),
        ("hood", ["NN"]),
        ("ology", ["NN"]),
        ("ist", ["NN", "JJ"]),
        ("ists", ["NNS"]),
        ("isms", ["NNS"]),
        ("tions", ["NNS"]),
        ("ities", ["NNS"]),
        ("ingly", ["RB"]),
        ("ly", ["RB"]),
        ("able", ["JJ"]),
        ("ible", ["JJ"]),
        ("ful", ["JJ"]),
        ("less", ["JJ"]),
        ("ous", ["JJ"]),
        ("ish", ["JJ"]),
        ("ive", ["JJ"]),
        ("ical", ["JJ"]),
        ("ic", ["JJ"]),
        ("al", ["JJ", "NN"]),
        ("ian", ["JJ", "NN"]),
        ("ed", ["VBN", "JJ"]),
        ("ing", ["VBG", "NN"]),
        ("ize", ["VB", "VBP"]),
        ("ise", ["VB", "VBP"]),
        ("ify", ["VB", "VBP"]),
        ("ss", ["NN"]),
        ("us", ["NN"]),
        ("is", ["NN"]),
        ("s", ["NNS"]),
    ):
        if word.endswith(end):
            return found
    return ["NN"]


# Closed classes and the few words whose order of tags matters most, by hand.
HAND_TAGS: dict[str, list[str]] = {}
for _line in (HERE / "closed_class.txt").read_text(encoding="utf-8").split("\n"):
    if _line and not _line.startswith("#"):
        _tags, _words = _line.split(":", 1)
        for _word in _words.split():
            HAND_TAGS[_word] = _tags.split(",")


def main(scowl: str, counts: str, varcon_folder: str, typos_folder: str, out: str) -> None:
    found, nouns = read_scowl(Path(scowl))
    own = read_own()
    lower, inner, blocks = read_counts(counts)
    total = sum(lower.values())
    web: dict[str, int] = {}
    listing = package_file("symspellpy", "frequency_dictionary_en_82_765.txt")
    for line in listing.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split(" ")
        web[word] = int(count)
    web_total = sum(web.values())
    varieties = regions(varcon_folder)
    misspelt = crates.typos(typos_folder)

    words: dict[str, tuple[str, int]] = {}
    for word, (size, lists) in found.items():
        if re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word) and (len(word) > 1 or word in ("a", "A", "I")):
            words[word] = (region_of(word, lists, varieties), size)
    for word, variety in varieties.items():
        if (
            word.islower()
            and "'" not in word
            and word not in words
            and (word in own or lower[word] >= 3 or web.get(word, 0) > 2_000_000)
        ):
            words[word] = (variety, 60)
    for word in own:
        region = varieties.get(word, "*")
        words[word] = (region, min(words.get(word, ("", 50))[1], 50))
    for word in HAND_TAGS:
        words.setdefault(word, ("*", 35))
    for line in (HERE / "hand" / "demonyms.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            for name in line.split(": ", 1)[1].split():
                words.setdefault(name.rstrip("+"), ("*", 50))
                words.setdefault(name.replace("+", "s"), ("*", 50))
    added = 0
    medical: list[tuple[str, str]] = []
    for word, count in inner.items():
        # Words of edited prose that the lists lack: used widely, in lower case, and not near a
        # word so common that they are more likely its slip.
        if (
            count >= 4
            and blocks[word] >= 2
            and len(word) >= 5
            and word.islower()
            and word.isascii()
            and word.isalpha()
            and word not in words
            and word not in misspelt
            and inner[word.capitalize()] < count
        ):
            near = transposed_or_dropped(word) | replaced_or_added(word)
            best = max((lower[other] for other in near if other in words), default=0)
            if best < 30 * count:
                words[word] = ("*", 70)
                added += 1
    for word, (region, size) in list(words.items()):
        twin = british_medical.british(word) if word.islower() and region != "g" else None
        if twin and twin not in words and twin not in misspelt:
            words[word], words[twin] = ("u", size), ("g", size)
            medical.append((word, twin))
    dropped = []
    for word in always_capitalised():
        words.pop(word, None)
    for word, (_, size) in list(words.items()):
        if word in NOT_WORDS:
            dropped.append(word)
        elif size >= 60 and word.islower() and word not in own and inner[word] < 3:
            # A rare short word that hides the commonest slips of a very common one.
            if zipf(web.get(word, 0), web_total) > 3.2:
                continue
            near = max((lower[other] for other in transposed_or_dropped(word)), default=0)
            far = max((lower[other] for other in replaced_or_added(word)), default=0)
            if zipf(near, total) > 5.0 and len(word) <= 7 or zipf(far, total) > 5.7:
                dropped.append(word)
    for word in dropped:
        words.pop(word, None)

    for us, gb, kind in hand_pairs():
        if kind in ("auto", "prefer"):
            for word, region in ((us, "u"), (gb, "g")):
                if word in words and word not in varieties:
                    words[word] = ("*" if kind == "prefer" else region, words[word][1])
    for word, (region, size) in list(words.items()):
        # Our own -ise words beside their -ize form: the first is British, the second both.
        z_form = re.sub(r"is(e|ed|es|ing|ation|ations|er|ers|able)$", r"iz\1", word)
        if word in own and z_form != word and z_form in words and region == "*":
            words[word] = ("g", size)

    tags = tag_words(words, nouns, own)
    # A British spelling has the tags of its American twin, which the tagger's lexicon knows.
    for us, gb in twins(varcon_folder) + medical:
        if us in words and gb in words and words[gb][0] == "g":
            tags[gb] = list(dict.fromkeys(tags[us] + tags[gb]))
    rows = []
    for word, (region, size) in words.items():
        key = word.lower()
        ours = lower[key] if word.islower() else inner[word]
        if word.islower():
            # The capitalised name of the same letters is not this word: March, Brown.
            ours = min(ours, max(inner[word] * 2, inner[word] + 3))
        share = ours / total
        if word.islower() and key in web:
            # Half our prose, half the web list: the first is small, the second knows no case.
            share = (share + min(web[key] / web_total, 30 * share + 2e-7)) / 2
        frequency = round(10 * math.log10(share * 1e9)) if share * 1e9 > 1 else 0
        rows.append((word, region, frequency, ",".join(tags[word][:5]), size))
    rows.sort()
    with open(out, "w", encoding="utf-8") as file:
        file.write((HERE / "words_header.txt").read_text(encoding="utf-8"))
        for word, region, frequency, tag, size in rows:
            file.write(f"{word}\t{region}\t{frequency}\t{tag}\t{size}\n")
    print("medical:", " ".join(gb for _, gb in medical), file=sys.stderr)
    print(
        f"{len(rows)} words, {added} from the prose, {len(dropped)} dropped: "
        f"{' '.join(sorted(dropped)[:400])}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
