"""Who the noun phrases of small sentences name, with codes, countries and names of the actor tables."""

from datetime import date

import pytest

from eventdata.coding.actors.identify import actors
from eventdata.coding.actors.introduced import introduced, main_subject
from eventdata.coding.actors.kinds import apart, is_armed
from eventdata.coding.actors.scene import Scene
from eventdata.coding.coder import Coder
from eventdata.coding.text.normalise import normalised
from eventdata.coding.text.tree import Word
from eventdata.model import Actor

NATIONS_WITH_ROLES = [
    ("Iraqi soldiers entered the town.", "soldiers", "IRQMIL"),
    ("U.S. officials met farmers.", "officials", "USAGOV"),
    ("Iraq's army entered the town.", "army", "IRQMIL"),
    ("The Kenyan police arrested students.", "police", "KENCOP"),
    ("Syrian rebels captured the town.", "rebels", "SYRREB"),
    ("Police arrested a Colombian journalist.", "journalist", "COLMED"),
    ("Nigerian farmers fled.", "farmers", "NGAAGR"),
    ("The government of Peru rejected the plan.", "government", "PERGOV"),
    ("Soldiers from Chad entered the town.", "Soldiers", "TCDMIL"),
    ("Dozens of Afghan soldiers fled.", "Dozens", "AFGMIL"),
]
NAMED = [
    ("Iraqi forces attacked ISIS.", "ISIS", "Islamic State"),
    ("Soldiers from Chad attacked Boko Haram.", "Haram", "Boko Haram"),
    ("Members of the Taliban attacked the post.", "Members", "Taliban"),
    ("Taliban fighters attacked the post.", "fighters", "Taliban"),
    ("Houthi rebels attacked the ship.", "rebels", "Houthis"),
]
CAPITALS = [
    ("Moscow condemned the attack.", "Moscow", "RUSGOV"),
    ("Baghdad asked Tehran for help.", "Baghdad", "IRQGOV"),
    ("Baghdad asked Tehran for help.", "Tehran", "IRNGOV"),
]
QUALIFIED = [
    ("Police dispersed pro-Kurdish protesters.", "protesters"),
    ("Russian-backed rebels shelled the town.", "rebels"),
    ("Iran-backed militiamen attacked the base.", "militiamen"),
    ("Anti-government protesters burned tyres.", "protesters"),
]


def scene(coder: Coder, text: str, *, home: str | None = None, published: date | None = None) -> Scene:
    (tree,) = coder.parser.trees([normalised(text, 0, len(text))])
    return Scene(tree=tree, names=coder.names.mentions(text), home=home, published=published)


def word(found: Scene, text: str) -> Word:
    return next(each for each in found.tree.words if each.text == text)


def one(coder: Coder, text: str, head: str, *, home: str | None = None, published: date | None = None) -> Actor:
    found = scene(coder, text, home=home, published=published)
    (actor,) = actors(found, word(found, head))
    return actor


@pytest.mark.parametrize(("text", "head", "code"), NATIONS_WITH_ROLES)
def test_a_nation_and_a_role_make_a_code(coder: Coder, text: str, head: str, code: str) -> None:
    actor = one(coder, text, head)
    assert (actor.code, actor.country) == (code, code[:3])


@pytest.mark.parametrize(("text", "head", "name"), NAMED)
def test_a_group_is_known_by_its_name_and_by_its_members(coder: Coder, text: str, head: str, name: str) -> None:
    actor = one(coder, text, head)
    assert actor.name == name
    assert is_armed(actor)


@pytest.mark.parametrize(("text", "head", "code"), CAPITALS)
def test_a_capital_that_acts_is_a_government(coder: Coder, text: str, head: str, code: str) -> None:
    assert one(coder, text, head).code == code


@pytest.mark.parametrize(("text", "head"), QUALIFIED)
def test_whom_somebody_is_for_or_against_or_backed_by_is_not_who_they_are(coder: Coder, text: str, head: str) -> None:
    assert one(coder, text, head).country is None


def test_an_unmarked_actor_is_of_the_country_that_the_article_is_about(coder: Coder) -> None:
    text = "Soldiers entered the town."
    assert one(coder, text, "Soldiers", home="IRQ").code == "IRQMIL"
    assert one(coder, text, "Soldiers").code == "MIL"


def test_others_are_of_the_same_kind_as_those_before_them(coder: Coder) -> None:
    text = "Gunmen killed a judge and wounded seven others."
    assert one(coder, text, "others").code == one(coder, text, "judge").code == "JUD"


def test_a_pronoun_means_the_subject_before_it(coder: Coder) -> None:
    text = "Syrian rebels said that they had captured the town."
    actor = one(coder, text, "they")
    assert (actor.code, actor.words) == ("SYRREB", "they")


def test_a_pronoun_that_begins_a_sentence_means_the_subject_of_the_sentence_before(coder: Coder) -> None:
    before = main_subject(scene(coder, "Syrian rebels captured the town."))
    assert [each.code for each in before] == ["SYRREB"]
    later = scene(coder, "They burned its market.")
    assert actors(later, word(later, "They")) == ()
    continued = Scene(tree=later.tree, names=(), home=None, published=None, subject=before)
    assert [each.code for each in actors(continued, word(continued, "They"))] == ["SYRREB"]


def test_a_person_introduced_with_a_title_is_known_by_surname(coder: Coder) -> None:
    people = introduced(scene(coder, "Kenyan minister Amos Tirop met farmers."))
    assert [(name, actor.code) for name, actor in people.items()] == [("Tirop", "KENGOV")]
    later = scene(coder, "Tirop rejected the plan.")
    known = Scene(tree=later.tree, names=(), home=None, published=None, people=tuple(people.items()))
    assert [each.code for each in actors(known, word(known, "Tirop"))] == ["KENGOV"]


def test_a_head_of_state_is_known_with_title_and_name(coder: Coder) -> None:
    actor = one(coder, "President Hassan Rouhani condemned the attack.", "Rouhani", published=date(2019, 7, 8))
    assert (actor.code, actor.name) == ("IRNGOV", "Hassan Rouhani")


def test_two_nations_before_one_noun_are_two_actors(coder: Coder) -> None:
    found = scene(coder, "Israeli and Egyptian officials met farmers.")
    assert [each.code for each in actors(found, word(found, "officials"))] == ["ISRGOV", "EGYGOV"]


@pytest.mark.parametrize("head", ["tyres", "Monday", "rain"])
def test_a_thing_is_no_actor(coder: Coder, head: str) -> None:
    found = scene(coder, "On Monday students burned tyres in the rain.")
    assert actors(found, word(found, head)) == ()


def test_the_words_of_an_actor_are_those_of_its_phrase(coder: Coder) -> None:
    assert one(coder, "Several Iraqi soldiers entered the town.", "soldiers").words == "Several Iraqi soldiers"


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (Actor(words="Ann Bell", code="KENGOV"), Actor(words="Joe Cole", code="KENGOV"), False),
        (Actor(words="the minister", code="KENGOV"), Actor(words="Joe Cole", code="KENGOV"), True),
        (Actor(words="the Kenyan Army", code="KENMIL"), Actor(words="Kenyan Troops", code="KENMIL"), True),
        (Actor(words="Kenya", code="KEN"), Actor(words="the minister", code="KENGOV"), False),
        (Actor(words="Ann Bell"), Actor(words="Ann Bell"), False),
    ],
)
def test_people_of_one_code_are_told_apart_by_their_names_alone(one: Actor, other: Actor, is_one: bool) -> None:
    assert apart((one,), (other,)) == (() if is_one else (one,))
