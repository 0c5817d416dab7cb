"""Who does what to whom in small sentences, as the whole coder reads them."""

import pytest

from eventdata.article import Article
from eventdata.coding.coder import Coder
from eventdata.model import CountKind, Event, Supports

TOLD = {
    "where somebody spoke is no home of rebels": (
        "Uganda is ready to hold talks with northern rebels, Foreign Minister Sam Kutesa told reporters in Juba.",
        ["036 UGA > UGA"],
    ),
    "where a government sits is no home of rebels": (
        "President Alan Garcia ruled out talks with jailed rebels under pressure from Tokyo.",
        ["125 PER > PER"],
    ),
    "who adopts a resolution says what it says": (
        "The Security Council adopted a resolution condemning Israel.",
        ["111 IGO > ISR"],
    ),
    "what will be decreed is to come": (
        "Kenya's president will sign a decree banning opposition parties.",
        ["1322 KEN > KEN"],
    ),
    "what somebody is reported to do is alleged of him": (
        "Chad was reported on Tuesday to be massing troops near the border of Sudan.",
        ["154 TCD > SDN"],
    ),
    "who keeps a place sealed off seals it off": (
        "Israel kept the Gaza Strip sealed off for a ninth day.",
        ["191 ISR > PSE"],
    ),
    "to have no plans is to refuse": (
        "The World Bank has no plans to extend loans to Malawi.",
        ["1221 IGO > MWI"],
    ),
    "a movement is that of its leader, and a condition names whom he threatens": (
        "UNITA leader Jonas Savimbi said his movement would attack should the Angolan army advance.",
        ["138 AGO > AGO"],
    ),
    "a gerund with of is done by whom it names": (
        "The shelling of Aleppo by Turkish units went on.",
        ["194 TUR > SYR"],
    ),
    "a decision is that of its owner": (
        "Peru's decision to cut ties with Ecuador was made known on Friday.",
        ["1313 PER > ECU"],
    ),
    "the Indians of Latin America are not from India": (
        "Guatemalan soldiers shot dead nine Indian villagers on Monday.",
        ["193 GTM > GTM"],
    ),
    "who turned down an offer did so to the one who made it": (
        "A Tanzanian offer to mediate was rejected by Burundi.",
        ["126 BDI > TZA"],
    ),
    "who was the first to recognise a state recognised it": (
        "Iceland was the first country to recognise Lithuania.",
        ["054 ISL > LTU"],
    ),
    "an occasion may hang on the day, and is that of both tolls": (
        "At least 20 people were killed and 50 wounded on Wednesday when Israeli jets attacked bases of the PLO.",
        ["195 ISR > PSE"],
    ),
    "what one waits for has not happened": (
        "The United States will not lift sanctions on Serbia until it stops arming rebels.",
        ["1244 USA > SRB"],
    ),
    "a neighbour is the other state": (
        "Chad, which borders Sudan, broke off diplomatic ties with its neighbour on Friday.",
        ["161 TCD > SDN"],
    ),
    "troops that are to help are no threat": (
        "Tanzania will send 500 soldiers to Mozambique to help protect a railway.",
        ["0334 TZA > MOZ"],
    ),
    "what somebody condemns is not told by him": (
        "The European Union condemned Israel's annexation of the Golan Heights.",
        ["111 IGO > ISR"],
    ),
    "who looks into a murder has not murdered": (
        "Police in Guatemala opened an investigation into the murder of an editor.",
        ["090 GTM > GTM"],
    ),
    "a court takes no part in what it finds somebody guilty of": (
        "A court in Rwanda found a former mayor guilty of taking part in the genocide of 1994.",
        ["116 RWA > RWA"],
    ),
    "what will be no longer is refused": (
        "Iraq said it would no longer cooperate with United Nations inspectors.",
        ["121 IRQ > IGO"],
    ),
    "a strike to come threatens who is to prevent it": (
        "Teachers in Ghana will go on strike next week unless the government pays them.",
        ["133 GHA > GHA"],
    ),
    "to try to kill is to attempt an assassination": (
        "Gunmen tried to kill an Albanian deputy on Tuesday.",
        ["185 ALB > ALB"],
    ),
    "a former Soviet republic is not Russia": (
        "Pakistan recognised the former Soviet republic of Kyrgyzstan.",
        ["054 PAK > KGZ"],
    ),
    "a participle is no subject": (
        "The Red Cross operating in Iraq said British forces must ensure security there.",
        ["100 NGO > GBR"],
    ),
    "a proposal of one person has one author": (
        "Iran rejected Iraqi President Saddam Hussein's proposal for a ceasefire.",
        ["1246 IRN > IRQ"],
    ),
    "Tamil Tigers are no animals": (
        "Tamil Tiger rebels attacked an army patrol near Jaffna, wounding six.",
        ["190 LKA > LKA"],
    ),
    "a national security council is not that of the United Nations": (
        "Thailand's National Security Council threatened Khmer Rouge units with retaliation.",
        ["138 THA > KHM"],
    ),
    "an inquiry to come is one": (
        "The United Nations will investigate the killing of a Kenyan bishop.",
        ["090 IGO > KEN"],
    ),
    "troops that will come, and not to a border, are no threat": (
        "Ethiopia will send a battalion to Rwanda, a spokesman said.",
        [],
    ),
    "who kidnaps compatriots at home is of their nation": (
        "Two Nigerian priests were kidnapped by gunmen near Maiduguri on Tuesday.",
        ["181 NGA > NGA"],
    ),
    "soldiers at home shoot their own": (
        "Israeli soldiers shot dead two students in Haifa, Egypt said.",
        ["175 ISR > ISR"],
    ),
    "whom foreign troops feed is not of their nation": (
        "French troops handed out food to refugees, Rwanda said.",
        ["073 FRA > RWA"],
    ),
    "the police of nowhere are of the nation of those whom they arrest": (
        "Armed police arrested Zimbabwean journalist Basildon Peta.",
        ["173 ZWE > ZWE"],
    ),
    "the police arrest their own": (
        "Serbian police arrested three students, Croatia said.",
        ["173 SRB > SRB"],
    ),
    "a truce is not with those of the talks before it": (
        "Burundi's last rebel group declared a truce after talks with officials in Tanzania.",
        ["0871 BDI > "],
    ),
    "a decision by one state is not that of who welcomes it": (
        "Denmark welcomed a decision by Lithuania to resume talks with Moscow.",
        ["051 DNK > LTU", "036 LTU RUS > LTU RUS"],
    ),
    "who became the first to recognise a state recognised it": (
        "Brazil on Tuesday became the first Western country to recognise Angola.",
        ["054 BRA > AGO"],
    ),
    "to be mediating is to mediate": (
        "Algeria is mediating between Iran and Iraq.",
        ["045 DZA > IRN IRQ"],
    ),
    "who adopts a resolution may be told last": (
        "A resolution condemning Israel was adopted by the Security Council.",
        ["111 IGO > ISR"],
    ),
    "who made an offer is whom a refusal is addressed to": (
        "Iran turned down an offer by Italian diplomats of a dialogue.",
        ["120 IRN > ITA"],
    ),
    "a private person refuses a state": (
        "Iran's religious leader rejected Iraqi President Saddam Hussein's proposal for a ceasefire.",
        ["1246 IRN > IRQ"],
    ),
    "to have to is a duty": (
        "Iran has to pull back its troops, Baghdad said.",
        ["100 IRQ > IRN"],
    ),
    "a day may hold the occasion of two tolls": (
        "At least 20 people were killed and 50 wounded on Wednesday when Israeli warplanes attacked Palestinian "
        "guerrilla bases near Sidon.",
        ["195 ISR > PSE"],
    ),
    "a toll of the police is theirs": (
        "Indian troops fired on demonstrators in Srinagar, killing at least five.",
        ["175 IND > IND"],
    ),
    "a week of a strike is the strike": (
        "Bolivian teachers entered the third week of a strike on Monday.",
        ["143 BOL > "],
    ),
    "one's own tanks are not whom one leaves": (
        "The Soviet Union began pulling its tanks out of Czechoslovakia on Monday.",
        ["0874 RUS > CZE"],
    ),
    "somebody with a nation is meant rather than a thing": (
        "Washington on Friday ended a ban on the sale of parts for civilian aircraft to Algeria.",
        ["085 USA > DZA"],
    ),
    "a strike is addressed below the verb that carries it": (
        "Opposition parties in Bangladesh held a general strike on Sunday to force Prime Minister Khaleda Zia "
        "from office.",
        ["143 BGD > BGD"],
    ),
    "an abbreviation ends no sentence before a council": (
        "The U.N. Security Council condemned Eritrea.",
        ["111 IGO > ERI"],
    ),
    "what may be cut off unless somebody yields is a threat": (
        "Burma's loans could be cut off unless it frees the opposition leader, Tokyo said.",
        ["1311 JPN > MMR"],
    ),
    "a shelling and its dead are one": (
        "Shelling of Knin by Croatian units killed three people.",
        ["194 HRV > HRV"],
    ),
    "one's own air force is not whom it is put on alert against": (
        "Pakistan has put its air force on the highest alert in view of India's manoeuvres in the Rajasthan desert.",
        ["152 PAK > IND"],
    ),
    "what a clause speaks of is not who does what it tells": (
        "Libya ignored an embargo which it had pledged in a speech to treat as void.",
        ["120 LBY > "],
    ),
    "what a president pledged of an embargo is not what the embargo does": (
        "Peru flew planes to Kenya despite a U.N. embargo, "
        "which President Alan Garcia had pledged on Sunday to treat as void.",
        ["042 PER > KEN"],
    ),
    "thousands alone are people": (
        "Thousands protested against the government in Peru.",
        ["141 PER > PER"],
    ),
    "fighting that goes on is a noun": (
        "Fighting between government forces and rebels in Ethiopia continued on Monday.",
        ["190 ETH ETH > ETH ETH"],
    ),
    "to shoot and kill is one attack": (
        "Gunmen shot and killed three villagers in Mali.",
        ["193 MLI > MLI"],
    ),
    "to storm a village and kill is one attack": (
        "Gunmen on motorbikes stormed a village in Mali and killed three people.",
        ["193 MLI > MLI"],
    ),
    "who held a captive freed him": (
        "A senator held by rebels was freed in Colombia.",
        ["0841 COL > COL"],
    ),
    "an arrest by the police is theirs wherever they are named": (
        "The arrest of a journalist by Kenyan police drew criticism.",
        ["173 KEN > KEN"],
    ),
    "what help is meant for is no deed": (
        "France delivered six helicopters to the Colombian army to help it fight guerrillas.",
        ["072 FRA > COL"],
    ),
    "they are those to whom it was done before": (
        "Lithuania expelled two Belarusian diplomats, accusing them of spying.",
        ["174 LTU > BLR", "1125 LTU > BLR"],
    ),
    "from where somebody is expelled expels him": (
        "A British journalist was expelled from China on Monday.",
        ["174 CHN > GBR"],
    ),
    "a threat may ask by what is not done": (
        "Thailand's army chief told protesters that troops would use force against them if they did not leave Bangkok.",
        ["138 THA > THA"],
    ),
    "how many were killed so far is no further killing": (
        "The mayor was shot dead by guerrillas in Colombia, becoming the fifth official assassinated this year.",
        ["186 COL > COL"],
    ),
    "who fought those who were killed killed them": (
        "Eighteen Muslim rebels were killed on Saturday in a gunbattle with Philippine troops.",
        ["193 PHL > PHL"],
    ),
    "what is condemned is not told again": (
        "Indonesia's annexation of East Timor was condemned on Tuesday by Portugal.",
        ["111 PRT > IDN"],
    ),
    "a surname may be a town": (
        "Armed men attacked the town of Djibo in northern Burkina Faso.",
        ["190 BFA > BFA"],
    ),
    "a capital may be part of a longer name": (
        "Panama's teachers' association broke off talks with the education ministry in Santiago de Veraguas.",
        ["164 PAN > PAN"],
    ),
    "what two states decide to do is told once": (
        "Peru decided on Monday to hold talks with Kenya.",
        ["036 PER KEN > PER KEN"],
    ),
    "whom two states invite is another": (
        "Poland and Chad invited Angola to talks.",
        ["026 POL TCD > AGO"],
    ),
    "what somebody faces is to come": (
        "Two activists face deportation from Peru to Chile.",
        [],
    ),
    "an expulsion is no prospect because somebody faces something else": (
        "The expulsion of three diplomats by Peru came as it faces pressure.",
        ["174 PER > PER"],
    ),
    "an attack that is faced is there": (
        "Kenyan troops faced attacks by rebels near Garissa on Monday.",
        ["190 KEN > KEN"],
    ),
    "who is let go on bail may be of public interest": (
        "Peruvian police released two journalists on bail after the murder of a deputy.",
        ["0841 PER > PER"],
    ),
    "who is let go on bail for a burglary is not": (
        "Peruvian police caught a man after a burglary in Lima and later freed him on bail.",
        [],
    ),
    "who speaks by telephone is no patient of it": (
        "Kenya's foreign minister, Alfred Mutua, spoke by telephone with his Ugandan counterpart on Wednesday.",
        ["041 KEN UGA > KEN UGA"],
    ),
    "reporters are no less arrested because their driver is": (
        "Peruvian police detained four journalists and their driver on Tuesday.",
        ["173 PER > PER PER"],
    ),
    "a ban that is adopted is imposed": (
        "Norway's parliament has adopted a ban on all imports of South African fruit.",
        ["163 NOR > ZAF"],
    ),
    "who is extradited from a state is so by that state": (
        "A cartel leader was extradited from Colombia to the United States, where he faces drug charges.",
        ["063 COL > USA"],
    ),
    "who receives money is given it": (
        "Chad received 20 million euros in budget aid from China on Friday.",
        ["071 CHN > TCD"],
    ),
    "a shortened sum is money": (
        "Britain gave £2.5m to Kenya.",
        ["071 GBR > KEN"],
    ),
    "any currency is money": (
        "India gave Nepal 100 million rupees on Monday.",
        ["071 IND > NPL"],
    ),
    "rebels killed, without more, are those who died": (
        "Four Colombian rebels killed, arms seized",
        ["190  > COL"],
    ),
    "a verb with a particle is no such participle": (
        "A late strike by the captain killed off the match in Rosario.",
        [],
    ),
    "what a resolution would have said was not said": (
        "Russia blocked a resolution that would have censured Syria.",
        ["129 RUS > SYR"],
    ),
    "a taxi is no recipient": (
        "The Peruvian embassies were reduced to sending out food parcels by taxi.",
        [],
    ),
    "a hyphen does not part a vice-president": (
        "Pope John Paul met Bolivia's vice-president on Monday.",
        ["040 VAT BOL > VAT BOL"],
    ),
    "all that somebody is accused of is accused": (
        "Kenyan activists accused Ethiopian troops of torching homes and raping women in the Ogaden.",
        ["1122 KEN > ETH"],
    ),
    "an operation of those who bear no arms is none": (
        "The Red Cross began an operation in Colombia on Monday.",
        [],
    ),
    "sanctions that somebody is hit with are told once": (
        "Iran was hit with new sanctions by the United States.",
        ["163 USA > IRN"],
    ),
    "a means of a passive names who did it": (
        "Iran was punished with an embargo by Chad on Monday.",
        ["163 TCD > IRN"],
    ),
    "who holds captives frees them": (
        "Two Peruvian engineers were let go on Monday by the rebels holding them.",
        ["0841 PER > PER"],
    ),
    "unions may threaten": (
        "Nigeria's oil workers' unions will go on strike next week if the government does not reverse the sackings.",
        ["133 NGA > NGA"],
    ),
    "what a communique demands is not issued against anybody": (
        "Striking Bolivian miners issued a communique demanding nothing short of the resignation of the minister.",
        ["1041 BOL > BOL"],
    ),
    "unions may demand": (
        "The unions want the government of Peru to raise the minimum wage.",
        ["020 PER > PER"],
    ),
    "who took no part in a phase has not fought in it": (
        "Turkey took no part in this phase of the offensive.",
        [],
    ),
    "a verb and a noun far below it make no wording": (
        "Rebels took advantage of hills between the two armies' areas of responsibility.",
        [],
    ),
    "a strike in protest is one deed": (
        "Greek civil servants went on strike for 24 hours on Thursday in protest at plans to cut pensions.",
        ["143 GRC > "],
    ),
    "what a whole war has cost is no event": (
        "The war has killed 40,000 people and displaced millions.",
        [],
    ),
    "what violence has cost since a year is no event": (
        "Violence in Mali has left 300 people dead since 2015.",
        [],
    ),
    "people who were killed since a month are no event": (
        "More than 120 people have been killed in Mali since January.",
        [],
    ),
    "people who were killed since a weekday are one": (
        "More than 20 people have been killed in Mali since Monday.",
        ["180  > MLI"],
    ),
    "whom a war killed has nothing to do with who ended it": (
        "The Malian rebels laid down their arms on Monday, ending a war that had killed 900 people.",
        ["0873 MLI > ", "087 MLI > "],
    ),
    "a headline may be a participle": (
        "Twelve soldiers killed in Gao ambush",
        ["190  > MLI"],
    ),
    "a participle of something else is no headline": (
        "Photographs of soldiers killed in Mali",
        [],
    ),
    "a time or a weight is nobody": (
        "The bomb was set off by 25kg at 7.40am on Tuesday in Mosul.",
        ["183  > IRQ"],
    ),
    "a bomb goes off where the place of its place is": (
        "A powerful bomb went off under a road in Mosul on Tuesday.",
        ["183  > IRQ"],
    ),
    "who is shot dead has not shot": (
        "Peruvian activist shot dead in Lima",
        ["186  > PER"],
    ),
    "who is gunned down has not shot": (
        "Mayor gunned down in Cali",
        ["186  > COL"],
    ),
    "who is stabbed to death has not stabbed": (
        "Three Peruvian farmers stabbed to death in Cuzco",
        ["1823  > PER"],
    ),
    "a noun after a plural is the verb of a headline": (
        "Armed rebels attack army convoy in Mali",
        ["190 MLI > MLI"],
    ),
    "a plural that is a thing has no verb": (
        "Drugs raid camp in Mali",
        [],
    ),
    "weapons are not of the state that they hit": (
        "Drones hit an army barracks in Kyiv on Tuesday.",
        ["1952 MIL > UKR"],
    ),
    "weapons that a word gives to a nation are that nation's": (
        "Turkish drones hit an army barracks in Kyiv on Tuesday.",
        ["1952 TUR > UKR"],
    ),
    "a bomber is no weapon": (
        "A suicide bomber blew himself up in Kabul on Sunday.",
        ["1831 AFG > AFG"],
    ),
    "those whom a march wounds are no part of the march": (
        "Peruvian protesters marched through Lima on Monday, wounding two policemen.",
        ["141 PER > PER", "190 PER > PER"],
    ),
    "villages that are left without power are nobody's dead": (
        "Malian rebels attacked Gao on Monday, and three villages were left without power.",
        ["190 MLI > MLI"],
    ),
    "a walkout in a stoppage is one strike": (
        "Teachers throughout Bolivia walked off the job on Tuesday in a 24-hour stoppage.",
        ["143 BOL > "],
    ),
    "who could begin to do something has not": (
        "Kenyan troops could begin to shell Gao next week.",
        [],
    ),
    "who is not among the dead does not deny them": (
        "Rebels killed two Kenyan soldiers and no civilians in Garissa.",
        ["190 KEN > KEN KEN"],
    ),
    "a shelling by somebody is his": (
        "Shelling by Croatian troops of the town of Knin killed two people.",
        ["194 HRV > HRV"],
    ),
    "a war footing is no war": (
        "South Korea's navy went on a war footing on Monday.",
        [],
    ),
    "a time of day is nobody": (
        "The neighbour fired at 7:04 on Saturday.",
        [],
    ),
    "what is done to the same people in two deeds has one object": (
        "Kenyan soldiers captured and killed three rebels.",
        ["173 KEN > KEN", "190 KEN > KEN"],
    ),
    "who escapes an attack has not done it": (
        "Peruvian President Alan Garcia escaped unhurt on Monday when gunmen opened fire on his motorcade.",
        ["185  > PER", "193 PER > "],
    ),
    "a private person's violence against nobody is none": (
        "A man opened fire on his car in Lima.",
        [],
    ),
    "a question that is quoted makes no question of the rest": (
        'Rebels shelled Gao on Monday, and a man asked: "Why did they do it?"',
        ["194 MLI > MLI"],
    ),
    "a car does not bomb": (
        "A car bomb exploded outside a courthouse in the Spanish city of San Sebastian, wounding nine people.",
        ["1832  > ESP"],
    ),
    "we are those who speak": (
        '"We condemn the American raid," Brazilian Foreign Minister Celso Amorim said.',
        ["111 BRA > USA"],
    ),
    "not to hesitate is to threaten": (
        "The United States will not hesitate to bomb Serbia.",
        ["1384 USA > SRB"],
    ),
    "force that is used is nobody": (
        "Venezuela is prepared to use force to defend its border with Colombia.",
        ["138 VEN > COL"],
    ),
    "a bomb attack is not one with an atom bomb": (
        "A bomb attack on a barracks in Zaragoza killed two soldiers.",
        ["183  > ESP"],
    ),
    "whom money is to help has it": (
        "The World Bank approved a credit on Thursday to help Malawi rebuild bridges.",
        ["071 IGO > MWI"],
    ),
    "gunmen are no compatriots of foreigners whom they seize": (
        "Two Danish nurses were kidnapped by gunmen on Tuesday.",
        ["181 UAF > DNK"],
    ),
    "who seizes people at a place is from there": (
        "Two Danish nurses were kidnapped by gunmen near Maiduguri on Tuesday.",
        ["181 NGA > DNK"],
    ),
    "a congress of a named state is that state's": (
        "A commission of Brazil's Congress is investigating the former governor.",
        ["090 BRA > BRA"],
    ),
    "an ethnic group is of the country told of": (
        "Ethnic Albanian guerrillas attacked a police post near Tetovo on Monday.",
        ["190 MKD > MKD"],
    ),
    "the language of journalists is not their nation": (
        "Serbian police arrested three Albanian-language journalists.",
        ["173 SRB > SRB"],
    ),
    "a duty that somebody is told of is a demand": (
        "Ghana has been told by the World Bank that it must cut fuel subsidies.",
        ["100 IGO > GHA"],
    ),
    "who asked is whom a refusal is addressed to": (
        "A Peruvian plea for the handing over of two men was turned down by Chile.",
        ["120 CHL > PER"],
    ),
    "a refusal to meet has one who refuses": (
        "Dhaka will not sit down with the Chittagong hill rebels.",
        ["125 BGD > BGD"],
    ),
    "what one warns that he will do is a threat": (
        "Greece warned that it would expel Albanian migrants.",
        ["137 GRC > ALB"],
    ),
    "a penalty that ministers warn of is a threat": (
        "Sanctions on Burundi could be tightened, European Union ministers cautioned on Monday.",
        ["1312 IGO > BDI"],
    ),
    "what one warns that others may do is none": (
        "The United Nations warned that rebels could attack Goma.",
        [],
    ),
    "troops that are promised are not whom they are promised to": (
        "Ghana's President Jerry Rawlings has promised troops to help shield the government of Liberia.",
        ["033 GHA > LBR"],
    ),
    "a congress is that of the country told of": (
        "Ecuadorean President Lucio Gutierrez offered his resignation to Congress on Monday.",
        ["0341 ECU > ECU"],
    ),
    "whoever did what is looked into is the recipient of an inquiry": (
        "The International Criminal Court opened an investigation into crimes committed by Kenyan forces.",
        ["090 IGO > KEN"],
    ),
    "whoever holds those whose release is demanded is whom it is demanded from": (
        "Rome demanded the release of three Italian priests held by Eritrea.",
        ["1053 ITA > ERI"],
    ),
    "not to be ready to talk is to refuse": (
        "Paris is not prepared to hold talks with the Polisario Front.",
        ["125 FRA > ESH"],
    ),
    "delegates of a state and of a group are two": (
        "Israeli and PLO delegates met in Taba on Wednesday.",
        ["040 ISR PSE > ISR PSE"],
    ),
    "where two sides sign is no third side": (
        "Sudanese and SPLA negotiators signed a truce in Nairobi.",
        ["0871 SDN SDN > SDN SDN"],
    ),
    "who is the first to do something does it": (
        "Denmark became the first country to recognise Kosovo.",
        ["054 DNK > XKX"],
    ),
    "an attack of which there may be any has not happened": (
        "Any Israeli attack on Lebanon would be answered with missiles.",
        [],
    ),
    "what is granted by somebody is granted by him": (
        "Exiled dissidents were granted an amnesty by the Kenyan president on Monday.",
        ["0841 KEN > KEN"],
    ),
    "who comes in for criticism is criticised": (
        "The Sudanese government came in for sharp criticism from France.",
        ["111 FRA > SDN"],
    ),
    "who opens talks between others is no party to them": (
        "Egypt opened talks between Sudan and Chad in Cairo on Monday.",
        ["040 SDN TCD > SDN TCD"],
    ),
    "what was voted was done": (
        "The Israeli parliament voted to free 200 Palestinian prisoners.",
        ["0841 ISR > PSE"],
    ),
    "ethnic cleansing that forces are engaged in is theirs": (
        "Burmese troops were engaged in ethnic cleansing in Rakhine against Bangladeshis.",
        ["203 MMR > BGD"],
    ),
    "an agreement that is not reached is missed by both": (
        "Kenyans and Somalis failed to reach agreement on the future of ferries in Mombasa.",
        ["127 KEN SOM > KEN SOM"],
    ),
    "a salvo of rockets is no salvo of words": (
        "Hamas fired a salvo of rockets at Israel on Monday.",
        ["194 PSE > ISR"],
    ),
    "a minister is of the state that his title names": (
        "Soviet Foreign Minister Eduard Shevardnadze arrived in Damascus on Sunday for talks.",
        ["042 RUS > SYR"],
    ),
    "an offer that is not accepted is refused": (
        "Argentina has not accepted a Vatican offer to mediate in its quarrel with Chile.",
        ["126 ARG > VAT"],
    ),
    "what somebody repeats that others must do is a demand": (
        "ASEAN reiterated that Vietnam must pull its forces out of Cambodia.",
        ["1056 IGO > VNM"],
    ),
    "ten soldiers are no protesters": (
        "A member of Islamic Jihad attacked a barracks near Hebron, killing ten Israeli soldiers.",
        ["190 PSE > ISR"],
    ),
    "North and South Korea are two": (
        "Talks between North and South Korea got under way on Wednesday.",
        ["040 PRK KOR > PRK KOR"],
    ),
    "the South of an article about North Korea is South Korea": (
        "North Korea called off economic talks with the South.",
        ["164 PRK > KOR"],
    ),
    "a ruling is that of its court": (
        "The party was outlawed on Monday by a ruling of Spain's Supreme Court.",
        ["1722 ESP > ESP"],
    ),
    "tanks that come closer are no friendship": (
        "Ethiopia moved tanks closer to Asmara on Monday.",
        ["154 ETH > ERI"],
    ),
    "the presidents of two countries sign with each other": (
        "A treaty on the river was signed in Nukus on Monday by the presidents of Turkmenistan and Uzbekistan.",
        ["057 TKM UZB > TKM UZB"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), TOLD.values(), ids=TOLD)
def test_a_sentence_tells(coder: Coder, text: str, wanted: list[str]) -> None:
    assert [line(each) for each in coded(coder, text)] == wanted


@pytest.mark.parametrize("word", ["when", "after", "as"])
def test_the_dead_of_a_clash_are_told_with_it(coder: Coder, word: str) -> None:
    (clash,) = coded(
        coder, f"At least 20 people were killed {word} Malian soldiers clashed with Tuareg rebels near Kidal."
    )
    assert line(clash) == "190 MLI MLI > MLI MLI"
    assert [(each.kind, each.low) for each in clash.counts] == [(CountKind.KILLED, 20)]


def test_who_died_is_the_recipient_of_an_attack_that_names_none(coder: Coder) -> None:
    (attack,) = coded(coder, "Fourteen Afghan soldiers were killed when a bomb exploded in Kunduz.")
    assert line(attack) == "183  > AFG"


def test_where_somebody_spoke_is_not_where_it_happened(coder: Coder) -> None:
    text = "Uganda freed two Kenyan fishermen, Foreign Minister Sam Kutesa told reporters in Nairobi on Monday."
    (release,) = coded(coder, text)
    assert release.where is None
    assert release.attribution == "Foreign Minister Sam Kutesa"
    assert release.when.words is None


def coded(coder: Coder, text: str) -> list[Event]:
    return [each for each in coder.code(Article(id="a", text=text)) if isinstance(each, Event)]


def line(event: Event) -> str:
    sides = (event.actors, event.recipients)
    actors, recipients = (" ".join((each.country or each.code or "")[:3] for each in side) for side in sides)
    return f"{event.cameo_code} {actors} > {recipients}"


def test_tanks_that_are_moved_are_not_whom_they_are_moved_against(coder: Coder) -> None:
    (show,) = coded(coder, "Ethiopia massed tanks and troops near Eritrea on Monday.")
    assert [each.code for each in show.recipients] == ["ERI"]


def test_the_word_of_warning_is_evidence_of_a_threat(coder: Coder) -> None:
    (threat,) = coded(coder, "Greece warned that it would expel Albanian migrants.")
    assert [each.quote for each in threat.evidence if each.supports is Supports.MODALITY] == ["warned"]


def test_killing_and_wounding_are_one_outcome_of_one_attack(coder: Coder) -> None:
    text = "A suicide bomber drove a truck into a barracks in Gao on Wednesday, killing 11 soldiers and wounding 27."
    (attack,) = coded(coder, text)
    assert [(each.kind, each.best) for each in attack.counts] == [(CountKind.KILLED, 11), (CountKind.INJURED, 27)]
