"""Whom a sentence leaves for the next ones to refer to: its subject, and persons with their titles."""

from eventdata.coding.actors.identify import actors, everybody
from eventdata.coding.actors.names import agents
from eventdata.coding.actors.noun_phrases import agent_in, noun_phrase
from eventdata.coding.actors.scene import Scene
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
