"""Reserved before, settled after, and nothing beyond."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import BudgetSpent, ModelBroken, ModelUnavailable, StorageUnavailable
from vitavoce.domain.model_call import Message, ModelUsage, Payer, Prompt
from vitavoce.domain.spending import Account, Allowance, Spent
from vitavoce.providers.llm.budget import BudgetedModel, Budgets
from vitavoce.providers.llm.model import Pieces
from vitavoce.providers.llm.prices import Price
from vitavoce.storage.spending_in_memory import InMemorySpendingStore

PROMPT = Prompt(messages=(Message("user", "What did she build?"),), output_tokens=100)
PAYER = Payer("noor-halvorsen", "ses_1", "203.0.113.7")
DEAREST = Price(input_usd=1.0, output_usd=2.0)
DAY = Account("day", "", "2026-11-22")
SESSION = Account("session", "ses_1", "")


class Model:
    """Says one word and what it cost, or raises what it is given, before or after that word."""

    def __init__(
        self, before: Exception | None = None, after: Exception | None = None, cost_usd: float = 0.00003
    ) -> None:
        self._before = before
        self._after = after
        self._cost_usd = cost_usd
        self.calls = 0

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        del prompt, payer, deadline
        self.calls += 1
        await asyncio.sleep(0)
        if self._before:
            raise self._before
        yield "Boats."
        if self._after:
            raise self._after
        yield ModelUsage(model="m", input_tokens=20, output_tokens=5, cost_usd=self._cost_usd)


class House:
    def __init__(self, inner: Model, budgets: Budgets | None = None) -> None:
        self.inner = inner
        self.ledger = InMemorySpendingStore()
        self.now = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
        self.model = BudgetedModel(
            inner,
            ledger=self.ledger,
            budgets=budgets or Budgets(),
            dearest=DEAREST,
            now=lambda: self.now,
            pepper=b"p" * 48,
        )

    async def ask(self, payer: Payer = PAYER) -> list[str | ModelUsage]:
        pieces = [piece async for piece in self.model.stream(PROMPT, payer, Deadline.after(5))]
        await self.model.settled()
        return pieces

    async def spent(self, account: Account = DAY) -> Spent:
        await self.model.settled()
        return await self.ledger.spent(account)


async def test_what_it_took_is_charged_to_everybody_concerned() -> None:
    house = House(Model())
    await house.ask()
    charged = Spent(calls=1, micro_usd=30, input_tokens=20, output_tokens=5)
    for account in (DAY, SESSION, Account("profile", "noor-halvorsen", "2026-11-22")):
        assert await house.spent(account) == charged


async def test_the_most_it_may_cost_is_held_meanwhile() -> None:
    house = House(Model())
    pieces = house.model.stream(PROMPT, PAYER, Deadline.after(5))
    await anext(pieces)
    held = await house.ledger.spent(DAY)
    assert held.calls == 1
    assert held.micro_usd > 200, "a hundred tokens at two dollars a million, and the question"
    await pieces.aclose()


async def test_a_call_that_came_to_nothing_costs_nothing() -> None:
    house = House(Model(before=ModelUnavailable("down")))
    with pytest.raises(ModelUnavailable):
        await house.ask()
    assert await house.spent() == Spent()


@pytest.mark.parametrize("broken", [True, False], ids=["broke off", "was closed"])
async def test_a_call_that_ended_early_costs_as_far_as_it_went(*, broken: bool) -> None:
    house = House(Model(after=ModelBroken("gone") if broken else None))
    pieces = house.model.stream(PROMPT, PAYER, Deadline.after(5))
    await anext(pieces)
    if broken:
        with pytest.raises(ModelBroken):
            await anext(pieces)
    await pieces.aclose()
    spent = await house.spent()
    assert spent.calls == 1
    assert 0 < spent.micro_usd < 50
    assert spent.output_tokens > 0


@pytest.mark.parametrize("scope", ["session", "address", "profile", "day"])
async def test_each_budget_stops_further_calls(scope: str) -> None:
    house = House(Model(), Budgets(**{scope: Allowance(calls=2)}))
    for _ in range(2):
        await house.ask()
    with pytest.raises(BudgetSpent):
        await house.ask()
    assert house.inner.calls == 2


@pytest.mark.parametrize(
    ("scope", "payer"),
    [
        ("session", Payer("noor-halvorsen", "ses_2", "203.0.113.7")),
        ("address", Payer("noor-halvorsen", "ses_1", "203.0.113.8")),
        ("profile", Payer("wanda-quist", "ses_1", "203.0.113.7")),
    ],
)
async def test_one_visitors_budget_is_not_anothers(scope: str, payer: Payer) -> None:
    house = House(Model(), Budgets(**{scope: Allowance(calls=1)}))
    await house.ask()
    await house.ask(payer)
    assert house.inner.calls == 2


async def test_a_new_day_a_new_budget_but_not_for_a_session() -> None:
    house = House(Model(), Budgets(day=Allowance(calls=1)))
    await house.ask()
    with pytest.raises(BudgetSpent):
        await house.ask()
    house.now += timedelta(hours=2)
    await house.ask()
    house = House(Model(), Budgets(session=Allowance(calls=1)))
    await house.ask()
    house.now += timedelta(hours=2)
    with pytest.raises(BudgetSpent):
        await house.ask()


async def test_one_call_may_be_too_dear_by_itself() -> None:
    for budgets in (
        Budgets(turn_micro_usd=100),
        Budgets(day=Allowance(micro_usd=100)),
        Budgets(day=Allowance(calls=0)),
    ):
        house = House(Model(), budgets)
        with pytest.raises(BudgetSpent):
            await house.ask()
        assert house.inner.calls == 0


async def test_what_cant_be_counted_isnt_spent() -> None:
    class Away(InMemorySpendingStore):
        async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
            del accounts, micro_usd, now
            raise StorageUnavailable("away")

    house = House(Model())
    house.model = BudgetedModel(
        house.inner, ledger=Away(), budgets=Budgets(), dearest=DEAREST, now=lambda: house.now, pepper=b"p"
    )
    with pytest.raises(ModelUnavailable):
        await house.ask()
    assert house.inner.calls == 0


async def test_an_address_is_not_kept() -> None:
    class Noting(InMemorySpendingStore):
        def __init__(self) -> None:
            super().__init__()
            self.accounts: list[Account] = []

        async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
            self.accounts.extend(accounts)
            return await super().reserve(accounts, micro_usd, now)

    ledger = Noting()
    house = House(Model())
    for _ in range(2):
        house.model = BudgetedModel(
            house.inner, ledger=ledger, budgets=Budgets(), dearest=DEAREST, now=lambda: house.now, pepper=b"p"
        )
        await house.ask()
        house.now += timedelta(days=1)
    addresses = {account.key for account in ledger.accounts if account.scope == "address"}
    assert len(addresses) == 2, "the same address could be followed from day to day"
    assert not any("203.0.113" in key for key in addresses)


async def test_the_owner_is_told_once_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    house = House(Model(), Budgets(profile=Allowance(calls=1)))
    await house.ask()
    for _ in range(5):
        with pytest.raises(BudgetSpent):
            await house.ask()
    assert capsys.readouterr().out.count("a budget is spent") == 1
    assert await house.model.state() == "the budget of noor-halvorsen is spent, 5 answers came from templates"


@given(
    costs=st.lists(st.floats(0, 0.0002), min_size=1, max_size=30),
    limit=st.integers(300, 3000),
)
def test_however_calls_run_side_by_side_no_more_is_spent_than_allowed(costs: Sequence[float], limit: int) -> None:
    async def play() -> Spent:
        house = House(Model(), Budgets(day=Allowance(micro_usd=limit)))
        models = iter(costs)

        async def one() -> None:
            house.inner._cost_usd = next(models)
            stream = house.model.stream(PROMPT, PAYER, Deadline.after(5))
            with suppress(BudgetSpent):
                most.extend([(await house.ledger.spent(DAY)).micro_usd async for _ in stream])

        await asyncio.gather(*(one() for _ in costs))
        return await house.spent()

    most: list[int] = []
    spent = asyncio.run(play())
    assert spent.micro_usd <= limit
    assert all(micro_usd <= limit for micro_usd in most)
