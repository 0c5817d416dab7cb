"""Whom a sentence leaves for the next ones to refer to: its subject, and persons with their titles."""

from eventdata.coding.actors.identify import actors, everybody
from eventdata.coding.actors.names import NameKind, agents
from eventdata.coding.actors.noun_phrases import agent_in, noun_phrase
from eventdata.coding.actors.scene import Scene
from eventdata.coding.actors.wording import COLLECTIVE
from eventdata.coding.text.tree import Word
from eventdata.model import Actor


def main_subject(scene: Scene) -> tuple[Actor, ...]:
    """Who is the subject of the sentence's first verb with a noun for its subject, for a pronoun in the next one."""
    for word in scene.tree.words:
        if word.relation in ("nsubj", "nsubjpass") and word.is_noun:
            return tuple(everybody(scene, scene.tree.conjuncts(word)))
    return ()


def introduced(scene: Scene) -> dict[str, Actor]:
    """Persons whom the sentence introduces with a title, by surname: "spokesman John Doe" is Doe from then on."""
    found = {}
    for word in scene.tree.words:
        if (
            word.tag == "NNP"
            and word.relation in ("nsubj", "pobj", "dobj", "appos", "nsubjpass")
            and len(word.text) > 2
        ):
            phrase = noun_phrase(scene.tree, word)
            title = agent_in(phrase, word, agents())
            if title and title[0].type in ("office", "person") and (people := actors(scene, word)):
                found[word.text] = people[0]
    return found


def is_single_person(scene: Scene, head: Word) -> bool:
    """Whether a noun or a name is that of one person, by his title, his office, or who he is said to be."""
    if head.tag not in ("NN", "NNP") or head.lower in COLLECTIVE:
        return False
    if any(name.kind is NameKind.LEADER for found in scene.named((head,)) for name in found.names):
        return True
    title = agent_in(noun_phrase(scene.tree, head), head, agents())
    is_titled = title is not None and title[0].type in ("office", "person")
    is_known = head.tag == "NNP" and head.text in dict(scene.people)
    explained = scene.tree.children(head, "appos") if head.tag == "NNP" else ()
    return is_titled or is_known or any(is_single_person(scene, each) for each in explained if each.tag == "NN")
