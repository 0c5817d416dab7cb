"""Which rows are the first of their story in a whole file: what has been met stands in sorted runs of numbers."""

from typing import Any, Final

import numpy as np

MIXERS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
"""The shifts and factors of SplitMix64, which leave no pattern of the digits."""
RUN: Final = 2**20
"""A run that is longer is added to no more: putting new numbers into it would cost more than a look into one more."""


class FirstTellings:
    """The ids met so far, each folded to 64 bits: of a million ids two fold alike in one of 37 million files."""

    def __init__(self) -> None:
        self.runs = [np.empty(0, np.uint64)]

    def first(self, high: Any, low: Any) -> Any:
        """Which ids, given as the numbers that their halves are, are met for the first time."""
        folded = low ^ mixed(high)
        is_first = np.ones(len(folded), dtype=bool)
        merged = self.merged(folded)
        if has_twins(merged) or any(is_within(run, folded).any() for run in self.runs[:-1]):
            is_first = self.unmet(folded)
            merged = self.merged(folded[is_first])
        self.runs[-1] = merged
        if len(merged) > RUN:
            self.begin_run()
        return is_first

    def merged(self, folded: Any) -> Any:
        """The last run with these numbers in it; a stable sort merges what is sorted already."""
        return np.sort(np.concatenate([self.runs[-1], np.sort(folded)]), kind="stable")

    def unmet(self, folded: Any) -> Any:
        """Which numbers stand in no run and not earlier among themselves."""
        distinct, first = np.unique(folded, return_index=True)
        is_met = np.any([is_within(run, distinct) for run in self.runs], axis=0)
        found = np.zeros(len(folded), dtype=bool)
        found[first[~is_met]] = True
        return found

    def begin_run(self) -> None:
        """Begin a run; those before are put together so that each is longer than the next."""
        while len(self.runs) > 1 and len(self.runs[-1]) >= len(self.runs[-2]):
            last = self.runs.pop()
            self.runs[-1] = np.sort(np.concatenate([self.runs[-1], last]), kind="stable")
        self.runs.append(np.empty(0, np.uint64))


def mixed(numbers: Any) -> Any:
    """Numbers that look like chance, another one for each."""
    for shift, factor in MIXERS:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers


def has_twins(ordered: Any) -> bool:
    """Whether a number stands twice."""
    return bool((ordered[1:] == ordered[:-1]).any())


def is_within(run: Any, numbers: Any) -> Any:
    """Which numbers stand in a run."""
    if not len(run):
        return np.zeros(len(numbers), dtype=bool)
    places = np.searchsorted(run, numbers)
    return run[np.minimum(places, len(run) - 1)] == numbers
