"""Every error we raise on purpose can be told, each by a code of its own."""

from collections.abc import Iterator

from vitavoce.api.problems import TOLD_AS, problem_type
from vitavoce.core.errors import SettingsInvalid, VitavoceError

# Told by the command line only: no door raises them.
NOT_FOR_DOORS = {SettingsInvalid, "CasesInvalid"}


def tree(root: type[VitavoceError]) -> Iterator[type[VitavoceError]]:
    yield root
    for child in root.__subclasses__():
        if child.__module__ == "vitavoce.core.errors":
            yield from tree(child)


def test_every_error_has_a_status_and_a_title() -> None:
    untold = {error for error in tree(VitavoceError) if error not in TOLD_AS}
    assert {error for error in untold if error not in NOT_FOR_DOORS and error.__name__ not in NOT_FOR_DOORS} == set()


def test_codes_are_words_and_none_is_used_twice() -> None:
    codes = [error.code for error in tree(VitavoceError)]
    assert len(codes) == len(set(codes))
    assert all(code == code.upper() and code.replace("_", "").isalpha() for code in codes)


def test_types_are_registered_ones_or_our_own() -> None:
    for status, title in TOLD_AS.values():
        assert title
        assert 400 <= status < 600
    assert problem_type(404, "SESSION_NOT_FOUND") == "urn:vitavoce:problem:session-not-found"
    assert problem_type(429, "RATE_LIMITED").startswith("https://iana.org/")
