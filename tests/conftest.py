"""What every test has: files in a folder of its own, and the demo off."""

import os

import pytest
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("soak", max_examples=1000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(items):
    """What asks nothing of the database is marked `pure`, and is not run again on PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") is None and DATABASE.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.pure)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Files that a test keeps are gone after it."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.DEMO = False


@pytest.fixture(scope="session")
def files_of_the_run(tmp_path_factory):
    """Where the files of a world that is built once a run are kept."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture
def kept_files(settings, own_folder, files_of_the_run):
    """This test reads and keeps files where the built world has its own."""
    settings.FILES_FOLDER = files_of_the_run


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """On SQLite the tests' database is a file: threads that meet in it wait for one another, as in a real instance."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "tests.sqlite3")
