"""Build rules/lexicons/words.tsv: `build_words.py SCOWL COUNTS VARCON TYPOS OUT`.

SCOWL is Debian's /usr/share/dict/scowl, COUNTS the output of count_words.py, VARCON and TYPOS the
vendored crates varcon and typos-dict. Needs textblob (tags) and symspellpy (a second frequency
list). Prints what it did to stderr.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Container
from pathlib import Path

import british_medical
import crates
import inflect_words as inflect
from key_slips import replaced_or_added, transposed_or_dropped
from word_tags import HAND_TAGS, always_capitalised, man_plural, package_file, tag_words

SIZES = (10, 20, 35, 40, 50, 55, 60, 70)
HERE = Path(__file__).parent
# SCOWL has them at an ordinary level, but in news copy they are slips.
NOT_WORDS = set((HERE / "not_words.txt").read_text(encoding="utf-8").split("\n"))
# Seldom in one variety by varcon, yet printed in both.
BOTH = {"grey", "greys", "greyer", "greyest", "greyed", "greying", "greyish", "greyness"}


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


def read_web() -> dict[str, int]:
    """Uses of words on the web, by symspellpy's list."""
    web: dict[str, int] = {}
    listing = package_file("symspellpy", "frequency_dictionary_en_82_765.txt")
    for line in listing.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split(" ")
        web[word] = int(count)
    return web


def listed(
    found: dict[str, tuple[int, set[str]]],
    own: dict[str, list[str]],
    varieties: dict[str, str],
    lower: Counter[str],
    web: dict[str, int],
) -> dict[str, tuple[str, int]]:
    """Word -> (region, size) of all words that a list has."""
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
    return words


def add_from_prose(
    words: dict[str, tuple[str, int]],
    lower: Counter[str],
    inner: Counter[str],
    blocks: dict[str, int],
    misspelt: Container[str],
) -> int:
    """Adds words of edited prose that the lists lack: used widely, in lower case, and not near a word so
    common that they are more likely its slip. Returns how many."""
    added = 0
    for word, count in inner.items():
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
    return added


def add_medical(words: dict[str, tuple[str, int]], misspelt: Container[str]) -> list[tuple[str, str]]:
    """Adds the British twins of medical words, and returns both spellings of each."""
    medical: list[tuple[str, str]] = []
    for word, (region, size) in list(words.items()):
        twin = british_medical.british(word) if word.islower() and region != "g" else None
        if twin and twin not in words and twin not in misspelt:
            words[word], words[twin] = ("u", size), ("g", size)
            medical.append((word, twin))
    return medical


def drop(
    words: dict[str, tuple[str, int]],
    own: dict[str, list[str]],
    lower: Counter[str],
    inner: Counter[str],
    web: dict[str, int],
) -> list[str]:
    """Takes out what is no word of its own or hides slips, and returns the latter."""
    total, web_total = sum(lower.values()), sum(web.values())
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
    return dropped


def settle_regions(
    words: dict[str, tuple[str, int]], own: dict[str, list[str]], varieties: dict[str, str]
) -> None:
    """Gives words that varcon does not know the region that our own lists give them."""
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


def rows_of(
    words: dict[str, tuple[str, int]],
    tags: dict[str, list[str]],
    lower: Counter[str],
    inner: Counter[str],
    web: dict[str, int],
) -> list[tuple[str, str, int, str, int]]:
    """The rows of the table, in order: word, region, frequency, tags, size."""
    total, web_total = sum(lower.values()), sum(web.values())
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
    return rows


def main(scowl: str, counts: str, varcon_folder: str, typos_folder: str, out: str) -> None:
    found, nouns = read_scowl(Path(scowl))
    own = read_own()
    lower, inner, blocks = read_counts(counts)
    web = read_web()
    varieties = regions(varcon_folder)
    misspelt = crates.typos(typos_folder)

    words = listed(found, own, varieties, lower, web)
    added = add_from_prose(words, lower, inner, blocks, misspelt)
    medical = add_medical(words, misspelt)
    dropped = drop(words, own, lower, inner, web)
    settle_regions(words, own, varieties)

    tags = tag_words(words, nouns, own)
    # A British spelling has the tags of its American twin, which the tagger's lexicon knows.
    for us, gb in twins(varcon_folder) + medical:
        if us in words and gb in words and words[gb][0] == "g":
            tags[gb] = list(dict.fromkeys(tags[us] + tags[gb]))
    rows = rows_of(words, tags, lower, inner, web)
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
