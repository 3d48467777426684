"""Rule files: what is wrong is named with file and line, and nothing half-loads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from copylint.engine.engine import Engine
from copylint.packs import compiled, loader, styles, yamlfile
from copylint.rules import kind as contract
from copylint.rules.packerror import PackError
from copylint.story.story import Story
from copylint.text.document import Document
from support.effort import some
from support.own_rules import own_rules

GOOD = """\
tags: [wording]
rules:
- id: wording.free-gift
  kind: phrase
  message: "A gift is free."
  fix: unsafe
  match: {pairs: {free gift: gift}}
  examples:
  - bad: "A free gift awaits."
    fix: "A gift awaits."
  - ok: "A gift awaits."
"""


def load(tmp_path, text):
    path = tmp_path / "house.yaml"
    path.write_text(text, "utf-8")
    return loader.load_file(path)


def test_a_good_file_loads(tmp_path):
    (rule,) = load(tmp_path, GOOD)
    assert rule.id == "wording.free-gift"
    assert rule.tags == ("wording",)
    assert rule.line == 3
    assert [e.ok for e in rule.examples] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("  fix: unsafe", "  fixx: unsafe", 6, "unknown key 'fixx'; did you mean 'fix'?"),
        ("fix: unsafe", "fix: unsave", 6, "did you mean 'unsafe'?"),
        ("kind: phrase", "kind: phrases", 4, "did you mean 'phrase'?"),
        ('  message: "A gift is free."\n', "", 3, "missing key 'message'"),
        ("id: wording.free-gift", "id: free gift", 3, "expected an id such as"),
        ("pairs:", "pair:", 7, "unknown key 'pair'"),
        ("{free gift: gift}", "[free gift]", 7, "expected a mapping"),
        ('  - ok: "A gift awaits."\n', "", 8, "at least one 'ok' and one 'bad'"),
        ('    fix: "A gift awaits."\n', "", 9, "needs 'fix'"),
        ("tags: [wording]", "tag: [wording]", 1, "unknown key 'tag'"),
        ("rules:", "rules: [", 11, "not YAML"),
        ("  kind: phrase", "  kind: phrase\n  kind: regex", 5, "stands twice"),
        ("A gift is free.", "A gift is {fre}.", 5, "message: unknown {fre}; known are {text}, {fix}"),
        ("A gift is free.", "A gift is {1}.", 5, "message: unknown {1}"),
        (
            "  fix: unsafe",
            "  styles: {desk: {message: 'No {noun}.'}}\n  fix: unsafe",
            6,
            "message: unknown {noun}",
        ),
        (
            "{pairs: {free gift: gift}}",
            "{lexicon: variant}",
            7,
            "there is no word table 'variant'; did you mean 'variants'? known are acronyms, ",
        ),
        (
            "  fix: unsafe",
            "  fixx: unsafe",
            6,
            "known are changes, enabled, examples, family, fix, fragment, id, kind, match, message, ",
        ),
    ],
)
def test_a_broken_file_names_file_line_and_what_was_expected(tmp_path, old, new, line, says):
    assert old in GOOD
    with pytest.raises(PackError) as e:
        load(tmp_path, GOOD.replace(old, new, 1))
    text = str(e.value)
    assert text.startswith(str(tmp_path / "house.yaml"))
    assert says in text
    if "not YAML" not in says:
        assert e.value.line == line


def test_a_folder_s_rule_files_end_in_either_way(tmp_path):
    for name in ("a.yaml", "b.yml", "c.yaml.bak", "d.txt"):
        (tmp_path / name).write_text(GOOD.replace("free-gift", f"free-gift-{name[0]}"), "utf-8")
    assert [r.id for r in loader.load([tmp_path])] == ["wording.free-gift-a", "wording.free-gift-b"]


def test_a_message_ends_in_one_stop_and_shows_no_names_of_fields():
    assert contract.fill("Write {fix}.", {"fix": "Holm Corp."}) == "Write Holm Corp."
    assert contract.fill("Write “{fix}”.", {"fix": "Why?"}) == "Write “Why?”"
    assert contract.fill("Wait...", {}) == "Wait..."
    assert contract.fill("Write {fix}, not {text}.", {"text": "a"}) == "Write …, not a."


def test_no_example_of_a_rule_shows_a_field_or_two_stops():
    pack = compiled.load()
    rules = [replace(r, proof="counted") for r in own_rules()]
    run = {k for k, r in enumerate(rules) if r.enabled and r.status in ("live", "pilot")}
    checker = Engine(rules, chosen=run, index=pack.index, always=pack.always)
    for rule in checker.rules:
        for e in some([e for e in rule.examples if not e.ok]):
            story = Story(
                Document("story.txt", e.text),
                variant=e.variant or "auto",
                published=date.fromisoformat(e.published) if e.published else None,
            )
            for f in checker.run(story):
                assert not re.search(r"\{\w+\}|…|[.?!][”’]?\.$", f.message), f


def test_scalars_stay_texts(tmp_path):
    text = GOOD.replace("{free gift: gift}", "{no: 12:30, on: 'off'}")
    (rule,) = load(tmp_path, text)
    assert rule.match["pairs"] == {"no": ["12:30"], "on": ["off"]}


def test_an_id_used_twice_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(PackError, match="stands already in"):
        loader.load([tmp_path])


def test_aliases_cannot_unfold_without_end(tmp_path, monkeypatch):
    assert yamlfile._MOST <= 2_000_000
    monkeypatch.setattr(yamlfile, "_MOST", 50_000)  # or it takes seconds
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + k)}: &{chr(98 + k)} [{','.join(['*' + chr(97 + k)] * 10)}]\n" for k in range(8)
    )
    with pytest.raises(PackError, match="unfold"):
        load(tmp_path, bomb)


def test_bad_bytes_and_missing_files_are_named(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"rules:\n- \xff")
    with pytest.raises(PackError, match="not UTF-8 at byte 9"):
        loader.load_file(path)
    with pytest.raises(PackError, match="cannot be read"):
        loader.load_file(tmp_path / "none.yaml")


def test_a_style_changes_only_what_it_may(tmp_path):
    text = GOOD.replace(
        "  fix: unsafe\n", "  fix: unsafe\n  styles:\n    desk: {enabled: false, fix: safe}\n"
    )
    (rule,) = load(tmp_path, text)
    changed = styles.styled(rule, "desk")
    assert not changed.enabled
    assert changed.fix.label == "safe"
    assert styles.styled(rule, "other") is rule
    with pytest.raises(PackError, match=r"styles\.desk: unknown key 'id'"):
        load(tmp_path, GOOD.replace("  fix: unsafe\n", "  fix: unsafe\n  styles:\n    desk: {id: x.y}\n"))


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("published: soon", "example: published: expected a date such as 2026-03-04, found 'soon'"),
        (
            "variant: en-AU",
            "example: variant: expected one of en-US, en-GB; found 'en-AU'; did you mean 'en-US'?",
        ),
    ],
)
def test_what_an_example_is_told_is_checked(tmp_path, extra, says):
    with pytest.raises(PackError) as e:
        load(tmp_path, GOOD.replace('  - ok: "A gift awaits."', f'  - ok: "A gift awaits."\n    {extra}'))
    assert str(e.value).endswith(f"rule wording.free-gift: {says}")
    assert e.value.line == 12
