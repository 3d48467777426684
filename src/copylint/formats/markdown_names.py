"""The names of tags and template blocks that matter to what of a Markdown text is copy."""

from __future__ import annotations

from copylint.tables.wordlists import word_set

#: What a backslash may stand before.
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

#: Elements whose content is no copy: those that stand for a noun, those that part paragraphs.
NOUNS = frozenset({"code", "kbd", "samp", "math", "svg"})
APART = frozenset({"script", "style", "pre", "textarea"})

#: The tags that begin an HTML block.
BLOCK_TAGS = word_set("formats", "tags that begin a block of HTML")

#: Template blocks whose content is shown as it stands, or not at all: Liquid, Jinja and Twig by their
#: `end...`, Hugo's shortcodes by their `/...`.
PAIRS = frozenset({"raw", "verbatim", "highlight", "code", "codeblock", "comment", "math", "mermaid"})
