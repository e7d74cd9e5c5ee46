"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from claimcheck.cache import VARIABLE

# How long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a cache of its own, so that none sees what another has made."""
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache") / "claimcheck"))
