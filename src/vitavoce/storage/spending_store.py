"""What language models cost, in SQL: one row an account, added to only while that stays allowed.

The accounts of one call are charged side by side, so that they share a commit; where one of them refuses, the others
get theirs back. Nothing is ever charged beyond what is allowed, whichever copy of the server charges it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Insert, and_, bindparam, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row

from vitavoce.domain.spending import Account, Allowance, Spent
from vitavoce.storage.changes import Change
from vitavoce.storage.database import Database
from vitavoce.storage.tables import spending

_COLUMNS: Final = spending.c
_UNLIMITED: Final = 2**62
_COUNTS: Final = ("calls", "micro_usd", "input_tokens", "output_tokens", "refused")
_ACCOUNT: Final = (_COLUMNS.scope, _COLUMNS.key, _COLUMNS.day)
_THIS: Final = and_(*(column == bindparam(f"wanted_{column.name}") for column in _ACCOUNT))
_FIND: Final = select(spending).where(_THIS)
_SETTLE: Final = Change(
    "settle spending",
    update(spending)
    .where(_THIS)
    .values({name: _COLUMNS[name] + bindparam(f"more_{name}", type_=_COLUMNS[name].type) for name in _COUNTS}),
)
_REFUSING: Final = (
    select(spending)
    .where(_COLUMNS.day == bindparam("wanted_day"), _COLUMNS.refused > 0, _COLUMNS.scope.in_(("day", "profile")))
    .order_by(_COLUMNS.scope, _COLUMNS.key)
    .limit(100)
)
_ERASE_VISITORS: Final = delete(spending).where(
    _COLUMNS.updated_at < bindparam("than"), or_(_COLUMNS.scope == "address", _COLUMNS.scope == "session")
)


class SqlSpendingStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._reserve = Change("reserve spending", _reserve(database.dialect.name))
        self._refuse = Change("refuse spending", _refuse(database.dialect.name))

    async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
        """Charge one call to all accounts, or to none and give one that doesn't allow it."""
        charges = [_charge(account, allowance, micro_usd, now) for account, allowance in accounts.items()]
        charged = await self._database.apply_each(self._reserve, charges)
        if all(charged):
            return None
        held = [account for account, happened in zip(accounts, charged, strict=True) if happened]
        await self.settle(held, Spent(calls=-1, micro_usd=-micro_usd))
        refusing = next(account for account, happened in zip(accounts, charged, strict=True) if not happened)
        await self._database.apply(self._refuse, {**_columns(refusing), "updated_at": now})
        return refusing

    async def settle(self, accounts: Sequence[Account], change: Spent) -> None:
        """Correct what was reserved by what was taken."""
        more = {f"more_{name}": getattr(change, name) for name in _COUNTS}
        await self._database.apply_each(_SETTLE, [{**_wanted(account), **more} for account in accounts])

    async def spent(self, account: Account) -> Spent:
        row = await self._database.read(lambda connection: connection.execute(_FIND, _wanted(account)).first())
        return Spent() if row is None else _spent(row)

    async def refusing(self, day: str) -> Sequence[tuple[Account, Spent]]:
        """The day's own account and those of profiles that refused calls on it."""
        rows = await self._database.read(lambda connection: connection.execute(_REFUSING, {"wanted_day": day}).all())
        return [(Account(row.scope, row.key, row.day), _spent(row)) for row in rows]

    async def erase_visitors(self, than: datetime) -> int:
        """Erase what was counted against addresses and sessions not charged since; how many went."""

        def work(connection: Connection) -> int:
            return connection.execute(_ERASE_VISITORS, {"than": than}).rowcount

        return await self._database.write(work)


def _reserve(dialect_name: str) -> Insert:
    """Adds a call where the sums stay within the limits. A first call must fit by itself, which the caller sees to."""
    insert = sqlite.insert if dialect_name == "sqlite" else postgresql.insert
    values = {
        name: bindparam(name, type_=_COLUMNS[name].type)
        for name in ("scope", "key", "day", "calls", "micro_usd", "updated_at")
    }
    row = insert(spending).values({**values, "input_tokens": 0, "output_tokens": 0, "refused": 0})
    calls = _COLUMNS.calls + row.excluded.calls
    micro_usd = _COLUMNS.micro_usd + row.excluded.micro_usd
    return row.on_conflict_do_update(
        index_elements=_ACCOUNT,
        set_={"calls": calls, "micro_usd": micro_usd, "updated_at": row.excluded.updated_at},
        where=and_(
            calls <= bindparam("most_calls", type_=_COLUMNS.micro_usd.type),
            micro_usd <= bindparam("most_micro_usd", type_=_COLUMNS.micro_usd.type),
        ),
    )


def _refuse(dialect_name: str) -> Insert:
    insert = sqlite.insert if dialect_name == "sqlite" else postgresql.insert
    values = {name: bindparam(name, type_=_COLUMNS[name].type) for name in ("scope", "key", "day", "updated_at")}
    row = insert(spending).values({**values, **dict.fromkeys(_COUNTS, 0), "refused": 1})
    return row.on_conflict_do_update(index_elements=_ACCOUNT, set_={"refused": _COLUMNS.refused + 1})


def _charge(account: Account, allowance: Allowance, micro_usd: int, now: datetime) -> dict[str, object]:
    return {
        **_columns(account),
        "calls": 1,
        "micro_usd": micro_usd,
        "updated_at": now,
        "most_calls": _UNLIMITED if allowance.calls is None else allowance.calls,
        "most_micro_usd": _UNLIMITED if allowance.micro_usd is None else allowance.micro_usd,
    }


def _columns(account: Account) -> dict[str, object]:
    return {"scope": account.scope, "key": account.key, "day": account.day}


def _wanted(account: Account) -> dict[str, object]:
    return {f"wanted_{name}": value for name, value in _columns(account).items()}


def _spent(row: Row[tuple[object, ...]]) -> Spent:
    return Spent(**{name: getattr(row, name) for name in _COUNTS})
