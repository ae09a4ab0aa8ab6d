"""Peoples: which country they are told of in, and where their names mean no people at all."""

from dragoman.coding.actors import Mentions
from dragoman.coding.gazetteer import gazetteer
from dragoman.read import analyse

from .statement_readings import document
from .test_actors import check, found

ONE_HOME = [
    ("NGA SOC", "elders", "Ibo traditional elders met on Monday."),
    ("NGA CVL", "Hausa", "The Hausa rejected the offer."),
    ("NGA", "politicians", "Hausa politicians rejected the offer."),
    ("ETH CVL", "protesters", "Oromo protesters blocked the road."),
    ("MMR REB", "rebels", "Kachin rebels seized the hill."),
    ("MMR CVL", "Rohingya", "The soldiers attacked the Rohingya."),
    ("MMR REF", "refugees", "Rohingya refugees protested in the camp."),
    ("XKX CVL", "Serbs", "Kosovo Serbs rejected the ballot."),
    ("XKX", "leaders", "Kosovo Serb leaders rejected the ballot."),
    ("EGY CVL", "Copts", "Copts marched through the city."),
    ("EGY REL", "priest", "The mob attacked a Coptic priest."),
    ("CHN CVL", "activists", "Uighur activists rejected the ruling."),
    ("ESP REB", "separatists", "Catalan separatists rejected the ruling."),
    ("SDN CVL", "villagers", "Militiamen attacked Masalit villagers."),
    ("SSD CVL", "Dinka", "Nuer fighters attacked the Dinka."),
    ("KEN CVL", "Kikuyus", "The mob attacked Kikuyus in the valley."),
    ("IND CVL", "Dalits", "The party rejected the demand of the Dalits."),
    ("USA CVL", "Texans", "Texans rejected the plan."),
    ("USA", "lawmakers", "Cuban-American lawmakers rejected the plan."),
    ("CHL CVL", "protesters", "Mapuche protesters blocked the road."),
    ("NZL CVL", "Maori", "Maori rejected the bill."),
    ("MMR REB", "rebels", "Ethnic Kachin rebels seized the hill."),
    ("SOM", "elders", "Hawiye elders met the general."),
    ("BEL", "nationalists", "Flemish nationalists rejected the budget."),
]

SEVERAL_HOMES = [
    ("SYR", "fighters", "Kurdish fighters in Syria seized the hill."),
    ("IRQ", "fighters", "Kurdish fighters seized a village near Mosul in Iraq."),
    ("TUR", "Kurds", "Turkey arrested two mayors. The ruling angered the Kurds."),
    ("IRQ", "leaders", "Iraq's Kurdish leaders rejected the offer."),
    ("IRN", "Kurds", "The Kurds of Iran rejected the offer."),
    ("-", "Kurds", "The Kurds rejected the offer."),
    ("-", "fighters", "Kurdish fighters seized the hill."),
    ("MLI REB", "fighters", "Tuareg fighters attacked a convoy in northern Mali."),
    ("NER REB", "rebels", "Niger freed two Tuareg rebels."),
    ("LKA REB", "rebels", "Sri Lanka shelled the Tamil rebels."),
    ("IND", "politicians", "Tamil politicians in India rejected the offer."),
    ("IRQ", "militiamen", "Shiite militiamen attacked a convoy in Iraq."),
    ("LBN", "leaders", "Lebanon's Shiite leaders rejected the offer."),
    ("NER BUS", "traders", "Hausa traders in Niger rejected the tax."),
    ("BGD CVL", "Hindus", "The mob attacked Hindus in Bangladesh."),
    ("RUS", "Tatars", "Russia jailed two Tatars."),
    ("RWA CVL", "Hutus", "Hutus in Rwanda rejected the offer."),
]

GIVEN = [
    ("TCD BUS", "traders", "Chadian Hausa traders rejected the tax."),
    ("TCD BUS", "traders", "Hausa traders from Chad rejected the tax."),
    ("SWE CVL", "Yazidis", "Danish officials met the Yazidis of Sweden."),
    ("DEU CVL", "Kurds", "Kurds in Germany rejected the offer."),
    ("CAN CVL", "Sikhs", "Sikhs in Canada rejected the ruling."),
    ("KEN CVL", "Oromos", "The police arrested Kenyan Oromos."),
]

CAREFUL = [
    ("MMR REB", "rebels", "Karen rebels seized the hill."),
    ("-", "Karen", "Karen rejected the offer."),
    ("-", "Holt", "Karen Holt rejected the offer."),
    ("PHL REB", "rebels", "Moro rebels seized the town."),
    ("-", "Moro", "Rita Moro rejected the offer."),
    ("SDN CVL", "Fur", "Militiamen attacked the Fur."),
    ("-", "fur", "The traders sold fur."),
    ("MMR", "villagers", "The soldiers attacked Shan villagers."),
    ("MMR", "fighters", "Chin fighters seized the town."),
    ("CHN", "settlers", "Han settlers moved to the valley."),
    ("-", "Hausa", "The envoy speaks Hausa."),
    ("-", "Tamil", "The king told his story in Tamil."),
    ("-", "Igbo", "The school taught Igbo."),
    ("-", "Zulu", "Sara Zulu rejected the offer."),
    ("-", "Tatar", "The offer was rejected by Orhan Tatar."),
    ("-", "Cornish", "Cornish rejected the offer."),
    ("ETH REB", "rebels", "Afar rebels seized the town."),
]


def test_a_people_of_one_country_gives_it_to_its_phrase():
    check(ONE_HOME)


def test_of_several_homes_the_text_decides():
    check(SEVERAL_HOMES)


def test_a_country_of_the_phrase_comes_first():
    check(GIVEN)


def test_names_that_are_oftener_something_else():
    check(CAREFUL)


def test_a_people_keeps_its_own_name_and_row():
    (ref,) = found("The Hausa rejected the offer.", "Hausa")
    assert (ref.actor_id, ref.name, ref.country) == ("people:hausa", "Hausa", "NGA")


def test_no_two_parties_in_one_phrase():
    assert [ref.country for ref in found("Iraqi Yazidis fled the town.", "Yazidis")] == ["IRQ"]


def test_a_people_is_no_person_and_the_tables_of_persons_hold_none():
    assert len(gazetteer().peoples) >= 600
    assert {entity.form for entity in gazetteer().lookup("Hausa")} == {"people"}


def test_a_compound_of_two_states_is_no_people():
    (reading,) = analyse([document("Iranian-American talks failed.")], whole=True)
    mentions = Mentions(reading)
    names = [mentions.name_at(reading.sentences[0], token) for token in reading.sentences[0].tokens]
    assert {name.entities[0].id for name in names if name is not None} == {"country:IRN", "country:USA"}
