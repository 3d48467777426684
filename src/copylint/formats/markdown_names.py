"""The names of tags and template blocks that matter to what of a Markdown text is copy."""

from __future__ import annotations

#: What a backslash may stand before.
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

#: Elements whose content is no copy: those that stand for a noun, those that part paragraphs.
NOUNS = frozenset({"code", "kbd", "samp", "math", "svg"})
APART = frozenset({"script", "style", "pre", "textarea"})

#: The tags that begin an HTML block (CommonMark 0.31, section 4.6, the sixth condition).
BLOCK_TAGS = frozenset(
    """address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li
    link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th
    thead title tr track ul video audio picture source pre""".split()
)

#: Template blocks whose content is shown as it stands, or not at all: Liquid, Jinja and Twig by their
#: `end...`, Hugo's shortcodes by their `/...`.
PAIRS = frozenset({"raw", "verbatim", "highlight", "code", "codeblock", "comment", "math", "mermaid"})
