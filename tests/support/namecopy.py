"""News stories written for these tests, full of names of every kind and without a fault in them."""

STORIES = [
    """Ferry firm told to pay Oban families

A ferry operator has been ordered to compensate 14 families whose holidays were ruined when the MV Caldonach broke down off Oban last August.

Sheriff Morag Drummond told Oban Sheriff Court on Tuesday that Hebridean Sea Lines had known of the fault since the spring. "The company gambled, and its passengers lost," she said.

Alasdair Geddie, from Paisley, spent two nights on a gymnasium floor with his wife Priya and their twins. "We were given crisps," Mr Geddie said. The Maritime and Coastguard Agency inspected the ship in Greenock in June.

Hebridean Sea Lines, which is owned by the Norwegian group Fjordveien, said it would study the ruling. Transport Scotland declined to comment.
""",
    """Hurricanes rally past Otters in overtime

Dewayne Castellaw threw two touchdown passes in the fourth quarter as the Hurricanes beat the Otters 31-28 in overtime at Harlan Field on Sunday night.

The Otters led by 14 at halftime after Nikolai Brandvold, a rookie from Boise State, returned an interception 61 yards. Coach Rex Tolliver said his team "came out flat."

Castellaw, who missed the opener against Tulsa with a sore knee, found Mack Oyelaran in the corner of the end zone with nine seconds left. Brandvold was carted off and taken to St. Luke's Medical Center with a concussion. The Hurricanes host Memphis on Saturday.
""",
    """Minister denies water deal favoured cousin

JOHANNESBURG - Water Affairs Minister Thandeka Mokgatle yesterday denied that a R2bn pipeline contract went to her cousin, saying the tender was run by the Treasury.

Opposition MPs walked out of the National Assembly in Cape Town when she refused to name the directors of Limpopo Bulk Supply. "This stinks from Musina to Mthatha," said Pieter Esterhuyse of the Freedom Alliance.

The Public Protector, Advocate Lindiwe Sithebe, will report in March. Sithebe's office has asked for bank records from Absa and Nedbank. President Sipho Radebe, who is in Addis Ababa for an African Union summit, said he had full confidence in Mokgatle.
""",
    """Bakery chain Crumbs & Co to float on AIM

Crumbs & Co, the bakery chain founded in a Hackney railway arch, is to float on London's junior market next month in a deal that values it at £180m.

Chief executive Tamsin Okonedo-Reid said the group would open 40 shops in the Midlands and the North, beginning with Leicester, Derby and Sheffield. Barclays and Peel Hunt are advising.

Rival Greggs has nothing to fear, according to Julian Marchetti, an analyst at Shore Capital. "Sourdough at £5.20 a loaf is not a threat to the sausage roll," he wrote. Okonedo-Reid, 38, will keep a stake of 22%, and the pension fund of Tesco holds 4%.
""",
    """Two held after Bruges diamond heist

Belgian police have arrested two men over the theft of diamonds worth 9 million euros from a museum in Bruges, the federal prosecutor's office said on Thursday.

The suspects, a Frenchman of 34 and a Croat of 51, were stopped at a motorway services near Kortrijk in a rented Skoda. Prosecutor Liesbeth Van Hoecke said most of the stones were in a flask. Europol and the Dutch police helped.

The Groeninge Diamond, lent by the king, was not among them. Its last known owner was Countess Odile de Mérode, who died in Ghent in 1961. The museum's director, Bart Vermeulen, said he had "not slept since Saturday".
""",
    """Flood water reaches Rockhampton as residents flee

Hundreds of people have left their homes in Rockhampton as the Fitzroy River rises towards a peak expected on Friday night.

Acting Mayor Shirl Pocock says the Bruxner Highway is cut at Yaamba and that no food trucks have arrived since Monday. The Bureau of Meteorology says more rain is on its way from the Coral Sea.

State Emergency Service volunteers have filled 30,000 sandbags at Callaghan Park. "We did this in 2011 and we'll do it again," SES controller Eddie Tafoya said. The Queensland Government has declared a disaster in Livingstone Shire and the Premier, Annika Strand, will fly in from Brisbane today. Ms Strand says the Government will match any donation to the Red Cross.
""",
    """Novelist Beatrix Amankwah wins Lessing Prize

The Ghanaian-born novelist Beatrix Amankwah has won the Lessing Prize for fiction for The Salt Ledger, a comedy about a tax office in Kumasi.

The judges, chaired by the critic Hermione Sacks, chose it over books by Colm Tierney, Rachel Abergel and last year's winner, Jun Takamori. Amankwah, 44, teaches at the University of East Anglia and was once a clerk at the Ghana Revenue Authority.

"I thought the phone call was from my dentist," she told a dinner at the Guildhall in London on Wednesday. Her publisher, Faber, is printing 60,000 copies. The BBC will serialise the book in April on Radio 4.
""",
    """Senators spar over rail safety after Lima crash

WASHINGTON (AP) — Senators from both parties pressed the head of the Federal Railroad Administration on Wednesday over a derailment in Lima, Ohio, that sent 31 people to hospital.

Administrator Colleen Brasher said inspectors had flagged the bridge in May. "We wrote to Great Western twice," Brasher told the Senate Commerce Committee. Sen. Hal Dupree, R-La., asked why the line stayed open.

The railroad's chief executive, Montgomery Fitch, did not attend. Great Western shares fell 6% on Wall Street. The National Transportation Safety Board expects to publish its findings by Thanksgiving, and Rep. Yolanda Quiroga, a Democrat whose district includes Lima, has called for hearings in the House.
""",
    """Dengue found in Madeira, doctors warn

Doctors on the Portuguese island of Madeira have confirmed 19 cases of dengue fever, most of them in Funchal, and are asking tourists to use repellent.

The mosquito Aedes aegypti has lived on the island since 2005. Dr Graça Teles of the regional health service said the outbreak was small. "It is not Singapore," she said. The European Centre for Disease Prevention and Control sent two entomologists from Stockholm.

British tour operators including Jet2 and Tui said flights from Gatwick and Manchester were full. The Foreign Office has not changed its advice. A German woman of 70 is in hospital in Câmara de Lobos.
""",
    """Priest cleared of stealing Caravaggio copy

A Naples court has acquitted Father Ignazio Belmonte of stealing a copy of a Caravaggio from the church of Santa Chiara, ruling that he had only moved it to save it from the damp.

The painting, once thought to be by Caravaggio himself, was found behind a boiler in the priest's flat in Posillipo. Carabinieri had searched for it in Marseille, Malta and Zurich.

"The Lord sees all boilers," Father Belmonte said outside the court. His lawyer, Carmela Iovine, said the archbishop had apologised. The Uffizi in Florence has offered to clean the work, and a curator, Sandro Pellegrini, will collect it on Monday.
""",
    """Kashmir saffron growers seek relief

SRINAGAR: Saffron growers in Pampore have asked the Union government for relief after a third dry autumn in a row cut the harvest by half.

Ghulam Hassan Wani, who heads the All Jammu and Kashmir Saffron Association, said the sprinklers promised in 2010 had never worked. "The pumps were made for Punjab," Wani said. Agriculture minister Farooq Lone told the Assembly that engineers from IIT Delhi would visit.

Iranian saffron sells for a third of the price in Delhi and Mumbai. The BJP's district chief, Rakesh Koul, blamed the National Conference, and the High Court has admitted a petition by a farmer from Khrew.
""",
    """Cyclist Aurelie Baptiste banned for two years

The Olympic pursuit champion Aurelie Baptiste has been banned for two years after missing three drugs tests, the sport's governing body said in Aigle.

Baptiste, who won gold in Paris, says two of the testers went to her mother's house in Lyon when she was in Girona. She will appeal to the Court of Arbitration for Sport in Lausanne. Her team, Veloce-Lombardi, has suspended her pay.

The Swiss rider Heidi Zumstein is likely to take her place at the world championships in Glasgow. "I am sad for Aurelie," said Zumstein. UK Anti-Doping called the ruling "clear". The Tour de France Femmes begins in Bilbao in July.
""",
    """Pentagon to close Kansas ammunition plant

The Pentagon will close an ammunition plant near Parsons, Kansas, that employs 340 people, the Army announced Friday.

Lt. Gen. Marcus Eddington, who oversees Army Materiel Command, said production of mortar shells would move to Iowa and Tennessee. "This was not about the workforce," Eddington said in a call with reporters.

Gov. Dale Hutchcraft called the decision reckless. Labette County loses its largest employer, and the school district could lose 90 pupils. The Kansas Department of Commerce will open an office in Parsons, and Lockheed Martin, which leases part of the site, said it would stay through December 2027.
""",
    """Reading festival drops plastic tents

Organisers of the Reading and Leeds festivals will fine people who leave tents behind, after 11,000 were abandoned last summer.

Festival director Gemma Hollis said the plan had the backing of Thames Valley Police and of Reading Borough Council. Each camper will pay £20 and get it back at the gate. "Bath and Nice have done it," she said.

Friends of the Earth said fines would not work without buses. Will Price, 19, from Swindon, said he had bought his tent in Lidl for £15. "May is when I buy it, August is when it dies," he said. Mark Rice, of the Campsite Traders' Guild, said cheap tents were made in China and in Turkey.
""",
    """Trawler crew rescued off Iceland

The Icelandic coastguard has rescued nine men from a Faroese trawler that lost power in a gale west of Heimaey.

A helicopter from Keflavik lifted the crew of the Brimnes in two trips. Its captain, Jógvan Dam, stayed on board until a tug arrived from Thorlakshofn. "He is stubborn, like all of them," said the pilot, Sigrún Hallgrímsdóttir.

The Brimnes had been fishing for mackerel under a licence that Norway disputes. Foreign Minister Einar Sveinsson said the quarrel with Oslo and Brussels had nothing to do with the rescue. Dam's brother drowned off Suduroy in 1998.
""",
    """Toronto transit chief quits over streetcar delays

The head of the Toronto Transit Commission has resigned after a damning report on the Eglinton line, which is five years late.

Wendell Aucoin told the board on Monday night that Ontarians "deserve a fresh pair of eyes." Mayor Priscilla Wong thanked him. The line, built by a group led by SNC-Lavalin and Aecon, has cost $13 billion.

Transport Minister Doug Pettigrew refused to say when trains would run. "Ask Metrolinx," he told reporters at Queen's Park. New Democrat Leader Marit Styles-Boyer demanded a public inquiry. Air Canada and the Greater Toronto Airports Authority want a spur to Pearson.
""",
    """Egyptian blogger freed after 200 days

CAIRO — Egyptian prosecutors on Sunday freed Nermine el-Shafei, a blogger who had spent 200 days in Qanater prison for mocking a general.

Her lawyer, Hossam Abdel-Rahman, said she was driven home to Zamalek at dawn. Amnesty International had called her a prisoner of conscience. "I will write about the soup," she told Reuters.

El-Shafei, 29, was arrested at Cairo airport on her way to Tunis. President Abdel Fattah al-Sisi has pardoned dozens of activists since Ramadan. The US State Department welcomed the move, while the Muslim Brotherhood, which is banned, said thousands remained in Tora and Wadi Natrun.
""",
    """Chipmaker Orvanta cuts forecast

Chipmaker Orvanta cut its revenue forecast for the second time this year, blaming weak demand for smartphones in China, and its shares fell 12% in extended trading.

The company, based in San Jose, California, expects sales of $2.1 billion to $2.2 billion. Chief Financial Officer Raj Venkataraman said customers such as Samsung and Xiaomi were working through inventory.

Analysts at Bernstein had expected $2.5 billion. Nvidia, Qualcomm and Taiwan Semiconductor also slipped. Orvanta said it would cut 600 jobs in Austin and Bangalore. The Nasdaq closed up 0.3%, and the yield on the 10-year Treasury note was 4.2%.
""",
    """Council backs statue of suffragette Ada Thripp

Councillors in Halifax have voted to put up a statue of Ada Thripp, a weaver who chained herself to the town hall in 1909.

The bronze by Yinka Folarin will stand outside the Piece Hall. Conservative group leader Geoffrey Hainsworth opposed the cost of £85,000. Labour's Sadia Mahmood said Halifax had "eleven statues of men and one of a horse".

Thripp was jailed in Armley, went on hunger strike and later ran a tearoom in Hebden Bridge. Her great-niece, Dorothy Clegg, 91, unveiled a plaque in Sowerby in 2018. The Calder Valley MP, Holly Briggs, gave £100.
""",
    """Panda twins born at Edinburgh Zoo

Edinburgh Zoo has announced the birth of panda twins, the first in Britain, to Bao Li and Xing Guang.

Keeper Alison MacLean said the cubs, a male and a female, weighed 140g each. They will be named in a ceremony with the Chinese ambassador in January. Visitors queued along Corstorphine Road on Saturday.

First Minister Angus Laidlaw sent bamboo. The Royal Zoological Society of Scotland pays Beijing £600,000 a year. "It's like Christmas, Hogmanay and Burns Night at once," said Fraser Tennant, eight, from Leith, who had come with his Brownie pack's leader, Mrs Jean Ogilvie.
""",
    """Harbour pilots walk out at Felixstowe

Harbour pilots at Felixstowe began a three-day strike at dawn on Monday, leaving 11 container ships at anchor off Harwich.

Unite said 46 of its members had joined picket lines after talks with Haven Authority Pilots broke down. "Nobody wanted this," said Unite's regional officer, Miles Hubberd. The port is run by Hutchison Ports, a Hong Kong company.

Maersk said it would send two ships to Rotterdam. The Road Haulage Association's eastern director, Bronwen Tilley, warned of queues on the A14 as far as Bury St Edmunds. A spokesman for the Department for Transport urged both sides to meet at Acas.
""",
    """Yoga teacher wins right to stay in Perth

A Nepalese yoga teacher who was told to leave Australia after 16 years has won the right to stay in Perth.

The Administrative Appeals Tribunal ruled that Sujata Gurung, who teaches in Fremantle, should not have been refused because her son Bishal has epilepsy. "We cried in the car park," Ms Gurung said.

Immigration Minister Tony Hargreave had three times declined to step in. Greens Senator Larissa Pell said the law was cruel. Her lawyer, Eamon Quirke of Legal Aid Western Australia, said 40 families were waiting on the case. The Department of Home Affairs will not appeal to the Federal Court.
""",
    """Storm Odile tears roof from Galway school

GALWAY, Ireland — Storm Odile tore the roof from a primary school in Oranmore and cut power to 70,000 homes from Donegal to Kerry.

Met Éireann recorded gusts of 148 km/h at Mace Head. The Taoiseach, Ruairí Considine, cancelled a trip to Brussels. ESB Networks said crews from Northern Ireland would help.

At Scoil Íde, principal Caitríona Ní Mhurchú found the hall piano in a hedge. "It still plays Abba," she said. The Irish Coast Guard flew a fisherman from Inis Oírr to University Hospital Galway, and Bus Éireann stopped all services west of Athlone.
""",
    """Ex-banker jailed over Jersey trust fraud

A former Deutsche Bank manager has been jailed for seven years for stealing £4m from a trust set up for a blind widow in Jersey.

Royal Court of Jersey commissioner Sir Aubrey Poingdestre called Quentin Vautier "a wolf in a cardigan". Vautier, 57, bought a Bentley, a flat in Chamonix and a half share of a racehorse, Velvet Sponge, which never won.

The widow, Eileen Le Brocq, died in St Helier in May. Her nephew, Clive Renouf, told the Jersey Evening Post that the family felt "sick as dogs". The States of Jersey Police traced the cash to Andorra and Belize.
""",
    """Ohio teen sails alone to the Azores

Sixteen-year-old Juniper Wachowiak of Sandusky, Ohio, arrived Tuesday in the Azores after 31 days alone at sea in a 27-foot sloop named Pickle.

She was met in Horta by her father, Stan Wachowiak, and by a crowd outside Peter Cafe Sport. "I talked to a shearwater," she said. "He was from Nova Scotia, I think."

She left Newport, Rhode Island, on June 4 with 90 pounds of oatmeal. The Coast Guard had asked her to wait for Tropical Storm Dexter to pass. Guinness World Records does not recognize sailors under 18, but the Erie Islands Yacht Club has made her an admiral.
""",
    """Lagos bus firm sues Google over map

A Lagos bus company is suing Google Nigeria for N900m, saying the firm's maps showed its depot in Surulere as a lagoon.

Adebayo Coaches told the Federal High Court in Ikoyi that passengers went to Makoko instead. Its founder, Chief Folarin Adebayo, wept in the dock. Google's lawyer, Chinyere Obasi-Wright, said the error was mended within a day.

Justice Musa Danladi adjourned the case to 9 May. Lagos State's commissioner for transport, Mrs Kemi Lawal, has asked the National Information Technology Development Agency for advice. Adebayo said he would now use "a Yoruba map, from my uncle".
""",
    """Cricket: Sharma's 140 puts India in charge at Trent Bridge

Nikhil Sharma made a fluent 140 as India reached 388 for six on the second day of the third Test at Trent Bridge.

Sharma, dropped by Tom Ackroyd at gully on 12, hit 19 fours. Ackroyd later had him caught behind by Ben Lowther. England's captain, Josh Rainsford, tried eight bowlers. "We weren't at the races," he told Sky.

Ravi Pandit will resume on 51. Jimmy Fenwick, who went wicketless at Lord's and at Headingley, took three for 88. The Met Office expects rain over Nottinghamshire on Saturday. India lead the series for the Pataudi Trophy 2-0.
""",
    """Bees halt play at Smithsonian

A swarm of about 20,000 honeybees settled on a statue of Joseph Henry outside the Smithsonian Castle in Washington on Friday, delaying an outdoor production of Hamlet.

Beekeeper Delphine Tran of the DC Beekeepers Alliance coaxed them into a cardboard box in 40 minutes. "They liked Polonius," Tran said. The National Mall stayed open.

Secretary Lonnie Birdsong said the bees would move to the National Zoo. The actor Kwame Eastwood, who plays Laertes for the Shakespeare Theatre Company, was stung on the ear and treated at George Washington University Hospital. Mayor Denise Holloway sent honey from Anacostia.
""",
    """EU fines Dutch tulip cartel

BRUSSELS, April 3 (Reuters) - The European Commission fined five Dutch bulb exporters a total of 61 million euros on Wednesday for fixing the price of tulips sold to Russia and Japan.

Competition Commissioner Ilse Karlsen said executives of Van Rooijen, Bloemveld and three other firms had met in a pancake house near Lisse. Royal Anthos, the trade body, said it was dismayed.

Van Rooijen will take the case to the General Court in Luxembourg. Dutch Agriculture Minister Wouter de Graaf called the fine "Brussels at its worst". The Kremlin's spokesman, asked if Moscow had bought the bulbs, said President Putin preferred roses.
""",
    """Mine collapse kills four in Zacatecas

Four miners have died after a shaft collapsed at a silver mine near Fresnillo in the Mexican state of Zacatecas.

The mine's owner, Industrias Peñaflor, said the men were from Sombrerete and Jerez. Governor Ximena Ortega flew to the site with Red Cross doctors. "We are all miners today," she told Radio Fórmula.

The Mexican Geological Survey recorded a tremor of 3.9 an hour before. Union leader Rogelio Bañuelos of Los Mineros blamed rotten props. In 2006, 65 men died at Pasta de Conchos in Coahuila. Pope Leo prayed for the dead in St Peter's Square on Sunday.
""",
    """Hull museum returns Maori head

A museum in Hull has handed a tattooed Maori head to New Zealand after 164 years in a cellar.

Elders from Te Papa Tongarewa in Wellington sang over the box at a dawn ceremony led by Hemi Parata. The head was brought from Hokianga by a whaling captain, Obadiah Sykes, and kept by the Hull Literary and Philosophical Society.

Curator Bridget Osgerby said there were "no good stories about how he got it". The New Zealand High Commissioner, Dame Pania Reweti, will fly home with it on Air New Zealand. Leeds, Wisbech and the Pitt Rivers Museum in Oxford have done the same.
""",
    """Netflix cancels Moose Lodge after one season

Netflix has canceled Moose Lodge, its comedy about an Elks hall in Duluth, after a single season, the show's creator said Thursday.

Greta Lindqvist-Ames wrote on Instagram that she was "heartbroken but fed." The series starred Paul Reiser and Oprah protégé Shonda Keys as rival caterers. It spent two weeks in the streamer's Top 10.

Hulu and Apple TV+ have been approached, Variety reported. Star Tribune critic Neal Justesen called it "Fargo with hot dish." The Minnesota Film and TV Board had given the production $2 million. Filming took place in St. Paul, Moorhead and Lutsen.
""",
    """Glasgow subway to run all night for Cop summit

Glasgow's subway will run through the night for the first time when the climate summit returns to the city in November.

Strathclyde Partnership for Transport said trains would call at Partick, Ibrox and Buchanan Street every 20 minutes. The RMT union said drivers had not been asked. Its organiser, Gordon Dalziel, called it "a fairy tale from the Clyde".

Council leader Ailsa Farquhar said delegates from Tuvalu and Kiribati deserved better than a taxi queue. Police Scotland will put officers on platforms. Uber and the Scottish Taxi Federation, for once, agreed with each other: both want George Square kept open.
""",
    """Tokyo zoo seeks name for aardvark

Ueno Zoo in Tokyo has asked the public to name a baby aardvark, and more than 80,000 people have replied.

Keeper Haruka Nishimoto said the favourites were Mochi, Godzilla and Ichiro, after the baseball player Ichiro Suzuki. The father, Kibo, came from Tanzania and the mother, Ada, from Berlin.

The name will be read out by Governor Yuriko Hatanaka on Respect for the Aged Day. Japan Post plans a stamp. In Osaka, where Tennoji Zoo lost its own aardvark in March, the mayor has asked Ueno for a loan. NHK will show the ceremony live, the Asahi Shimbun said.
""",
    """Judge bars sale of Presley piano

MEMPHIS, Tenn. (AP) — A Shelby County judge on Monday barred the sale of a white piano on which Elvis Presley is said to have played "Blue Christmas."

Chancellor Latoya Birdwell ruled for Graceland Holdings, which says the Knabe grand was lent, not given, to the late Rev. Otis Mayweather of Soulsville Baptist Church. Sotheby's had hoped for $900,000.

Mayweather's granddaughter, Keisha Toliver, said the King gave it to him in 1968. "He signed it inside," Toliver said. Priscilla Presley did not testify. The Stax Museum of American Soul Music has offered to store it. Jerry Lee Lewis once spilled a Coke on the keys, according to the suit.
""",
    """Swedish PM survives vote over nurse pay

Sweden's prime minister, Elin Bergqvist, has survived a no-confidence vote in the Riksdag by a single seat after the Sweden Democrats split over nurses' pay.

Twelve members of the Left Party abstained. Bergqvist, a Social Democrat who was mayor of Umeå, said the Budget would pass before Midsummer. The leader of the Moderates, Carl-Johan Ek, called her "the luckiest woman north of Gotland".

Finance minister Amir Rezaei has promised 4% over two years. Nurses at the Karolinska in Stockholm and at Sahlgrenska in Gothenburg are to strike on 2 June. The krona rose against the euro, and Volvo and Ericsson closed higher.
""",
    """Hospital apologises after patient given wrong Mr Khan's knee

Bradford Royal Infirmary has apologised to Imran Khan, 61, a retired bus driver from Shipley, who was given a new knee meant for another Imran Khan.

The trust's medical director, Dr Fenella Crabtree, said both men were now walking. "My knee is fine, it was always fine," Mr Khan told BBC Radio Leeds. His namesake, from Keighley, had his operation at Airedale a week later.

The Care Quality Commission has asked for a report. Naz Hussain, the MP for Bradford West, said lessons should be learned. Both Mr Khans support Bradford City and have been given seats at Valley Parade by the club's owner, Stefan Rupp.
""",
    """Drought empties Lake Naivasha hotels

NAIROBI (AFP) - Hotels around Lake Naivasha in Kenya's Rift Valley have lost half their bookings as the lake shrinks and hippos stray on to lawns.

"A hippo ate the wedding," said Wanjiru Kamau, manager of the Fisherman's Eden Lodge. The Kenya Wildlife Service has moved 14 animals to Tsavo. Rose farms that sell to Tesco and Aldi pump at night, elders of the Maasai say.

Water Cabinet Secretary Josphat Leting promised a levy. Dr Hilde Brenner, of the Max Planck Institute in Jena, said the level fell three metres between Easter and September. The Mombasa Road is lined with tankers from Nakuru and Narok.
""",
]
