"""What the judge of confusable words looks at around a place: templates of features.

copylint.models.confusable_sums says which keys they make there.
"""

from __future__ import annotations

# One entry a template of features; the order is part of the file format.
TEMPLATES = tuple(
    (
        "w-1, w+1, w-2, w+2, w-3, w+3, c-2 c+1, c-1 c+2, f-1, f+1, f-2, f+2, w-1 w-2, w+1 w+2, w-1 w+1, "
        "w-2 w+1, w-1 w+2, w-1 f+1, f-1 w+1, f-1 f+1, f-1 f-2, f+1 f+2, w-1 f-2, w+1 f+2, t-2 t-1 t+1, "
        "t-1 t+1 t+2, t-2 t-1 t+1 t+2, t-3 t-2 t-1, t+1 t+2 t+3, w-1 t+1 t+2, w+1 t-1 t-2, c-1 c+1, "
        "c-2 c-1, c+1 c+2, t-3 t-2 t-1 t+1 t+2, place, head, head tag, left, left tag, right"
    ).split(", ")
)
#: Looked up before all others: most places are settled by these.
FIRST = (0, 1, 8, 9, 14, 31)
#: How far the bags of words to the left and right reach; nearer words are looked at one by one.
BAG = 9
#: From here on, the templates of the subject and the bags.
HEAD = len(TEMPLATES) - 5

#: Tags of what may be the head of the phrase before a verb, of what ends the walk to it, and of what joins
#: phrases.
NOUNS, STOPS, LINKS = "NN NNS NNP PRP CD EX VBG", 'VBD VBZ VB MD AUX W : . " -', "IN TO"
