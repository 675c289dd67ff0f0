"""What tests share: the synthetic project, golden files, and the judges that may or may not be at hand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
os.environ["FONTCONFIG_FILE"] = str(ROOT / "briefpress" / "writing" / "fontconfig.xml")
os.environ["SOURCE_DATE_EPOCH"] = "315532800"

from briefpress.publishing.project import Project  # noqa: E402
from tests.synthetic import synthetic_project  # noqa: E402  (the font library looks at the environment when it is loaded)

GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; read the difference before committing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or writes it with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden file {name}: run 'make golden' and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def project() -> Project:
    """The synthetic project: a ferry between two invented ports."""
    return synthetic_project()


def judge(name: str, *places: Path) -> str:
    """The path of a judge; absent, the test is skipped by the judge's name, and fails where CI is set."""
    found = shutil.which(name) or next((str(place) for place in places if place.is_file()), None)
    if found is None:
        message = f"{name} is not at hand: this could not be judged (run 'make judges')"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
