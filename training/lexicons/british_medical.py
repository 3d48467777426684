"""British spelling of medical and scientific words from the American one (hem- haem-, -emia -aemia)."""

from __future__ import annotations

import re

RULES = (
    (r"^hem(?=o[a-z]{3}|at[aeio]|orr|angi)", "haem"),
    (r"emia(?=s?$)", "aemia"),
    (r"emic$", "aemic"),
    (r"^(neuro|ortho)?ped(?=iatr)", r"\1paed"),
    (r"^orthoped", "orthopaed"),
    (r"gynec(?=ol)", "gynaec"),
    (r"anesth", "anaesth"),
    (r"^estr(?=ogen|adiol|us)", "oestr"),
    (r"esophag", "oesophag"),
    (r"edema", "oedema"),
    (r"^paleo(?=[a-z]{5})(?!ntol$)", "palaeo"),
    (r"rrhea", "rrhoea"),
    (r"^celiac", "coeliac"),
    (r"^fec(?=es$|al$)", "faec"),
)
# Words in -emic and the like that have nothing to do with blood.
NOT = re.compile(
    r"(?:acad|epid|pand|end|syst|pol|tot|alch|ecosyst|chem|arrhyth|rhyth|mnem|phon|mor?ph|anth|st|"
    r"hegem|them|sch|ser|biochem|boh|gr|lex|emphys|prox|rac|tagm|dysph|euph)em"
)


def british(word: str) -> str | None:
    """The British spelling, or None where it is the same or unknown."""
    out = word
    for pattern, form in RULES:
        if "emi" in pattern and (NOT.search(word) or word.startswith("hem")):
            continue
        new = re.sub(pattern, form, out)
        out = new if "aae" not in new and "ooe" not in new else out
    return out if out != word else None
