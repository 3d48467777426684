"""A second opinion: LanguageTool's findings, asked of a server of this user's own and judged against
the story.

Only loaded where the settings or the command line ask for it.

language-tool-python, which does the asking, is GPL-3.0-only. It is an extra that nobody gets who
does not ask for it, and only `client` imports it, when the first paragraph is asked.
"""

from __future__ import annotations

#: The version that is installed and that the table of rules was measured with.
VERSION = "6.6"

#: The Java it needs.
JAVA = 17


class Unavailable(Exception):
    """Why LanguageTool cannot be asked, in words for whoever runs copylint."""
