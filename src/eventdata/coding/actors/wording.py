"""Words that say in a phrase who somebody is, whose he is, or that he is only a part of somebody."""

from eventdata.model import CountKind

TRANSPARENT = frozenset(
    "member remnant group unit dozen number series element cell series faction branch wing part leader supporter "
    "representative official delegation crowd team bloc majority handful hundred thousand score pocket contingent "
    "convoy column commander chief head fighter one some many most all several rest couple pair type kind body life "
    "ruling decree verdict".split()
)
CASUALTIES = {
    "dead": CountKind.KILLED,
    "killed": CountKind.KILLED,
    "wounded": CountKind.INJURED,
    "injured": CountKind.INJURED,
    "hurt": CountKind.INJURED,
}
"""In what state an attack leaves people."""
MANY = frozenset({"dozen", "dozens", "scores", "hundreds", "thousands"})
"""Numbers that alone are people: "thousands marched"."""
MEANS_OF_FORCE = frozenset({"military", "deadly", "lethal", "excessive", "brute", "armed", "against"})
"""Words that hang on "force" where it is used, and is nobody."""
IMPACTS = frozenset(
    "blast explosion impact collision wave wind storm quake earthquake water current gale crash".split()
)
"""What has a force that is nobody: "the force of the blast"."""
PREFIXES = frozenset("anti counter d non ex former pro post pan".split())
HELPED = frozenset(
    "backed allied linked affiliated aligned sponsored supported supplied made born occupied held language speaking "
    "designed drafted brokered mediated funded financed trained style".split()
)
GROUP_WORDS = frozenset("group movement organisation organization militia faction coalition".split())
COLLECTIVE = GROUP_WORDS | frozenset(
    "agency carabinieri clan clergy community convoy couple crew crowd dead defence defense electorate elite family "
    "force guard household injured intelligence minority mujahedeen mujahideen opposition paramilitary party patrol "
    "peasantry people personnel police populace population press procession public society squad staff state team "
    "townsfolk townspeople tribe troop unemployed war wounded youth".split()
)
"""Nouns in the singular that stand for many."""
OWNED = GROUP_WORDS | {"country", "nation", "party", "side", "delegation", "front"}
PEOPLES = ("ethnic", "armed_group")
OWNING = ("of", "from", "for", "in", "at")
"""Prepositions that may say whose somebody is, the surest first."""
COMMON_ORGANS = frozenset(
    "congress justice defense defence commerce energy treasury war department supreme court".split()
)
"""Words of organs that a table has for one state, and that others have as well."""
