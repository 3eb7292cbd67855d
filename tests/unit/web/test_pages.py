"""The pages as bytes and headers; what they do in a browser is proved in tests/browser."""

import re
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.profile import Link
from vitavoce.web.page_profile import PageProfile
from vitavoce.web.pages import FindProfile, build_router
from vitavoce.web.static_files import packaged_static_files

TILDA = PageProfile(
    slug="tilda-brook",
    name="Tilda Brook",
    label="Bridge engineer",
    place="Lund, SE",
    links=(Link("tilda.example", "https://tilda.example/"),),
    greeting="Hello! I’m an AI that answers from Tilda Brook’s résumé.",
    suggestions=("Which bridges has she built?",),
)


def visit(find: FindProfile) -> httpx.AsyncClient:
    app = FastAPI()
    app.include_router(build_router(find, max_question_chars=1000))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://page.test")


def everybody(*profiles: PageProfile) -> FindProfile:
    by_slug = {profile.slug: profile for profile in profiles}

    async def find(slug: str | None) -> PageProfile | None:
        return by_slug.get(slug) if slug else next(iter(by_slug.values()), None)

    return find


@pytest.fixture
def page_of() -> Callable[[PageProfile], object]:
    async def render(profile: PageProfile) -> str:
        async with visit(everybody(profile)) as client:
            return (await client.get("/")).text

    return render


async def test_the_front_page_shows_the_default_profile_and_says_that_an_ai_answers():
    async with visit(everybody(TILDA)) as client:
        page = await client.get("/")
    assert page.status_code == 200
    for words in (TILDA.name, TILDA.label, TILDA.place, TILDA.greeting, TILDA.suggestions[0], "An AI answers"):
        assert words in page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(("days", "told"), [(None, None), (1, "kept for a day"), (30, "kept for 30 days")])
async def test_visitors_are_told_where_recordings_are_kept(page_of, days: int | None, told: str | None):
    page = await page_of(replace(TILDA, recordings_kept_days=days))
    assert ("What you say is recorded" in page) is (told is not None)
    assert told is None or told in page


async def test_each_profile_has_a_page_under_its_slug():
    other = PageProfile(slug="other", name="Somebody Else", greeting="Hello, I’m an AI.")
    async with visit(everybody(TILDA, other)) as client:
        page = await client.get("/p/other")
    assert "Somebody Else" in page.text
    assert TILDA.name not in page.text


@pytest.mark.parametrize("address", ["/p/nobody", "/p/%00", "/p/A", "/p/" + "a" * 200, "/static/1/none.js"])
async def test_what_is_not_there_is_told_in_words(address: str):
    async with visit(everybody(TILDA)) as client:
        page = await client.get(address)
    assert page.status_code == 404
    assert "No résumé lives at this address" in page.text
    assert "noindex" in page.text


async def test_a_mistyped_address_is_told_to_people_in_words_and_to_programs_as_usual():
    async with visit(everybody(TILDA)) as client:
        person = await client.get("/tilda", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        program = await client.get("/tilda")
    assert person.status_code == program.status_code == 404
    assert "No résumé lives at this address" in person.text
    assert program.headers["content-type"] == "application/json"


async def test_a_house_without_a_profile_has_no_front_page():
    async with visit(everybody()) as client:
        page = await client.get("/")
    assert page.status_code == 404
    assert "Once a résumé has been imported" in page.text
    assert 'href="/"' not in page.text


async def test_a_store_that_cannot_be_reached_is_told_in_words():
    async def out_of_reach(_slug: str | None) -> PageProfile | None:
        raise StorageUnavailable("the disk is gone", retry_after_s=3)

    async with visit(out_of_reach) as client:
        page = await client.get("/")
    assert page.status_code == 503
    assert page.headers["retry-after"] == "3"
    assert "out of reach" in page.text
    assert "disk" not in page.text


async def test_an_unchanged_page_is_not_sent_twice():
    async with visit(everybody(TILDA)) as client:
        first = await client.get("/")
        again = await client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_the_page_forbids_itself_everything_it_does_not_need():
    async with visit(everybody(TILDA)) as client:
        page = await client.get("/")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page.text), "inline script or style"
    assert not re.search(r"""(?:src|href)="(?:https?:)?//(?!tilda\.example)""", page.text), "something from elsewhere"


async def test_files_are_kept_for_good_under_their_version_and_not_at_all_under_another():
    version = packaged_static_files().version
    async with visit(everybody(TILDA)) as client:
        kept = await client.get(f"/static/{version}/main.js")
        passing = await client.get("/static/another/main.js")
    assert "immutable" in kept.headers["cache-control"]
    assert passing.headers["cache-control"] == "no-cache"
    assert kept.content == passing.content


async def test_every_file_that_the_page_and_its_modules_name_is_served():
    static = packaged_static_files()
    async with visit(everybody(TILDA)) as client:
        page = await client.get("/")
        named = set(re.findall(r'"(/static/[^"]+)"', page.text))
        for name, file in static.files.items():
            if name.endswith(".js"):
                imported = re.findall(r'(?:from|new URL\() ?"\./([^"]+)"', file.body.decode())
                named |= {f"/static/{static.version}/{module}" for module in imported}
        assert {name.rpartition("/")[2] for name in named} == set(static.files), "named and packaged files differ"
        for address in named:
            assert (await client.get(address)).status_code == 200, address


async def test_head_is_answered_like_get_without_a_body():
    async with visit(everybody(TILDA)) as client:
        head = await client.head("/")
    assert head.status_code == 200
    assert head.content == b""


def test_style_and_scripts_stay_light():
    files = packaged_static_files().files
    code = {name: len(file.body) for name, file in files.items() if name.endswith((".js", ".css"))}
    talking_bytes = sum(size for name, size in code.items() if name.startswith("voice"))
    assert talking_bytes <= 45_000
    assert sum(code.values()) - talking_bytes <= 60_000


def test_no_script_makes_elements_from_text():
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser")
    for name, file in packaged_static_files().files.items():
        if name.endswith(".js"):
            assert not sinks.search(file.body.decode()), name


@pytest.mark.parametrize(
    ("name", "monogram"),
    [
        ("Tilda Brook", "TB"),
        ("Tilda", "T"),
        ("Tilda van der Brook", "TB"),
        ("Tilda Brook III", "TB"),
        ("Tilda Brook, Ph.D.", "TB"),
        ("“Tilly” Brook", "B"),
        ("ada o’brien", "AO"),
        ("محمد بن عبد الله", "م"),
        ("山田 太郎", "山"),
        ("E\u0301lodie Brook", "E\u0301B"),
        ("<b>", ""),
        ("", ""),
    ],
)
def test_a_monogram_is_the_first_and_the_last_initial(name: str, monogram: str):
    assert PageProfile(slug="x", name=name).monogram == monogram


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Tilda Brook", "name"),
        ("Bartholomeus Wolfeschlegelstein", "name name-long"),
        ("Anna Maria Elisabeth van den Berg", "name name-long"),
    ],
)
async def test_a_long_name_is_set_smaller(page_of, name: str, size: str):
    assert f'class="{size}"' in await page_of(PageProfile(slug="x", name=name))


async def test_whatever_a_field_holds_is_text(page_of):
    evil = '"><img src=x onerror=alert(1)>'
    page = await page_of(
        PageProfile(slug="evil", name=evil, label=evil, place=evil, greeting=evil, suggestions=(evil,), language=evil)
    )
    assert "<img" not in page
    assert page.count("&lt;img src=x") >= 6


async def test_an_empty_resume_still_makes_a_page(page_of):
    page = await page_of(PageProfile(slug="empty", greeting="Hello, I’m an AI. This résumé is still empty."))
    assert "A résumé" in page
    assert "still empty" in page
    assert 'class="monogram"' not in page
    assert "data-starters hidden" in page
