from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from tests.api.doors import House, Visit, open_house

RESUME = {
    "basics": {
        "name": "Wanda Quist",
        "label": "Hydrologist",
        "email": "wanda@quist.example",
        "phone": "+31 20 555 0100",
        "summary": "I measure rivers.",
        "location": {"city": "Utrecht", "countryCode": "NL", "address": "Gracht 1"},
        "profiles": [{"network": "GitHub", "username": "wquist", "url": "https://github.example/wquist"}],
    },
    "work": [
        {
            "name": "Delta Bureau",
            "position": "Senior Hydrologist",
            "startDate": "2021-03",
            "summary": "Flood forecasts for six provinces.",
            "highlights": ["Forecasts floods with Python and Kubernetes."],
            "keywords": ["Python", "Kubernetes"],
        },
        {
            "name": "Rivierenland",
            "position": "Hydrologist",
            "startDate": "2016-09",
            "endDate": "2021-02",
            "highlights": ["Built gauges that report by radio."],
            "keywords": ["C++", "LoRa"],
        },
    ],
    "education": [
        {
            "institution": "TU Delft",
            "area": "Civil Engineering",
            "studyType": "MSc",
            "startDate": "2014",
            "endDate": "2016",
        }
    ],
    "projects": [
        {
            "name": "Peilstok",
            "description": "An open gauge reader.",
            "startDate": "2019",
            "endDate": "2020",
            "keywords": ["Python"],
        }
    ],
    "skills": [{"name": "Modelling", "keywords": ["SOBEK", "Python"]}],
    "meta": {"x-vitavoce": {"private": ["basics.phone"]}},
    "x-unknown": {"kept": True},
}


@pytest.fixture(scope="session")
def resume() -> dict[str, object]:
    """An invented person."""
    return RESUME


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One application for a module; each test opens sessions of its own."""
    folder: Path = tmp_path_factory.mktemp("house")
    async with open_house(folder, resume=RESUME) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def visit(house: House) -> Visit:
    return await house.visit()
