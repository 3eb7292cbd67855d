import pytest
from tests.talking import House

from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.profile_keeper import ProfileKeeper
from vitavoce.storage.in_memory import Memory

RESUME = {
    "basics": {"name": "Ægir Ólafsson"},
    "work": [{"name": "Hafró", "position": "Diver"}],
    "x-own": [1, {"b": None}],
}


@pytest.fixture
def keeper(house: House, clock: SetClock) -> ProfileKeeper:
    return ProfileKeeper(house.stores.profiles, house.shelf, clock)


async def test_an_import_is_kept_whole(keeper: ProfileKeeper, memory: Memory) -> None:
    report = await keeper.import_resume(RESUME)
    assert (report.kept, report.created, report.items, report.defects) == (True, True, 1, ())
    assert memory.profiles[report.slug].document == RESUME


async def test_importing_again_replaces(keeper: ProfileKeeper, memory: Memory) -> None:
    first = await keeper.import_resume(RESUME, "diver")
    second = await keeper.import_resume({**RESUME, "work": []}, "diver")
    assert (first.slug, second.slug) == ("diver", "diver")
    assert second.kept
    assert not second.created
    assert first.profile_version != second.profile_version
    assert memory.profiles["diver"].document["work"] == []


async def test_nothing_is_kept_of_a_fatal_one(keeper: ProfileKeeper, memory: Memory) -> None:
    before = dict(memory.profiles)
    report = await keeper.import_resume(["not", "a", "résumé"], "diver")
    assert not report.kept
    assert report.defects
    assert memory.profiles == before


@pytest.mark.parametrize("slug", ["", "Ida Berg", "../etc", "ida_berg", "-ida", "ída", "x" * 61])
async def test_a_slug_must_fit_an_address(keeper: ProfileKeeper, memory: Memory, slug: str) -> None:
    before = dict(memory.profiles)
    report = await keeper.import_resume(RESUME, slug)
    assert [(defect.rule, defect.fatal) for defect in report.defects] == [("slug", True)]
    assert memory.profiles == before


async def test_a_defect_that_is_not_fatal_is_told(keeper: ProfileKeeper) -> None:
    report = await keeper.import_resume({**RESUME, "work": [{"name": "Hafró", "startDate": "2020-13"}]})
    assert report.kept
    assert [defect.path for defect in report.defects] == ["/work/0/startDate"]


async def test_an_empty_resume_is_one(keeper: ProfileKeeper) -> None:
    report = await keeper.import_resume({})
    assert report.kept
    assert report.slug
