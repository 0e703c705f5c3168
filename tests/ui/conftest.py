"""These tests have addresses and templates of their own, so that no desk is needed to try the look."""

import copy
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def own_pages(settings):
    """Own addresses and templates; demo mode, as the style guide is shown there."""
    settings.ROOT_URLCONF = "tests.ui.addresses"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [HERE / "templates"]
    settings.TEMPLATES = templates
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    settings.CSRF_FAILURE_VIEW = "zhicheng.ui.errors.csrf_failure"
