"""Regular and irregular English inflection: enough to expand our own word list and to tag forms."""

from __future__ import annotations

VOWELS = "aeiou"

# Irregular verbs, base: past, participle (several forms joined by "/"). From general knowledge.
IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne/born|beat beat beaten|become became become
befall befell befallen|beget begot begotten|begin began begun|behold beheld beheld|bend bent bent
beset beset beset|bespeak bespoke bespoken|bestride bestrode bestridden|bet bet bet|bid bid/bade bid/bidden
bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|burn burned/burnt burned/burnt
burst burst burst|bust bust/busted bust/busted|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut
deal dealt dealt|dig dug dug|dive dived/dove dived|do did done|draw drew drawn
dream dreamed/dreamt dreamed/dreamt|drink drank drunk|drive drove driven|dwell dwelt/dwelled dwelt/dwelled
eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
flee fled fled|fling flung flung|fly flew flown|forbid forbade/forbad forbidden|forecast forecast forecast
foresee foresaw foreseen|foretell foretold foretold|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got got/gotten|give gave given
go went gone|grind ground ground|grow grew grown|hang hung/hanged hung/hanged|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|inset inset inset|interweave interwove interwoven
keep kept kept|kneel knelt/kneeled knelt/kneeled|knit knit/knitted knit/knitted|know knew known
lay laid laid|lead led led|lean leaned/leant leaned/leant|leap leapt/leaped leapt/leaped
learn learned/learnt learned/learnt|leave left left|lend lent lent|let let let|lie lay lain
light lit/lighted lit/lighted|lose lost lost|make made made|mean meant meant|meet met met
melt melted melted/molten|mishear misheard misheard|mislead misled misled|misread misread misread
misspell misspelled/misspelt misspelled/misspelt|mistake mistook mistaken
misunderstand misunderstood misunderstood|mow mowed mown/mowed|offset offset offset|outbid outbid outbid
outdo outdid outdone|outgrow outgrew outgrown|outrun outran outrun|outsell outsold outsold
outshine outshone outshone|outspend outspent outspent|outstrip outstripped outstripped
overcome overcame overcome|overdo overdid overdone|overdraw overdrew overdrawn|overeat overate overeaten
overhang overhung overhung|overhear overheard overheard|override overrode overridden|overrun overran overrun
oversee oversaw overseen|overshoot overshot overshot|oversleep overslept overslept
overspend overspent overspent|overtake overtook overtaken|overthrow overthrew overthrown
overwrite overwrote overwritten|partake partook partaken|pay paid paid|plead pleaded/pled pleaded/pled
podcast podcast podcast|prepay prepaid prepaid|proofread proofread proofread|prove proved proven/proved
put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|recast recast recast|redo redid redone
redraw redrew redrawn|rend rent rent|repay repaid repaid|reread reread reread|rerun reran rerun
resell resold resold|reset reset reset|retake retook retaken|retell retold retold
rethink rethought rethought|rewind rewound rewound|rewrite rewrote rewritten|rid rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|saw sawed sawn/sawed|say said said|see saw seen
seek sought sought|sell sold sold|send sent sent|set set set|sew sewed sewn/sewed|shake shook shaken
shear sheared shorn/sheared|shed shed shed|shine shone/shined shone/shined|shoe shod shod|shoot shot shot
show showed shown/showed|shrink shrank/shrunk shrunk|shut shut shut|sing sang sung|sink sank/sunk sunk
sit sat sat|slay slew slain|sleep slept slept|slide slid slid|sling slung slung|slink slunk slunk
slit slit slit|smell smelled/smelt smelled/smelt|smite smote smitten|sow sowed sown/sowed|speak spoke spoken
speed sped/speeded sped/speeded|spell spelled/spelt spelled/spelt|spend spent spent
spill spilled/spilt spilled/spilt|spin spun spun|spit spat/spit spat/spit|split split split
spoil spoiled/spoilt spoiled/spoilt|spread spread spread|spring sprang/sprung sprung|stand stood stood
steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|strew strewed strewn/strewed
stride strode stridden|strike struck struck/stricken|string strung strung
strive strove/strived striven/strived|sublet sublet sublet|swear swore sworn
sweat sweated/sweat sweated/sweat|sweep swept swept|swell swelled swollen/swelled|swim swam swum
swing swung swung|take took taken|teach taught taught|tear tore torn|telecast telecast telecast
tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden
typecast typecast typecast|typeset typeset typeset|undercut undercut undercut|undergo underwent undergone
underlie underlay underlain|underpay underpaid underpaid|understand understood understood
undertake undertook undertaken|underwrite underwrote underwritten|undo undid undone|unwind unwound unwound
uphold upheld upheld|upset upset upset|wake woke/waked woken/waked|wear wore worn|weave wove woven
wed wed/wedded wed/wedded|weep wept wept|wet wet/wetted wet/wetted|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung
write wrote written
"""

PASTS: dict[str, set[str]] = {}
PARTICIPLES: dict[str, set[str]] = {}
for _row in IRREGULAR.replace("\n", "|").split("|"):
    if _row.strip():
        _base, _past, _participle = _row.split()
        PASTS[_base] = set(_past.split("/"))
        PARTICIPLES[_base] = set(_participle.split("/"))


def plural(word: str) -> str:
    """`-s` form of a noun or a verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether a verb of one syllable doubles its last letter (stop, plan; not play, fix)."""
    return (
        len(word) >= 3
        and word[-1] not in VOWELS + "wxy"
        and word[-2] in VOWELS
        and word[-3] not in VOWELS
        and sum(letter in VOWELS for letter in word) == 1
    )


def stems(word: str, doubled: bool | None = None) -> tuple[str, str]:
    """(-ed form, -ing form) of a regular verb."""
    if word.endswith("e"):
        ing = word[:-1] + "ing" if not word.endswith(("ee", "oe", "ye")) else word + "ing"
        return word + "d", ing
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied", word + "ing"
    if _doubles(word) if doubled is None else doubled:
        return word + word[-1] + "ed", word + word[-1] + "ing"
    return word + "ed", word + "ing"


def graded(word: str) -> tuple[str, str]:
    """(-er form, -est form) of a short adjective."""
    if word.endswith("e"):
        return word + "r", word + "st"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ier", word[:-1] + "iest"
    if _doubles(word):
        return word + word[-1] + "er", word + word[-1] + "est"
    return word + "er", word + "est"
