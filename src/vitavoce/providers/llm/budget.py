"""Nobody spends more than the owner allows: reserved before the call, settled after it.

What a call may cost at most is charged to all its accounts first, so that calls side by side can't go past a budget
together. Where spending can't be counted, nothing is spent.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import BudgetSpent, ModelUnavailable, StorageUnavailable
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.domain.spending import Account, Allowance, Spent
from vitavoce.providers.llm.model import Model, Pieces
from vitavoce.providers.llm.prices import Price
from vitavoce.providers.llm.tokens import estimated_input_tokens, estimated_tokens
from vitavoce.telemetry.logging import get_logger

_WORDS: Final = {
    "turn": "one answer",
    "session": "one conversation",
    "address": "one address a day",
    "profile": "one profile a day",
    "day": "a day",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """``turn_micro_usd`` is the most that one call may cost."""

    turn_micro_usd: int | None = None
    session: Allowance = field(default_factory=Allowance)
    address: Allowance = field(default_factory=Allowance)
    profile: Allowance = field(default_factory=Allowance)
    day: Allowance = field(default_factory=Allowance)


class Ledger(Protocol):
    """Raises StorageUnavailable."""

    async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
        """Charge one call to all accounts, or to none and give one that doesn't allow it."""

    async def settle(self, accounts: Sequence[Account], change: Spent) -> None:
        """Correct what was reserved by what was taken."""

    async def refusing(self, day: str) -> Sequence[tuple[Account, Spent]]:
        """The day's own account and those of profiles that refused calls on it."""


class BudgetedModel:
    """``dearest`` is the highest of the providers' prices; ``pepper`` hides visitors' addresses."""

    def __init__(
        self,
        inner: Model,
        *,
        ledger: Ledger,
        budgets: Budgets,
        dearest: Price,
        now: Callable[[], datetime],
        pepper: bytes,
    ) -> None:
        self._inner = inner
        self._ledger = ledger
        self._budgets = budgets
        self._dearest = dearest
        self._now = now
        self._pepper = pepper
        self._settling: set[asyncio.Task[None]] = set()
        self._warned: dict[str, str] = {}  # the day by scope

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        accounts = self._accounts(payer)
        held = _micro_usd(self._dearest.of(estimated_input_tokens(prompt), prompt.output_tokens))
        await self._reserve(accounts, held)
        took: Spent | None = None
        text: list[str] = []
        try:
            async with aclosing(self._inner.stream(prompt, payer, deadline)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, ModelUsage):
                        took = Spent(
                            calls=1,
                            micro_usd=_micro_usd(piece.cost_usd),
                            input_tokens=piece.input_tokens,
                            output_tokens=piece.output_tokens,
                        )
                    else:
                        text.append(piece)
                    yield piece
        except ModelUnavailable:
            took = Spent()
            raise
        finally:
            self._settle(tuple(accounts), held, took or self._estimated(prompt, "".join(text)))

    async def state(self) -> str:
        """Which budgets of today are spent, in words; empty when none is. Raises StorageUnavailable."""
        refusing = await self._ledger.refusing(self._today())
        return "; ".join(
            f"the budget of {account.key if account.scope == 'profile' else 'the day'} is spent,"
            f" {spent.refused} answers came from templates"
            for account, spent in refusing
        )

    async def settled(self) -> None:
        """Wait for what is still being counted."""
        await asyncio.gather(*self._settling, return_exceptions=True)

    async def _reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int) -> None:
        if _is_over(self._budgets.turn_micro_usd, micro_usd):
            raise self._spent("turn")
        for account, allowance in accounts.items():
            if allowance.calls == 0 or _is_over(allowance.micro_usd, micro_usd):
                raise self._spent(account.scope)
        try:
            refusing = await self._ledger.reserve(accounts, micro_usd, self._now())
        except StorageUnavailable as error:
            raise ModelUnavailable("Spending can't be counted now, so that nothing is spent.") from error
        if refusing is not None:
            raise self._spent(refusing.scope)

    def _settle(self, accounts: Sequence[Account], held: int, took: Spent) -> None:
        """In a task of its own: the answer needn't wait for it, and it happens even where nobody listens any more."""
        change = Spent(
            calls=took.calls - 1,
            micro_usd=took.micro_usd - held,
            input_tokens=took.input_tokens,
            output_tokens=took.output_tokens,
        )
        task = asyncio.create_task(self._settle_now(accounts, change))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    async def _settle_now(self, accounts: Sequence[Account], change: Spent) -> None:
        try:
            await self._ledger.settle(accounts, change)
        except StorageUnavailable as error:  # then what was reserved stays charged
            get_logger(__name__).warning("spending was not settled", reason=error.detail)

    def _accounts(self, payer: Payer) -> dict[Account, Allowance]:
        today = self._today()
        accounts = {
            Account("day", "", today): self._budgets.day,
            Account("profile", payer.profile, today): self._budgets.profile,
        }
        if payer.address:
            accounts[Account("address", self._hidden(payer.address, today), today)] = self._budgets.address
        if payer.session:
            accounts[Account("session", payer.session, "")] = self._budgets.session
        return accounts

    def _hidden(self, address: str, day: str) -> str:
        """Differs from day to day, so that nobody can be followed by it."""
        return hashlib.blake2b(f"{day} {address}".encode(), key=self._pepper[:64], digest_size=16).hexdigest()

    def _estimated(self, prompt: Prompt, text: str) -> Spent:
        """A call that ended early was sent, and is billed as far as it went."""
        input_tokens, output_tokens = estimated_input_tokens(prompt), estimated_tokens(text)
        micro_usd = _micro_usd(self._dearest.of(input_tokens, output_tokens))
        return Spent(calls=1, micro_usd=micro_usd, input_tokens=input_tokens, output_tokens=output_tokens)

    def _spent(self, scope: str) -> BudgetSpent:
        """The owner is told once a day."""
        words = f"The budget for {_WORDS[scope]} is spent."
        if self._warned.get(scope) != self._today():
            self._warned[scope] = self._today()
            get_logger(__name__).warning("a budget is spent; templates answer", budget=scope)
        return BudgetSpent(words)

    def _today(self) -> str:
        return self._now().date().isoformat()


def _micro_usd(usd: float) -> int:
    return round(usd * 1_000_000)


def _is_over(limit: int | None, micro_usd: int) -> bool:
    return limit is not None and micro_usd > limit
