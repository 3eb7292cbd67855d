import copy
import json

import pytest
from tests.api.doors import House, assert_problem

from vitavoce.api.schemas.responses import Import, Items, Profile

pytestmark = pytest.mark.asyncio(loop_scope="module")
ITEMS = "/v1/profiles/wanda-quist/items"


async def refs(house: House, query: str) -> list[str]:
    answer = await house.client.get(f"{ITEMS}?{query}")
    assert answer.status_code == 200, answer.text
    listed = Items.model_validate(answer.json())
    assert listed.total >= len(listed.items)
    return [item.ref for item in listed.items]


async def test_the_public_profile(house: House) -> None:
    answer = await house.client.get("/v1/profiles/wanda-quist")
    profile = Profile.model_validate(answer.json())
    assert (profile.name, profile.label, profile.location) == ("Wanda Quist", "Hydrologist", "Utrecht, NL")
    assert profile.items == {"experience": 2, "education": 1, "project": 1, "skill": 1}
    assert profile.email == "wanda@quist.example"


async def test_what_is_private_is_nowhere(house: House) -> None:
    for path in ("/v1/profiles/wanda-quist", ITEMS, "/"):
        text = (await house.client.get(path)).text
        assert "555 0100" not in text  # by the owner's wish
        assert "Gracht 1" not in text  # by default


@pytest.mark.parametrize("slug", ["nobody", "NOBODY", "a%00b", "..%2f..", "a" * 300, "%F0%9F%8C%8A"])
async def test_a_profile_that_is_none(house: House, slug: str) -> None:
    for path in (f"/v1/profiles/{slug}", f"/v1/profiles/{slug}/items"):
        answer = await house.client.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


class TestItems:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["/work/0", "/work/1", "/education/0", "/projects/0", "/skills/0"]),
            ("type=experience", ["/work/0", "/work/1"]),
            ("type=unheard-of", []),
            ("technology=Kubernetes", ["/work/0"]),
            ("technology=k8s", ["/work/0"]),
            ("technology=COBOL", []),
            ("technology=python&type=project", ["/projects/0"]),
            ("from=2021-03", ["/work/0"]),
            ("to=2015", ["/education/0"]),
            ("from=2019&to=2020", ["/work/1", "/projects/0"]),
            ("from=2016-09&to=2016-09", ["/work/1", "/education/0"]),
            ("from=2020&to=2019", []),
        ],
    )
    async def test_filters(self, house: House, query: str, found: list[str]) -> None:
        assert sorted(await refs(house, query)) == sorted(found)

    @pytest.mark.parametrize("size", [1, 2, 3, 100])
    async def test_pages_together_are_the_whole_once(self, house: House, size: int) -> None:
        whole = await refs(house, "")
        paged: list[str] = []
        address: str | None = f"{ITEMS}?limit={size}"
        while address:
            page = (await house.client.get(address)).json()
            assert len(page["items"]) <= size
            assert page["total"] == len(whole)
            paged += [item["ref"] for item in page["items"]]
            address = page["next"]
        assert paged == whole

    async def test_the_next_page_keeps_the_filters(self, house: House) -> None:
        page = (await house.client.get(f"{ITEMS}?type=experience&limit=1")).json()
        assert [item["ref"] for item in (await house.client.get(page["next"])).json()["items"]] == ["/work/1"]

    @pytest.mark.parametrize(
        "query",
        [
            "from=yesterday",
            "to=2020-13",
            "from=20",
            "limit=0",
            "limit=501",
            "limit=many",
            "offset=-1",
            "technology=",
            "to=2020-1",
        ],
    )
    async def test_filters_that_are_none(self, house: House, query: str) -> None:
        problem = assert_problem(await house.client.get(f"{ITEMS}?{query}"), 422, "VALIDATION_FAILED")
        assert problem["errors"][0]["in"] == "query"
        assert problem["errors"][0]["pointer"] == query.partition("=")[0]


class TestImport:
    async def test_a_new_profile_then_its_next_version(self, house: House, resume: dict[str, object]) -> None:
        key = await house.key()
        document = copy.deepcopy(resume)
        created = await house.client.put("/v1/profiles/wanda-two", json=document, headers=key)
        assert created.status_code == 201
        first = Import.model_validate(created.json())
        document["work"][0]["position"] = "Head of Forecasting"
        replaced = await house.client.put("/v1/profiles/wanda-two", json=document, headers=key)
        assert replaced.status_code == 200
        second = Import.model_validate(replaced.json())
        assert first.items == second.items == 5
        assert first.version != second.version
        items = (await house.client.get("/v1/profiles/wanda-two/items")).json()["items"]
        assert items[0]["title"] == "Head of Forecasting"

    async def test_a_visitor_in_the_middle_of_a_talk_meets_the_new_version(
        self, house: House, resume: dict[str, object]
    ) -> None:
        key = await house.key()
        await house.client.put("/v1/profiles/wanda-three", json=resume, headers=key)
        visit = await house.visit("wanda-three")
        await house.ask(visit, "Where did she study?")
        changed = copy.deepcopy(resume)
        changed["education"][0]["institution"] = "Wageningen"
        await house.client.put("/v1/profiles/wanda-three", json=changed, headers=key)
        assert "Wageningen" in (await house.ask(visit, "Where did she study?")).json()["answer"]

    async def test_an_empty_resume_is_a_resume(self, house: House) -> None:
        answer = await house.client.put("/v1/profiles/nobody-yet", json={}, headers=await house.key())
        assert answer.status_code == 201
        visit = await house.visit("nobody-yet")
        for question in ("Who is this?", "Which projects?", "hello", "How many jobs?", "show me more"):
            assert (await house.ask(visit, question)).status_code == 200
        assert (await house.client.get("/p/nobody-yet")).status_code == 200

    async def test_five_thousand_items(self, house: House) -> None:
        work = [
            {"name": f"Employer {number}", "position": "Engineer", "startDate": "2020-01", "summary": "text " * 20}
            for number in range(5000)
        ]
        document = {"basics": {"name": "Many Jobs"}, "work": work}
        answer = await house.client.put("/v1/profiles/many-jobs", json=document, headers=await house.key())
        assert answer.status_code == 201
        assert answer.json()["items"] == 5000
        visit = await house.visit("many-jobs")
        turn = (await house.ask(visit, "What did they do at Employer 4321?")).json()
        assert len(turn["cards"]) <= 4
        page = (await house.client.get("/v1/profiles/many-jobs/items?limit=500&offset=4900")).json()
        assert (len(page["items"]), page["total"], page["next"]) == (100, 5000, None)

    async def test_html_everywhere_is_text(self, house: House, resume: dict[str, object]) -> None:
        def tainted(value: object) -> object:
            if isinstance(value, dict):
                return {key: tainted(inner) for key, inner in value.items()}
            if isinstance(value, list):
                return [tainted(inner) for inner in value]
            return f"{value}<script>alert(1)</script><img src=x onerror=alert(2)>"

        document = json.loads(json.dumps(resume))
        document["basics"] = tainted(document["basics"])
        for section in ("work", "projects", "education", "skills"):
            document[section] = [
                {key: value if key.endswith("Date") else tainted(value) for key, value in entry.items()}
                for entry in document[section]
            ]
        answer = await house.client.put("/v1/profiles/tainted", json=document, headers=await house.key())
        assert answer.status_code == 201
        page = (await house.client.get("/p/tainted")).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        listed = await house.client.get("/v1/profiles/tainted/items")
        assert listed.headers["x-content-type-options"] == "nosniff"
        assert listed.headers["content-type"] == "application/json"

    async def test_halves_of_characters_break_nothing(self, house: House) -> None:
        half = r"A\ud83dB"
        body = json.dumps(
            {"basics": {"name": "N", "summary": "S"}, "work": [{"name": "W", "x": "Y", "url": "https://u"}]}
        )
        for word in ("N", "S", "W", "Y", "https://u"):
            body = body.replace(f'"{word}"', f'"{word}{half}"')
        answer = await house.client.put("/v1/profiles/halved", content=body.encode(), headers=await house.key())
        assert answer.status_code in {200, 201, 422}
        for path in ("/v1/profiles/halved", "/v1/profiles/halved/items", "/p/halved"):
            assert (await house.client.get(path)).status_code in {200, 404}

    @pytest.mark.parametrize(
        ("body", "hint"),
        [(b"{", "line 1"), (b"[]", "object"), (b'"text"', "object"), (b'{"work": 5}', "list"), (b'{"a": 1, "a": 2}', "twice"),
         (b'{"a": NaN}', "number"), (b"\xff", "UTF-8"), (b"", "empty"), (b'{"a":' * 100, "")],
    )  # fmt: skip
    async def test_what_is_no_resume_is_told_place_by_place(self, house: House, body: bytes, hint: str) -> None:
        key = await house.key()
        problem = assert_problem(
            await house.client.put("/v1/profiles/broken", content=body, headers=key), 422, "RESUME_INVALID"
        )
        assert hint in problem["defects"][0]["hint"]
        assert_problem(await house.client.get("/v1/profiles/broken"), 404, "PROFILE_NOT_FOUND")

    async def test_warnings_stop_nothing_and_are_told(self, house: House) -> None:
        document = {"basics": {"name": "W"}, "work": [{"name": "A", "startDate": "2023-19-39"}]}
        answer = await house.client.put("/v1/profiles/warned", json=document, headers=await house.key())
        assert answer.status_code == 201
        (warning,) = answer.json()["warnings"]
        assert warning["path"] == "/work/0/startDate"
        assert warning["hint"]

    @pytest.mark.parametrize("slug", ["UPPER", "under_score", "-edge", "edge-", "two--hyphens", "a" * 61])
    async def test_a_slug_that_is_none(self, house: House, slug: str) -> None:
        answer = await house.client.put(f"/v1/profiles/{slug}", json={}, headers=await house.key())
        assert_problem(answer, 422, "BAD_INPUT")
