"""Who acts, speaks or is acted upon."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.actors.describe import describe
from dragoman.record.model import Actor, Record


def named(record: Record, name: str) -> Actor:
    found = [a for a in record.actors if a.name == name]
    assert found, [a.name for a in record.actors]
    return found[0]


def words(record: Record, actor: Actor) -> list[str]:
    return [record.document.text[m.start : m.end] for m in actor.mentions]


def test_title_nationality_and_pronoun_belong_to_the_person() -> None:
    record = dragoman.read_article(
        "Norwegian Foreign Minister Nadia Orlan arrived in Lisbon on Monday. Orlan said she would stay for a week."
    )
    orlan = named(record, "Nadia Orlan")
    assert orlan.country == "NOR"
    assert "GOV" in orlan.sectors
    assert [o.title for o in orlan.offices] == ["Foreign Minister"]
    assert words(record, orlan) == ["Nadia Orlan", "Orlan", "she"]


def test_office_after_a_comma() -> None:
    record = dragoman.read_article("Pedro Salgado, director of the National Ports Authority, met Maria Brito in Porto.")
    salgado = named(record, "Pedro Salgado")
    authority = named(record, "National Ports Authority")
    assert salgado.offices[0].title == "director"
    assert salgado.affiliations == (authority.id,)


def test_a_phrase_with_a_head_of_its_own_gives_no_office() -> None:
    record = dragoman.read_article("He met President Rui Salgado, the first visit by a Kenyan leader in six years.")
    assert [o.title for o in named(record, "Rui Salgado").offices] == ["President"]
    assert named(record, "Rui Salgado").country is None


def test_a_full_stop_makes_no_town_of_a_name() -> None:
    record = dragoman.read_article("The appeal was written by the Northern Legal Aid Centre.")
    assert named(record, "Northern Legal Aid Centre").country is None


def test_the_minister_is_the_minister_of_before_and_a_dateline_is_nobody() -> None:
    text = "LISBON (Pacific Wire) — Kenya's foreign minister landed on Sunday. At least 14 people met the minister."
    record = dragoman.read_article(text)
    assert words(record, named(record, "Kenya's foreign minister")) == ["Kenya's foreign minister", "minister"]
    assert "LISBON" not in {actor.name for actor in record.actors}
    assert named(record, "At least 14 people").kind == "group"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The president of the fishing union, Joan Evora, said the talks had failed.", "Joan Evora", "president"),
        ("Rui Salgado and his Kenyan counterpart, James Otieno, signed an agreement.", "James Otieno", None),
    ],
)
def test_an_office_and_the_name_behind_it_are_one(text: str, name: str, title: str | None) -> None:
    record = dragoman.read_article(text)
    assert [a.name for a in record.actors if a.kind == "person" and "Salgado" not in a.name] == [name]
    assert title is None or [o.title for o in named(record, name).offices] == [title]


def test_each_of_two_ministers_has_his_own_country() -> None:
    record = dragoman.read_article(
        "Kenyan Foreign Minister Amara Kiptoo and Norwegian Foreign Minister Solveig Aune signed it. Aune then flew home."
    )
    assert named(record, "Amara Kiptoo").country == "KEN"
    assert named(record, "Solveig Aune").country == "NOR"


def test_a_main_verb_that_the_parser_took_for_a_word_before_a_noun_is_the_root() -> None:
    record = dragoman.read_article("The union’s leader, Graciela Ottonelli, accused Brussels of blackmail.")
    ottonelli = named(record, "Graciela Ottonelli")
    assert ottonelli.country is None
    assert [(e.type, e.actor) for e in record.events] == [("ACCUSE", (ottonelli.id,))]


def test_whoever_urges_a_country_is_hardly_its_own() -> None:
    record = dragoman.read_article("The foreign ministry urged Kenya to stop its provocations.")
    assert [a.country for a in record.actors if "ministry" in a.name] == [None]


def test_helicopters_that_are_given_are_nobody() -> None:
    assert "two helicopters" not in {a.name for a in dragoman.read_article("Portugal offered two helicopters.").actors}
    assert "Two helicopters" in {a.name for a in dragoman.read_article("Two helicopters attacked the town.").actors}


def test_their_union_is_not_the_union_of_before() -> None:
    record = dragoman.read_article("The European Union met dockers in Lisbon. Their union has threatened to strike.")
    assert len([m for a in record.actors if a.name == "European Union" for m in a.mentions]) == 1


@pytest.mark.parametrize(
    "dateline", ["ATHENS, Feb 3 (Aegean News) -", "Athens —", "Athens, 3 February (Aegean News) –"]
)
def test_the_words_behind_a_dateline_are_read_as_a_sentence(dateline: str) -> None:
    text = f"{dateline} Greece and Turkey agreed on Monday to reopen the crossing."
    record = dragoman.read_article(text, published="2026-02-05")
    assert [(e.type, [a.name for a in record.actors if a.id in e.actor]) for e in record.events] == [
        ("AGREE", ["Greece", "Turkey"])
    ]
    assert [(s.start, s.end) for s in record.sentences] == [(0, len(text))]


def test_former_office_is_marked() -> None:
    record = dragoman.read_article("Former President Jorge Tavares criticised the government of Portugal.")
    assert named(record, "Jorge Tavares").offices[0].former


def test_two_people_of_one_family_name_stay_two() -> None:
    record = dragoman.read_article("Maria Brito met Carlos Brito in Paris. Maria Brito left early.")
    assert len([a for a in record.actors if a.kind == "person"]) == 2


def test_names_of_one_country_are_one_actor() -> None:
    record = dragoman.read_article("The United States sent aid to Kenya. The U.S. and Kenya signed a treaty.")
    assert len([a for a in record.actors if a.country == "USA" and a.kind == "country"]) == 1
    assert len([a for a in record.actors if a.country == "KEN" and a.kind == "country"]) == 1


def test_acronym_stands_for_the_full_name() -> None:
    record = dragoman.read_article("The United Nations condemned the attack. The UN called for talks.")
    assert words(record, named(record, "United Nations")) == ["United Nations", "UN"]


def test_no_evidence_no_country() -> None:
    record = dragoman.read_article("Anna Fields spoke to reporters.")
    assert named(record, "Anna Fields").country is None


def told(phrase: str, text: str | None = None) -> tuple[str | None, str | None]:
    actor = describe(phrase, text)
    return (actor.country, next(iter(actor.sectors), None)) if actor else (None, None)


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Norwegian troops", "NOR", "MIL"),
        ("South African lawmakers", "ZAF", "LEG"),
        ("the Portuguese foreign minister", "PRT", "GOV"),
        ("Denmark's central bank", "DNK", "GOV"),
        ("a court in Nairobi", "KEN", "JUD"),
        ("rebels in Darfur", "SDN", "REB"),
        ("Chechen separatists", "RUS", "REB"),
        ("hundreds of Finnish nurses", "FIN", "MED"),
        ("a group of tourists", None, "CVL"),
        ("police officials", None, "COP"),
        ("opposition leaders in Peru", "PER", "OPP"),
        ("members of the Belgian parliament", "BEL", "LEG"),
        ("rebel forces", None, "REB"),
        ("government forces", None, "MIL"),
        ("Polish farmers", "POL", "AGR"),
        ("a militia based in Uganda", "UGA", "PRM"),
        ("two Swedes", "SWE", "CVL"),
        ("a UN envoy", "IGO", "GOV"),
        ("Transnistria", "MDA", "PRE"),
        ("Lisbon", "PRT", "GOV"),
    ],
)
def test_a_phrase_tells_country_and_sector(phrase: str, country: str | None, sector: str | None) -> None:
    assert told(phrase) == (country, sector)


def test_what_is_only_referred_to_is_nobodys_country() -> None:
    assert told("pro-Norwegian activists")[0] is None
    assert told("anti-Denmark protesters")[0] is None
    assert told("a Kenya-based charity")[0] == "KEN"


def test_nobody_stays_nobody() -> None:
    assert describe("yesterday") is None
    assert told("Rita Olsen") == (None, None)


def test_two_nationalities_share_a_noun() -> None:
    record = dragoman.read_article("Danish and Polish officials met in Vienna on Monday.")
    assert {(a.country, a.sectors) for a in record.actors if a.kind == "group"} == {
        ("DNK", ("GOV",)),
        ("POL", ("GOV",)),
    }


def test_a_counted_crowd_is_one_mention() -> None:
    record = dragoman.read_article("Hundreds of angry farmers blocked the road to the port.")
    assert [words(record, a) for a in record.actors] == [["Hundreds of angry farmers"]]


def test_a_capital_that_governs_is_a_government_and_a_place_is_none() -> None:
    record = dragoman.read_article("Oslo rejected the plan. The treaty was signed in Oslo and Lisbon.")
    assert [(a.name, a.kind, a.sectors) for a in record.actors if a.country == "NOR"] == [
        ("Oslo", "place-government", ("GOV",))
    ]
    assert not [a for a in record.actors if a.country == "PRT"]


def test_a_nationality_word_names_the_country_that_acts() -> None:
    record = dragoman.read_article("The Kenyan offer surprised the delegation.")
    assert [a.name for a in record.actors if a.kind == "country" and a.country == "KEN"] == ["Kenyan"]


def test_bodies_without_a_country_belong_where_the_text_is_set() -> None:
    one = dragoman.read_article("Police in Norway arrested a man. The army was put on alert.")
    assert [a.country for a in one.actors if a.name == "army"] == ["NOR"]
    two = dragoman.read_article("Norway and Denmark met. The army was put on alert, said Norway and Denmark.")
    assert [a.country for a in two.actors if a.name == "army"] == [None]


def test_the_nationality_of_others_sets_nothing() -> None:
    record = dragoman.read_article("Rebels shot two Danes and a Finnish nurse.")
    assert [a.country for a in record.actors if a.sectors == ("REB",)] == [None]


def test_long_official_names_and_particles() -> None:
    record = dragoman.read_article(
        "The Ministry of Water and Rural Roads of Kenya wrote to Karim al-Haddani and Ursula van der Berg. "
        "The Ministry of Water and Rural Roads waits for an answer."
    )
    names = [a.name for a in record.actors]
    ministry = named(record, "Ministry of Water and Rural Roads of Kenya")
    assert ministry.country == "KEN"
    assert "Ministry of Water and Rural Roads" in words(record, ministry), (
        "the name without its country is the same body"
    )
    assert "Karim al-Haddani" in names
    assert "Ursula van der Berg" in names


def test_a_pronoun_follows_the_subject() -> None:
    record = dragoman.read_article(
        "Nadia Orlan, the foreign minister of Norway, met Peter Salgado in Bergen. She said she was content."
    )
    assert words(record, named(record, "Nadia Orlan"))[-2:] == ["She", "she"]
    assert "She" not in words(record, named(record, "Peter Salgado"))


def test_an_acronym_in_brackets_is_a_name_everywhere() -> None:
    record = dragoman.read_article(
        "The Blue Front for Rural Change (BFRC) rejected the plan. On Monday the BFRC called a strike."
    )
    assert words(record, named(record, "Blue Front for Rural Change")) == [
        "Blue Front for Rural Change",
        "BFRC",
        "BFRC",
    ]


def test_a_family_name_with_particles_belongs_to_the_full_name() -> None:
    record = dragoman.read_article("Ursula van der Berg spoke in Bergen. Van der Berg left early, said Mr Salgado.")
    assert words(record, named(record, "Ursula van der Berg")) == ["Ursula van der Berg", "Van der Berg"]


def test_an_honorific_tells_two_of_one_name_apart() -> None:
    for honorific, bearer, other in (("Mrs", "Maria", "Carlos"), ("Ms.", "Maria", "Carlos"), ("Mr", "Carlos", "Maria")):
        record = dragoman.read_article(f"Maria Brito met Carlos Brito in Paris. {honorific} Brito left early.")
        assert "Brito" in words(record, named(record, f"{bearer} Brito")), honorific
        assert "Brito" not in words(record, named(record, f"{other} Brito")), honorific


def test_the_republic_is_the_country_named_last() -> None:
    record = dragoman.read_article("Moldova held a vote on Sunday. The republic has three million people.")
    assert words(record, named(record, "Moldova")) == ["Moldova", "republic"]


def test_pronouns_of_an_actor_that_tells_its_plans() -> None:
    record = dragoman.read_article("Norway said on Tuesday that it would withdraw its troops from the island.")
    assert words(record, named(record, "Norway")) == ["Norway", "it", "its"]


def test_a_title_stands_for_its_bearer() -> None:
    from dragoman.extract.actors import find_actors
    from dragoman.language import analyse
    from dragoman.read.article import new_document

    analysis = analyse(new_document("Danish Foreign Minister Nadia Orlan met farmers."))
    cast = find_actors(analysis)
    orlan = next(actor.id for actor in cast.items if actor.name == "Nadia Orlan")
    minister = next(token.index for token in analysis.tokens if token.text == "Minister")
    assert cast.at(minister) == orlan


def test_who_shares_a_noun_can_be_asked() -> None:
    from dragoman.extract.actors import find_actors
    from dragoman.language import analyse
    from dragoman.read.article import new_document

    analysis = analyse(new_document("Danish and Polish officials met farmers."))
    cast = find_actors(analysis)
    noun = next(token.index for token in analysis.tokens if token.text == "officials")
    assert [cast.by_id[actor].country for actor in cast.everyone_at(noun)] == ["DNK", "POL"]


def test_an_age_behind_a_name_tells_a_person() -> None:
    text = "Jan Brito, 64, handed in his resignation to the king. “I had no choice,” he said. Brito had refused in May."
    record = dragoman.read_article(text)
    brito = named(record, "Jan Brito")
    assert brito.kind == "person" and words(record, brito) == ["Jan Brito", "his", "I", "he", "Brito"]
    assert record.statements[0].speaker == brito.id


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Credit-rating agency Salgado downgraded Portugal in June.", "organisation"),
        ("Carmaker Brito and retailer Orlan said profits had fallen.", "organisation"),
        ("The agency chief Salgado resigned in June.", "person"),
    ],
)
def test_a_noun_before_a_name_says_what_bears_it(text: str, kind: str) -> None:
    record = dragoman.read_article(text)
    assert {a.kind for a in record.actors if a.name.rpartition(" ")[2] in {"Salgado", "Orlan"}} == {kind}


def test_a_conference_with_the_press_and_an_office_that_is_taken_are_nobody() -> None:
    record = dragoman.read_article(
        "The minister told a hastily called press conference in Rome that he would not leave office. He took office in May."
    )
    assert not {"press conference", "office"} & {a.name.removeprefix("hastily called ") for a in record.actors}


def test_a_hyphen_keeps_a_word_out_of_the_title() -> None:
    record = dragoman.read_article("Rui Salgado, the 83-year-old leader of the far-right Blue Front, was arrested.")
    assert [o.title for o in named(record, "Rui Salgado").offices] == ["leader"]


def test_whose_somebody_is_tells_his_country() -> None:
    record = dragoman.read_article(
        "Kenyan President Rui Salgado's spokeswoman Nadia Orlan said talks had failed. Salgado said his security forces had"
        " left migrants near the Norwegian border."
    )
    assert (named(record, "Nadia Orlan").country, named(record, "Nadia Orlan").sectors[:1]) == ("KEN", ("GOV",))
    assert named(record, "security forces").country == "KEN"


def test_a_given_name_with_a_hyphen_is_whole() -> None:
    record = dragoman.read_article(
        "Premier Cho Jung-tai met Kim Jong-un in Lisbon. Cho said the Orlan-led union and the Salgado-run port had failed."
    )
    assert {"Cho Jung-tai", "Kim Jong-un"} <= {a.name for a in record.actors}
    assert not {a.name for a in record.actors if a.name.endswith(("-led", "-run"))}


def test_a_name_between_commas_behind_an_office_is_a_person() -> None:
    record = dragoman.read_article("Israel's defence minister, Israel Brito, has threatened to flatten the port.")
    brito = named(record, "Israel Brito")
    assert (brito.kind, brito.country) == ("person", "ISR")
    assert words(record, named(record, "Israel")) == ["Israel"]


def test_whose_a_body_is_goes_before_what_its_name_holds() -> None:
    record = dragoman.read_article(
        "Peru's Congress voted to remove the president on Friday. Congress met again on Monday, lawmakers said. China's Kenya"
        " Affairs Office protested."
    )
    assert named(record, "Congress").country == "PER"
    assert named(record, "Kenya Affairs Office").country == "CHN"


def test_an_office_that_holds_a_body_is_no_body() -> None:
    record = dragoman.read_article(
        "Japan's Chief Cabinet Secretary Nadia Orlan said Tokyo was watching the strait with concern."
    )
    assert [o.title for o in named(record, "Nadia Orlan").offices] == ["Chief Cabinet Secretary"]
    assert "Chief Cabinet" not in {a.name for a in record.actors}


def test_rebels_are_not_of_the_country_for_which_others_spy() -> None:
    record = dragoman.read_article("The rebels accused aid workers of spying for Israel.")
    assert {a.country for a in record.actors if a.name in {"rebels", "aid workers"}} == {None}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Presidential spokesman Sunday Salgado gave no reason.", "Sunday Salgado", "Presidential spokesman"),
        ("Major-General Waidi Salgado was named army chief.", "Waidi Salgado", "Major-General"),
        ("Vice-President Nadia Orlan left on Sunday.", "Nadia Orlan", "Vice-President"),
        ("Analyst Nadia Orlan of Brito Intelligence said the plot was real.", "Nadia Orlan", "Analyst"),
    ],
)
def test_titles_with_hyphens_and_first_names_that_are_days(text: str, name: str, title: str) -> None:
    assert [o.title for o in named(dragoman.read_article(text), name).offices] == [title]


def test_a_longer_name_is_not_cut_to_a_known_one() -> None:
    record = dragoman.read_article("The opposition Peoples Democratic Party said Nigerians deserved the truth.")
    assert named(record, "Peoples Democratic Party").country is None
    assert "USA" not in {a.country for a in record.actors}


def test_congress_is_of_the_country_that_the_text_tells_oftenest() -> None:
    text = "Congress leader Nadia Orlan accused the government of India. Indian unions praised her, Washington did not."
    assert named(dragoman.read_article(text), "Congress").country != "USA"
    assert named(dragoman.read_article("Congress passed the bill on Monday."), "Congress").country == "USA"


def test_an_office_in_the_plural_is_held_by_each() -> None:
    record = dragoman.read_article(
        "Opposition leaders Nadia Orlan and Rui Brito are in exile. Senators Ana Salgado and Ira Bell left."
    )
    for name, title in (
        ("Nadia Orlan", "Opposition leader"),
        ("Rui Brito", "Opposition leader"),
        ("Ira Bell", "Senator"),
    ):
        assert [o.title for o in named(record, name).offices] == [title]
    assert "Opposition leaders" not in {a.name for a in record.actors}


def test_an_office_before_the_comma_and_a_rank_behind_it_are_one_persons() -> None:
    record = dragoman.read_article(
        "NATO's top commander, U.S. General Rui Salgado, spoke with Polish Chief of Staff Ian Brito."
    )
    assert [o.title for o in named(record, "Rui Salgado").offices] == ["General", "top commander"]
    assert len([a for a in record.actors if a.kind == "person"]) == 2


def test_nobody_is_he_in_the_next_sentence() -> None:
    record = dragoman.read_article(
        "President Rui Salgado promised that no minister would ever stand for office. He has broken the promise."
    )
    assert "He" in words(record, named(record, "Rui Salgado"))


def test_a_fighter_jet_is_nobody() -> None:
    record = dragoman.read_article("Poland scrambled fighter jets and sent air defence missiles.")
    assert {a.name for a in record.actors} == {"Poland"}


def test_a_name_from_the_middle_of_a_full_one_is_the_same_person() -> None:
    record = dragoman.read_article(
        "Brazilian President Luiz Inácio Lula da Silva clashed with Rui Brito. Lula warned him. Paraguay's Santiago Brito, who"
        " hosts the talks, said nothing."
    )
    assert words(record, named(record, "Luiz Inácio Lula da Silva")) == ["Luiz Inácio Lula da Silva", "Lula"]
    assert named(record, "Santiago Brito").kind == "person"


def test_member_states_are_not_america() -> None:
    record = dragoman.read_article("Member States must stop the flow of weapons. The Secretary-General thanked Kenya.")
    assert {(a.name, a.country) for a in record.actors if a.country} == {("Kenya", "KEN")}


def test_a_known_body_does_not_go_on_and_a_party_label_is_nobody() -> None:
    record = dragoman.read_article("She told the Security Council on Sudan that talks had failed.")
    assert named(record, "Security Council").country == "IGO"
    record = dragoman.read_article("Sen. Nadia Orlan, D-R.I., the chair of the panel, said no.")
    assert [o.title for o in named(record, "Nadia Orlan").offices] == ["Sen.", "chair"]
    assert "D-R.I." not in {a.name for a in record.actors}


def test_who_gives_a_speech_is_i() -> None:
    text = "Foreign Minister Nadia Orlan's remarks to the Security Council\n\nI thank Kenya. “I will go,” my envoy Rui Brito said."
    record = dragoman.read_article(text)
    assert words(record, named(record, "Nadia Orlan")) == ["Nadia Orlan", "I", "my"]
    assert [[record.document.text[s.start : s.end] for s in (e.trigger,)] for e in record.events if named(record, "Nadia Orlan").id in e.actor] == [["thank"]]  # fmt: skip
    plain = dragoman.read_article("The statement of a witness was long.\n\nI thank Kenya.")
    assert not any("I" in words(plain, a) for a in plain.actors)


def test_accords_and_what_a_hyphen_ties_are_nobody() -> None:
    record = dragoman.read_article(
        "Kenya will join the Abraham Accords between Norway and Muslim-majority states, Finance Cabinet Secretary John Orlan said."
    )
    assert not {"Abraham Accords", "majority", "Finance Cabinet"} & {a.name for a in record.actors}
    assert [o.title for o in named(record, "John Orlan").offices] == ["Finance Cabinet Secretary"]


def test_an_office_behind_an_age_and_a_particle_inside_a_name() -> None:
    record = dragoman.read_article(
        "Senator Rui dela Rosa, 63, a former national police chief, was about to board a flight to Norway."
    )
    rosa = named(record, "Rui dela Rosa")
    assert [(o.title, o.former) for o in rosa.offices] == [("Senator", False), ("national police chief", True)]
    assert rosa.country is None


def test_a_party_is_called_by_its_adjective_and_a_ministry_is_no_party() -> None:
    record = dragoman.read_article("Lawmakers of the Social Democrats left. Labour Minister Nadia Orlan stayed.")
    assert named(record, "Social Democrats").country is None
    assert "Labour" not in {a.name for a in record.actors}


def test_to_rebel_and_a_region_are_no_persons() -> None:
    record = dragoman.read_article("Lawmakers had threatened to rebel. Bavaria's Rui Brito praised them.")
    assert {a.name for a in record.actors if a.kind == "person"} == {"Rui Brito"}
    assert named(record, "Rui Brito").country == "DEU"


def test_a_family_name_that_the_tagger_takes_for_an_adverb_is_still_one() -> None:
    record = dragoman.read_article(
        "Bart De Wever leads the government of Belgium. De Wever promised to name a successor by Monday and ruled out early elections."
    )
    wever = named(record, "Bart De Wever")
    assert words(record, wever) == ["Bart De Wever", "De Wever"]
    assert [e.actor for e in record.events if e.type == "REJECT"] == [(wever.id,)]
