"""The coder does not get worse on the project's own hand-coded articles than `fixtures/quality.json` says."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from eventdata.coding.coder import Coder

ROOT = Path(__file__).resolve().parents[1]
PINNED: dict[str, float] = json.loads((ROOT / "fixtures" / "quality.json").read_text(encoding="utf-8"))
LOWER_IS_BETTER = {"forbidden", "events_in_eventless_sentences"}
MOST_EVENTS_IN_EVENTLESS_SENTENCES = 3


@cache
def found(coder: Coder) -> dict[str, float]:
    spec = importlib.util.spec_from_file_location("quality", ROOT / "tools" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    figures: dict[str, float] = module.figures(coder)
    return figures


@pytest.mark.parametrize("figure", sorted(PINNED))
def test_no_figure_is_worse_than_the_pinned_one(coder: Coder, figure: str) -> None:
    if figure in LOWER_IS_BETTER:
        assert found(coder)[figure] <= PINNED[figure]
    else:
        assert found(coder)[figure] >= PINNED[figure]


def test_at_most_three_of_sixty_sentences_without_an_event_give_one(coder: Coder) -> None:
    assert found(coder)["events_in_eventless_sentences"] <= MOST_EVENTS_IN_EVENTLESS_SENTENCES
