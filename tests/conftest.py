"""How thoroughly properties are tried: `HYPOTHESIS_PROFILE=ci` tries many more examples than the default."""

import os

import pytest
from hypothesis import HealthCheck, settings

from eventdata.coding.coder import Coder

SLOW_STRATEGIES = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("default", max_examples=100, deadline=None, suppress_health_check=SLOW_STRATEGIES)
settings.register_profile(
    "ci", max_examples=1_000, deadline=None, suppress_health_check=SLOW_STRATEGIES, derandomize=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The built-in coder, loaded once for all tests."""
    return Coder.load()
