"""The harmless twin of the spending store: in the memory of one process."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from vitavoce.domain.spending import Account, Allowance, Spent


class InMemorySpendingStore:
    """No method awaits anything, so that within one event loop each is a transaction by itself."""

    def __init__(self) -> None:
        self._spent: dict[Account, Spent] = {}
        self._charged_at: dict[Account, datetime] = {}

    async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
        for account, allowance in accounts.items():
            if not _allowed(self._spent.get(account, Spent()), allowance, micro_usd):
                self._add(account, Spent(refused=1))
                self._charged_at[account] = now
                return account
        for account in accounts:
            self._add(account, Spent(calls=1, micro_usd=micro_usd))
            self._charged_at[account] = now
        return None

    async def settle(self, accounts: Sequence[Account], change: Spent) -> None:
        for account in accounts:
            self._add(account, change)

    async def spent(self, account: Account) -> Spent:
        return self._spent.get(account, Spent())

    async def refusing(self, day: str) -> Sequence[tuple[Account, Spent]]:
        found = [
            (account, spent)
            for account, spent in self._spent.items()
            if account.day == day and account.scope in {"day", "profile"} and spent.refused
        ]
        return sorted(found, key=lambda pair: (pair[0].scope, pair[0].key))

    async def erase_visitors(self, than: datetime) -> int:
        old = [
            account
            for account, charged_at in self._charged_at.items()
            if charged_at < than and account.scope in {"address", "session"}
        ]
        for account in old:
            del self._spent[account], self._charged_at[account]
        return len(old)

    def _add(self, account: Account, change: Spent) -> None:
        spent = self._spent.get(account, Spent())
        self._spent[account] = Spent(
            **{field.name: getattr(spent, field.name) + getattr(change, field.name) for field in fields(Spent)}
        )


def _allowed(spent: Spent, allowance: Allowance, micro_usd: int) -> bool:
    calls_left = allowance.calls is None or spent.calls + 1 <= allowance.calls
    money_left = allowance.micro_usd is None or spent.micro_usd + micro_usd <= allowance.micro_usd
    return calls_left and money_left
