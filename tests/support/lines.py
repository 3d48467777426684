"""Lines of a story to put others between."""

from __future__ import annotations

BODY = "The ferry to Brannock will return on Monday after a winter of repairs, its owners said."


MORE = "The crossing takes two hours in good weather and four in bad."


TABLE = "                W   L  Pts\nRovers Rovers  12   3   39\nDry Fork         9   6   27"
