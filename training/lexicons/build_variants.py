"""Build rules/lexicons/variants.tsv: `build_variants.py VARCON LEXICONS_FOLDER`.

VARCON is the vendored crate; LEXICONS_FOLDER must hold words.tsv already.
"""

from __future__ import annotations

import sys
from pathlib import Path

import british_medical
import crates

HERE = Path(__file__).parent
USUAL = ("", "Eq")
ISE_ENDS = ("ise", "ised", "ises", "ising", "isation", "isations", "iser", "isers", "isable")
HEADER = """\
# US and British spellings: US, British, class
# class: auto one sense everywhere, so a story's minority form may be changed; ize British accepts
# the first form too (-ize); sense the words part by meaning in one variety, never automatic;
# prefer both are printed in both varieties, not a fault.
# Source: varcon 1.0.5 (MIT/Apache-2.0; from SCOWL's VarCon, (c) 2000-2020 Kevin Atkinson,
# permissive), classes and further pairs hand-made.
"""


def hand_pairs() -> dict[tuple[str, str], str]:
    out = {}
    for line in (HERE / "variant_pairs.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            us, gb, kind = line.split()
            out[us, gb] = kind
    return out


def main(varcon_folder: str, folder: str) -> None:
    words = {}
    for line in (Path(folder) / "words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, region, freq, _, _ = line.split("\t")
            words[word] = (region, int(freq))
    hand = hand_pairs()
    entries = list(crates.varcon(varcon_folder))
    us_ok, gb_ok = _usual(entries, "American"), _usual(entries, "BritishIse")
    pairs, clusters = _of_varcon(entries, words, us_ok, gb_ok)
    # A word's inflections follow its hand-given class, unless they have one of their own.
    for members in clusters.values():
        base = hand.get(members[0])
        for key in members:
            if key in hand:
                pairs[key] = hand[key]
            elif base and (base != "sense" or pairs[key] != "auto" or _ordinary(key, us_ok, gb_ok)):
                pairs[key] = base
            elif base == "sense":
                pairs[key] = "sense"
    for key, kind in hand.items():
        pairs[key] = kind
    for word, (region, _) in words.items():
        twin = british_medical.british(word) if region == "u" else None
        if twin in words and (word, twin) not in pairs and twin is not None:
            pairs[word, twin] = "auto"
    _add_newer(pairs, words)
    rows = sorted(
        (us, gb, kind)
        for (us, gb), kind in pairs.items()
        if kind != "none" and us != gb and (len(us) > 3 or (us, gb) in hand)
    )
    path = Path(folder) / "variants.tsv"
    path.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    for wanted in ("auto", "sense", "prefer", "ize"):
        chosen = [f"{us}/{gb}" for us, gb, kind in rows if kind == wanted]
        chosen.sort(key=lambda pair: -min(words.get(x, ("", 0))[1] for x in pair.split("/")))
        print(wanted, len(chosen), " ".join(chosen[: 400 if wanted != "ize" else 30]))


def _usual(entries: list[crates.Entry], variety: str) -> set[str]:
    """The spellings that are usual in a variety of English."""
    return {form.word for entry in entries for form in entry.forms if form.usual.get(variety, "x") in USUAL}


def _of_varcon(
    entries: list[crates.Entry], words: dict[str, tuple[str, int]], us_ok: set[str], gb_ok: set[str]
) -> tuple[dict[tuple[str, str], str], dict[str, list[tuple[str, str]]]]:
    """The class of each pair that varcon has, and the pairs of each of its entries."""
    pairs: dict[tuple[str, str], str] = {}
    clusters: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        usual_us = [form for form in entry.forms if form.usual.get("American") == ""]
        usual_gb = [form for form in entry.forms if form.usual.get("BritishIse") == ""]
        for us in usual_us:
            for gb in usual_gb:
                if us.word == gb.word or "'" in us.word:
                    continue
                if us.word not in words or gb.word not in words:
                    continue
                other = {us.usual.get("BritishIse"), us.usual.get("BritishIze")} - {None}
                if _z(us.word) == _z(gb.word) and "yz" not in us.word:
                    kind = "ize"
                elif other or gb.usual.get("American") is not None:
                    kind = "prefer"
                elif us.word in gb_ok or gb.word in us_ok:
                    kind = "sense"
                else:
                    kind = "auto"
                key = (us.word, gb.word)
                if pairs.get(key, kind) != kind:
                    kind = "sense"
                pairs[key] = kind
                clusters.setdefault(entry.header, []).append(key)
    return pairs, clusters


def _add_newer(pairs: dict[tuple[str, str], str], words: dict[str, tuple[str, int]]) -> None:
    """Adds newer -ize verbs that varcon does not have."""
    for word, (region, _) in words.items():
        if region != "g" or len(word) < 7 or not word.islower():
            continue
        for end in ISE_ENDS:
            if word.endswith(end):
                z_form = word[: -len(end)] + end.replace("is", "iz", 1)
                if z_form in words and not any(key[1] == word for key in pairs):
                    pairs[z_form, word] = "ize"


def _z(word: str) -> str:
    return word.replace("z", "s")


def _ordinary(key: tuple[str, str], us_ok: set[str], gb_ok: set[str]) -> bool:
    return key[0] in gb_ok or key[1] in us_ok


if __name__ == "__main__":
    main(*sys.argv[1:])
