"""Sums, counts, dates and ages in passages such as newsrooms write, wrong and right.

Every passage is invented. `FAULTY` gives the rule that must speak and the words it must flag; nothing
else of its family may speak there. In `INNOCENT` the rules on figures and dates must be silent.
"""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document

FAULTY = [
    # councils
    ("figures.count-twice", "2,374", """Library petition handed in
        A petition to keep Marlow Road library open has drawn 2,347 signatures, the friends of the library said.
        Council officers said 1,980 of the 2,374 names had been checked against the electoral roll."""),
    ("figures.count-twice", "450", """Bakery to move to Dunfield
        The bakery, which employs 420 people in Harrow Lane, will move in the spring.
        A spokeswoman said the 450 staff had been told on Monday and that none would lose a job."""),
    ("figures.difference", "£40", """Councillors put up garage rents
        The rent of a council garage will go up by £40 a year, from £210 to £260, after a vote on Tuesday."""),
    ("figures.left-over", "33", """Garages sold
        The council has sold nine of its 40 garages in Elm Street, leaving 33 for tenants."""),
    ("figures.percent-change", "12", """Parish tax to rise
        The parish precept will go from £80 to £92, a rise of 12 per cent, the clerk said."""),
    ("figures.parts", "£53,000", """Cup run pays for roof
        The cup run has been worth about £110,000: £67,000 in prize money and £53,000 from the gate."""),
    ("figures.each", "£800,000", """Four councils to share depot
        Four councils will build a depot for bin lorries. The councils will share the £2.4m cost equally, or £800,000 each."""),
    # courts
    ("figures.in-all", "seven", """Robber jailed
        Lee Marsh was jailed for four years for the robbery and two years, to run consecutively, for the knife, a total of seven years."""),
    ("figures.more-than-all", "Four", """Coach crash on mountain road
        Three people were killed when a coach left the road above Sella on Sunday.
        Four of the dead came from one village, the mayor said."""),
    ("figures.more-than-all", "Ten", """Arrests at port
        Police arrested nine men at the port before dawn.
        Ten of those arrested were later released without charge."""),
    ("dates.clock", "four hours", """Lights out in Tarrant
        The power failed at 6.15am and came back at 9.15am, four hours later, the company said."""),
    # elections
    ("figures.difference", "460", """Grant holds Easton
        Ms Grant won with 12,450 votes to 11,890 for Mr Shah, a majority of 460, on a turnout of 61%."""),
    ("figures.share-of", "12", """Drivers stopped on ring road
        Of the drivers, 28 of the 350 stopped, or 12 percent, failed a breath test."""),
    ("figures.percentage-points", "5", """Turnout up
        Turnout rose from 33 per cent to 38 per cent, a rise of 5 per cent, the returning officer said."""),
    ("figures.shares", "19", """Poll puts mayor ahead
        In the poll 47% backed the mayor, 38% her rival and 19% had not made up their minds."""),
    ("figures.votes", "19", """Allotment society votes
        The society’s 48 members voted by 31 to 19 to keep the hens."""),
    # sport
    ("figures.record", "32", """Hawks slip
        The Hawks have won 18, lost nine and drawn three of their 32 games this season."""),
    ("figures.record", "16", """Pilots finish first
        The Pilots end the season with an 11-6 record in 16 games."""),
    ("figures.multiple", "tripled", """Crowds grow
        The average crowd tripled to 900 last season from 450 a year before, the club said."""),
    ("figures.score-order", "1-2", """Rovers through
        Rovers beat Holm Town 1-2 on Saturday to reach the last eight."""),
    # business
    ("figures.exchange-rate", "£12m", """Quarry group buys rival
        The group will pay $26m (£20m) for the pits. It paid $13m (£12m) for a wharf in May."""),
    ("figures.exchange-rate", "$300,000", """Ransom demand
        The gang asked for €500,000 ($580,000) at first. A later note asked for €200,000 ($300,000)."""),
    ("figures.multiple", "halved", """Profit falls at Brill
        Profit at Brill, which makes shelves, halved to £4.1m last year from £6.6m in 2024."""),
    ("figures.left-over", "1,100", """Steel jobs go
        The mill will cut 200 jobs from a workforce of 1,400, leaving 1,100."""),
    ("figures.average", "£8,000", """Five raids on jewellers
        The five raids netted £45,000, an average of £8,000, the court was told."""),
    ("figures.rate", "£2,000", """Rents
        A room in the block costs £150 a month, or £2,000 a year, before bills."""),
    # disasters, weather, science
    ("figures.conversion", "36ft", """Whale on beach
        The whale, 14 metres (36ft) long, was dead when it was found on Friday."""),
    ("figures.conversion", "31F", """Cold snap
        It fell to -5C (31F) in the glens and is expected to stay there."""),
    ("figures.conversion", "1,960 acres", """Fire spreads
        The fire has burned 1,200 hectares (1,960 acres) of pine since Tuesday."""),
    ("figures.conversion", "125km/h", """Gale shuts bridge
        Gusts of 90mph (125km/h) shut the bridge for six hours."""),
    ("figures.toll-twice", "16", """Ferry sinking kills 18
        A ferry sank in the strait on Monday and 16 people were killed, the coastguard said."""),
    ("figures.parts", "four", """Pile-up on I-80
        Twelve people were hurt. Seven were treated at the scene and five were flown to hospitals. Of the five, two are in Omaha and four in Lincoln."""),
    # health, schools
    ("figures.count-twice", "321", """School flooded
        The school, which has 312 pupils, was flooded on Thursday night. All 321 children were taught in the church on Friday."""),
    ("figures.left-over", "46", """Wards shut
        Of the hospital’s 60 beds, 12 are closed for want of nurses, leaving 46 in use."""),
    # dates
    ("dates.weekday", "Thursday 14/02/2025", "The meeting was moved to Thursday 14/02/2025 because of the funeral."),
    ("dates.weekday", "Monday, 3/14/2025", "Bids must be in by Monday, 3/14/2025, at noon, the county said."),
    ("dates.weekday", "Tuesday (2025-03-14)", "The patch was released on Tuesday (2025-03-14) after a week of tests."),
    ("dates.impossible", "31/04/2026", "The licence runs out on 31/04/2026 and cannot be renewed."),
    ("dates.impossible", "2026-02-30", "The form gave the date of the accident as 2026-02-30."),
    ("dates.years-and-duration", "39 years", "The mill, which opened in 1974 and closed in 2003 after 39 years, is to be flats."),
    ("dates.years-and-duration", "11 years", "She was jailed in 2011 and released 11 years later, in 2019, on appeal."),
    ("dates.anniversary", "85th", "The cinema, which opened in 1931, will celebrate its 85th anniversary in 2026 with a silent film."),
    ("dates.anniversary", "60th", "The choir was founded in 1956. It will mark its 60th anniversary in 2026 with a tour of Wales."),
    ("dates.age-and-birth", "84", """Hank Dorsey, Who Painted the Signs of Route 9, Dies at 84
        DAYTON, Ohio – Hank Dorsey, whose barns and billboards lined Route 9, died on Jan. 12, 2026, at his home.
        Born in Dayton on July 8, 1951, he left school to paint barns."""),
    ("dates.age-twice", "19", """Teenager rescued from quarry
        Jordan Pike, 17, was winched from a ledge on Saturday. Pike, 19, said he had gone there to fish."""),
    # a second set, written before the checks it asked for
    ("figures.parts", "$1.1 million", "The board spent $4.2 million on the school: $2.6 million on the roof, $900,000 on the boilers and $1.1 million on fees."),
    ("figures.parts", "six", "Of the 14 candidates, nine are men and six are women."),
    ("figures.count-twice", "12", "Eleven people were in the minibus, including seven pupils. All 12 were taken to hospital."),
    ("figures.held", "11", "The council has 51 seats: Labour holds 24, the Conservatives 19 and the Liberal Democrats 11."),
    ("figures.percentage-points", "0.6", "Inflation fell from 3.8 per cent to 3.2 per cent, a drop of 0.6 per cent."),
    ("figures.percent-change", "12", "Sales rose 12 percent, to $56 million from $48 million a year ago."),
    ("figures.difference", "15", "The price of a stamp will rise by 15p, from £1.35 to £1.65."),
    ("figures.conversion", "38km", "She ran the 26.2 miles (38km) in just over three hours."),
    ("figures.conversion", "2.4kg", "The fish weighed 9lb 4oz (2.4kg)."),
    ("figures.conversion", "32C", "Highs of 95F (32C) are forecast for Sunday."),
    ("dates.anniversary", "60th", "Smith, who was born in 1960, celebrates his 60th birthday in 2026."),
    ("dates.anniversary", "90th", "The bridge was built in 1926 and will mark its 90th anniversary in 2026."),
    ("dates.weekday", "Wednesday, 12 March 2026", "The hearing was set for Wednesday, 12 March 2026."),
    ("dates.impossible", "31 June", "The deadline is 31 June."),
    ("dates.years-and-duration", "15 years", "He served as mayor from 1998 to 2010, 15 years in all."),
    ("figures.listed", "Two brothers", "Two brothers, Ian, 34, Mark, 31, and Paul Fry, 29, appeared in court."),
    ("figures.votes", "44", "The bill passed the 100-member Senate by 58 votes to 44."),
    ("figures.left-over", "1,850", "The company cut 350 of its 2,100 jobs, leaving it with 1,850."),
    ("figures.in-all", "£565", "He was fined £400, with £85 costs and a £40 surcharge, a total of £565."),
    ("figures.times", "twice", "Rainfall in May was 84mm, twice the average of 36mm."),
    ("figures.fraction", "60", "The hospital, which has 240 beds, closed a third of its beds, or 60, last winter."),
    ("figures.fraction", "62", "Nearly half of those polled, 62 per cent, opposed the plan."),
    ("figures.fraction", "400", "A quarter of the 1,200 homes, or 400, are empty."),
    ("figures.fraction", "35", "More than half of the 80 jobs, 35, will go in Leeds."),
    ("figures.share-of", "49", "Of 2,000 people polled, 1,180, or 49%, said yes."),
    ("figures.percent-change", "20", "Profit fell 20% to £8m from £9m."),
    ("figures.conversion", "12m", "The yacht is 30ft (12m) long."),
    ("figures.direction", "rose", "Unemployment rose to 5.1% from 5.4%."),
    ("figures.direction", "fallen", "The population has fallen from 12,000 in 1990 to 14,000 now."),
    ("figures.difference", "12", "The number of cases fell by 12, from 40 to 32."),
    ("figures.difference", "212", "She beat him by 212 votes, 4,310 to 4,088."),
    ("figures.each", "£3,500", "The raffle sold 1,500 tickets at £2 each, raising £3,500."),
    ("figures.each", "£1.2m", "The £1.2m grant will pay for 20 homes at £80,000 each."),
    # a third set, likewise
    ("figures.difference", "1,204", "Mr Ortega won by 1,204 votes, taking 8,950 to Ms Pruitt's 7,646."),
    ("figures.percent-change", "12", "The trust raised £84,000 in 2024 and £96,000 in 2025, an increase of 12 per cent."),
    ("figures.percent-change", "6", "The budget will grow by 6 percent next year, to $318 million from $280 million."),
    ("figures.average", "12,500", "Attendance averaged 1,250 over 12 games, for a total of 12,500."),
    ("figures.held", "three", "Four of the six jurors were women, and three were men."),
    ("figures.shared-out", "four", "The police arrested 14 people, nine for public order offences, three for assault and four for drink-driving."),
    ("figures.parts", "18", "There were 60 complaints last year: 25 about noise, 22 about litter and 18 about parking."),
    ("figures.conversion", "6 feet", "The river rose 3 meters (6 feet) in an hour."),
    ("figures.fraction", "54", "Two thirds of the 90 pupils, or 54, were absent."),
    ("figures.each", "$1,200", "She was fined $250 on each of four counts, a total of $1,200."),
    ("dates.anniversary", "golden", "The couple, who married in 1976, celebrated their golden wedding in 2025."),
    ("dates.years-and-duration", "18 months", "The work began in March 2024 and finished 18 months later, in June 2025."),
    ("dates.clock", "12-hour", "He worked 12-hour shifts from 6am to 4pm."),
    ("figures.share-of", "235", "Only 9 per cent of the 1,500 homes, about 235, have been sold."),
    ("figures.multiple", "doubled", "The price has more than doubled, from $40 to $75."),
    ("figures.more-than-all", "five", "The team lost 3-1 at home on Saturday after leading 2-0; they have lost five of their last four games."),
    ("figures.votes", "5", "The vote was 7-5 in the 11-member council."),
    ("figures.shares", "9", "The survey of 1,004 adults found 52 percent in favour, 41 percent against and 9 percent unsure."),
    ("figures.conversion", "80 hectares", "The farm covers 120 acres (80 hectares)."),
    ("figures.difference", "£1.6m", "The fund fell from £12.4m to £11.8m, a loss of £1.6m."),
    ("figures.shared-out", "16", "A total of 48 people were on board, 30 passengers and 16 crew."),
    ("figures.percent-change", "5", "The average rent is £1,140 a month, up 5% from £1,050 a year ago."),
    ("figures.fraction", "a third", "The number of deaths fell by a third, from 90 to 72."),
    ("figures.held", "six", "Of the 12 wards, Labour won seven and the Greens six."),
    ("figures.conversion", "18 centimeters", "The storm dropped 10 inches (18 centimeters) of snow."),
    ("figures.rate", "four", "Ferries will run every 20 minutes, or four an hour."),
]  # fmt: skip

INNOCENT = [
    """Library petition handed in
        A petition has drawn 2,347 signatures. Officers said 1,980 of the 2,347 names had been checked; the 2,010 letters had not.""",
    """Bakery to move
        The bakery, which employs 420 people in Harrow Lane, will move. The 40 staff who live there will be given fares, and the 450 staff of its rival too.""",
    """Bakery grows
        The bakery employed 420 people in 2019. Its 450 staff now work in two shifts.""",
    "The rent will go up by £50 a year, from £210 to £260, and by 5% in 2027. It rose by a third from £15 to £20.",
    "The pound rose by two cents from $1.28 to $1.30, and the index by 41 points, from 6,012.4 to 6,053.1.",
    "The council has sold nine of its 40 garages in Elm Street, leaving 31. It sold three houses in 10 years, leaving two families out.",
    "The tax will go from £80 to £92, a rise of 15 per cent; in 2020 it went up 12 per cent from about £70.",
    "The cup run has been worth about £120,000: £67,000 in prize money and £54,500 from the gate.",
    "The trust spent about £2m: £900,000 on the roof and £400,000 on the tower, with the rest to be raised.",
    "He was jailed for four years for the robbery and two years, to run concurrently, for the knife, a total of four years.",
    "He was jailed for four years for the robbery and two years for the knife, a total of six years, and banned for 10 years.",
    """Coach crash
        Thirteen people were killed when a coach left the road. Four of the dead came from one village. Three died in hospital.""",
    """Coach crash
        Three people were killed at once and two died later. Four of the dead came from one village.""",
    """Arrests at port
        Police arrested nine men on Monday and six more on Tuesday. Ten of those arrested were later released.""",
    "The power failed at 6.15am and came back at 10.15am, four hours later. Buses left at 9am and at 11am, six hours later than planned.",
    "Ms Grant won with 12,450 votes to 11,890 for Mr Shah, a majority of 560. Her majority of 2,100 in 2019 had been cut.",
    "She won 12,450 votes, Mr Shah 11,890 and Ms Bell 3,004, a majority of 560 for the party that had lost by 90.",
    "Of the drivers, 28 of the 350 stopped, or 8 percent, failed a breath test; 12 percent did in 2024.",
    "Turnout rose from 33 per cent to 38 per cent, a rise of five points, or about 15 per cent.",
    "The Hawks have won 18, lost nine and drawn three of their 30 games. They have won 12 of 16 at home and lost five.",
    "The Pilots end the season with an 11-6 record in 17 games, and were 5-1 in their last six games at home; a 3-1 win in 12 games is their best.",
    "The average crowd doubled to 900 last season from 450, and more than tripled to 900 from 260 in five years.",
    "The group will pay $26m (£20m) for the pits and $13m (£10m) for a wharf; it had $1 (78p) a share to spend.",
    "The group paid $26m (£20m) for the pits. In 2007 it had paid $26m (£13m) for a wharf.",
    "Tickets are £10 ($13) and programmes £2.50 ($3.25); a mug costs £8 ($10).",
    "The mill will cut 200 jobs from a workforce of 1,400, leaving 1,200. Two of its 12 sheds burned down, leaving 40 people in tents.",
    "The five raids netted £45,000, an average of £9,000. Twelve raids in 2024 netted £30,000, and an average of £80 was spent on each search.",
    "A room costs £150 a month, or £1,800 a year; a week in the hostel costs £90, or £20 a night.",
    "The whale was 14 metres (46ft) long. It fell to -5C (23F) in the glens, where gusts of 90mph (145km/h) were felt over 1,200 hectares (3,000 acres).",
    """Ferry sinking kills 18
        A ferry sank in the strait on Monday and 16 people drowned at once. Two died in hospital and 18 in all were killed.""",
    "Seven were treated at the scene and five were flown to hospitals, two to Omaha and three to Lincoln.",
    "Six of the players live in Hull, two in York and one in Leeds. Four were born there, one in 1990 and three in 1995.",
    """School flooded
        The school, which has 312 pupils, was flooded. All 231 children of the primary school next door were sent home.""",
    "Of the hospital’s 60 beds, 12 are closed for want of nurses, leaving 48 in use and 20 patients on trolleys.",
    "The meeting was moved to Friday 14/02/2025; the date on the form, 03/04/2025, was a Thursday or, in Ohio, a Tuesday.",
    "Bids must be in by Friday, 3/14/2025, at noon. The patch was released on Friday (2025-03-14); the part is no. 31/04/20 and the code 2026-02-305.",
    "The mill, which opened in 1974 and closed in 2003 after 29 years, is to be flats. It made cloth in 1980 and, 12 years later, in 1992, carpets.",
    "The cinema, which opened in 1931, will celebrate its 95th anniversary in 2026. The 50th anniversary of the 1966 final was marked in 2016.",
    "The fair was founded in 1956. In 2026 it holds its 68th edition, two having been lost to the virus; its 50th anniversary was planned in 2005.",
    """Hank Dorsey, Who Painted the Signs of Route 9, Dies at 74
        DAYTON, Ohio – Hank Dorsey died on Jan. 12, 2026, at his home. He was 74.
        Born in Dayton on July 8, 1951, he left school to paint barns.""",
    """Two rescued from quarry
        Jordan Pike, 17, was winched from a ledge. His brother Sam Pike, 19, said they had gone there to fish. Pike, 19, works at the mill.""",
    "Nine counties reported 1,204 cases, 34 of them in Kent. The 1,240 cases of a year ago were a record.",
    "Prices rose by 4% from £2.50 to £2.60 and fell by 10p from £2.60 to £2.50, or by a tenth.",
    "The driver, 42, had 17 points on his licence and was banned for 18 months, leaving six lorries at the depot of 20 without a driver.",
    "Between 2001 and 2011 the town grew by 3,000 people, from 14,000 to 17,000, and by 12 streets.",
    "She scored 18 points, 12 of them in the second half, and had eight rebounds, for 26 in all in the two columns.",
    "The council has 51 seats: Labour holds 24, the Conservatives 16 and the Liberal Democrats 11. It has won 12 awards: six gold and six others.",
    "Eleven people were in the minibus, including seven pupils. All 11 were taken to hospital. All 12 apostles are on the wall.",
    "Ten people were in the minibus and two in the car. All 12 were taken to hospital.",
    "The price of a stamp will rise by 15p, from £1.35 to £1.50, and of a card by five cents, from $1.20 to $1.25.",
    "She beat him by 222 votes, 4,310 to 4,088, and by two points, 21 to 19, in the final.",
    "The bill passed the 100-member Senate by 56 votes to 44, and the 435-seat House by 220 to 208.",
    "The company cut 350 of its 2,100 jobs, leaving it with 1,750, and two of its six ships, leaving it with a debt of £40m.",
    "Rainfall in May was 74mm, twice the average of 37mm; it was more than three times the usual 20mm in June at 64mm.",
    "The hospital, which has 240 beds, closed a third of its beds, or 80, last winter, and half of them, 40 in all, in spring.",
    "Nearly half of those polled, 47 per cent, opposed the plan; a third of men, 12 per cent more than in May, were for it.",
    "Of 2,000 people polled, 1,180, or 59%, said yes. Unemployment fell to 5.1% from 5.4%, and rose to 5.6% in May from 5.4%.",
    "The raffle sold 1,500 tickets at £2 each, raising £3,000. The £1.6m grant will pay for 20 homes at £80,000 each.",
    "The population has risen from 12,000 in 1990 to 14,000 now; the price fell from £2 to 90p, and the rate fell to 3% while prices rose from 2% to 3%.",
    "Two brothers, Ian, 34, and Paul Fry, 29, appeared in court with three friends, Mark Lee, 31, Bo Lund, 30, and Al Orr, 29.",
    "Mr Ortega won by 1,304 votes, taking 8,950 to Ms Pruitt's 7,646. He won by 12 votes in 1990, and 8,950 people to 7,646 turned out.",
    "Attendance averaged 1,250 over 12 games, for a total of 15,000. Four of the six jurors were women, and two were men.",
    "The police arrested 14 people, nine for public order offences, three for assault and two for drink-driving.",
    "There were 65 complaints last year: 25 about noise, 22 about litter and 18 about parking.",
    "She was fined $250 on each of four counts, a total of $1,000. Ferries will run every 20 minutes, or three an hour.",
    "The couple, who married in 1976, will celebrate their golden wedding in 2026. Work began in March 2024 and finished 15 months later, in June 2025.",
    "He worked 10-hour shifts from 6am to 4pm, then a two-hour drive from 4pm to six. Only 9 per cent of the 1,500 homes, about 135, have been sold.",
    "They have lost four of their last five games, and two of the three million pounds; 12 of the 20 councillors and six of the 10 have gone.",
    "The fund fell from £12.4m to £11.8m, a loss of £600,000, or about 5%. Of the 12 wards, Labour won seven and the Greens five.",
    "The number of deaths fell by a third, from 90 to 60, and of births by almost half, from 81 to 43. Fees rose by a quarter from 2020 to 2024.",
]

_FAMILIES = ("figures.", "dates.")


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = [
        r
        for name in ("figures", "dates")
        for r in loader.load_file(next(rules_folder().glob(f"*/{name}.yaml")))
    ]
    return Engine([r for r in rules if r.enabled])


def _plain(passage: str) -> str:
    return "\n".join(line.strip() for line in passage.split("\n"))


@pytest.mark.parametrize(("rule", "words", "passage"), FAULTY)
def test_faulty(engine: Engine, rule: str, words: str, passage: str) -> None:
    text = _plain(passage)
    found = [
        (f.rule, text[f.span.start : f.span.end]) for f in engine.run(Story(Document("story.txt", text)))
    ]
    assert found == [(rule, words)]


@pytest.mark.parametrize("passage", INNOCENT)
def test_innocent(engine: Engine, passage: str) -> None:
    text = _plain(passage)
    found = [
        (f.rule, text[f.span.start : f.span.end]) for f in engine.run(Story(Document("story.txt", text)))
    ]
    assert found == []
