"""How a dependency's state is told: ``ok``, ``ok: and a remark``, or what is wrong."""

from typing import Final

OK: Final = "ok"


def is_ok(state: str) -> bool:
    return state == OK or state.startswith(f"{OK}: ")
