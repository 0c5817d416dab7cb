"""Whether a name in a phrase says who somebody is, or only qualifies him."""

from collections.abc import Sequence

from eventdata.coding.actors.made import NATIONAL
from eventdata.coding.actors.names import Name, NameKind, NameMention
from eventdata.coding.actors.scene import Scene
from eventdata.coding.actors.wording import COMMON_ORGANS, HELPED, PREFIXES
from eventdata.coding.text.tree import Word


def is_beyond(scene: Scene, found: tuple[Name, int, int], mention: NameMention) -> bool:
    """Whether a generic agent is more than the nation's name: rebel Serbs are rebels, but its neighbour Chad is Chad.

    A union is not what "Soviet Union" names.
    """
    words = scene.tree.words[found[1] : found[2] + 1]
    kind = scene.row(mention).kind
    is_inside = all(mention.start <= word.start < mention.end for word in words)
    is_title = kind is not NameKind.DEMONYM and words[-1].end <= mention.start
    return kind in NATIONAL and not is_inside and not is_title


def is_prefixed(scene: Scene, mention: NameMention) -> bool:
    """Whether a name only qualifies, or is part of another: anti-X, X-backed, "former X republic"."""
    words = [word for word in scene.tree.words if mention.start <= word.start < mention.end]
    if not words:
        return True
    first, last = words[0].index, words[-1].index
    before = [word.lower for word in scene.tree.words[max(0, first - 2) : first]]
    after = [word.lower for word in scene.tree.words[last + 1 : last + 3]]
    if before[-1:] == ["national"] and words[0].lower == "security":
        return True
    if before[-1:] == ["former"] and after[:1] and after[0] in ("republic", "republics", "colony", "colonies"):
        return True
    return bool(before and before[-1] == "-" and before[0] in PREFIXES) or (
        len(after) == 2 and after[0] in ("-", "–") and after[1] in HELPED
    )


def is_elsewhere(scene: Scene, phrase: Sequence[Word], row: Name) -> bool:
    """Whether an organ that many states have by this name is one of another state, the row's own never being named."""
    is_common = all(word.lower in COMMON_ORGANS for word in phrase if word.tag.startswith("NNP"))
    return is_common and row.iso3 not in {scene.row(each).iso3 for each in scene.names if scene.row(each) != row}


def is_list(phrase: Sequence[Word]) -> bool:
    """Whether a phrase names several that share its head: "Israeli and PLO delegates"."""
    return any(word.tag == "CC" and word.lower == "and" for word in phrase)
