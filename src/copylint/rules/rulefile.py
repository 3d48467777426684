"""What a rule file may state, key by key; what a rule's `match` holds is for its kind to say."""

from __future__ import annotations

from copylint.findings.finding import WEIGHTS
from copylint.rules.schema import Anything, Bool, Day, Field, Str, Strs, TableList, Tables
from copylint.story.roles import ROLES

_SAFETY = ("safe", "unsafe", "none")
_SEVERITY = ("error", "warning", "suggestion")

#: An example: `ok` or `bad`, and what it is told.
EXAMPLE: dict[str, Field] = {
    "ok": Str(),
    "bad": Str(),
    "fix": Str(),
    "at": Str(),
    "published": Day(),
    "variant": Str(choices=("en-US", "en-GB")),
}

#: What a house style may change.
STYLE: dict[str, Field] = {
    "enabled": Bool(),
    "severity": Str(choices=_SEVERITY),
    "fix": Str(choices=_SAFETY),
    "match": Anything(),
    "replace": Anything(),
    "message": Str(),
}

#: A rule.
RULE: dict[str, Field] = {
    "id": Str(required=True),
    "kind": Str(required=True),
    "message": Str(required=True),
    "fix": Str(required=True, choices=_SAFETY),
    "match": Anything(required=True),
    "examples": TableList(EXAMPLE, required=True),
    "severity": Str(choices=_SEVERITY),
    "scope": Strs(choices=(*ROLES, "prose", "narration"), empty=True, shared=True),
    "unless": Strs(empty=True, shared=True),
    "replace": Anything(),
    "why": Str(),
    "source": Str(),
    "tags": Strs(empty=True, shared=True),
    "status": Str(choices=("live", "pilot", "draft", "retired")),
    "was": Strs(empty=True, shared=True),
    "styles": Tables(STYLE),
    "changes": Str(choices=("writing", "wording")),
    "enabled": Bool(),
    "variant": Str(choices=("en-US", "en-GB")),
    "weight": Str(choices=WEIGHTS),
    "family": Str(),
    "fragment": Str(choices=("", "inside", "silent")),
}

#: A file; the values of `tags`, `source`, `weight` and `family` are for every rule in it that states none.
FILE: dict[str, Field] = {
    "rules": Anything(required=True),
    "tags": Strs(empty=True),
    "source": Str(),
    "weight": Str(choices=WEIGHTS),
    "family": Str(),
}
