"""Turns that lean on the turns before them."""

import pytest

from vitavoce.domain.question import Ask, FollowUp, Kind


def refs(understood):
    return [match.item.ref for match in understood.matches]


def cards(understood):
    return [card.item.ref for card in understood.cards]


@pytest.mark.parametrize(
    ("turns", "expected", "follow_up"),
    [
        (("list her jobs", "the second one"), ["/work/1"], FollowUp.ORDINAL),
        (("list her jobs", "what about the last one?"), ["/work/2"], FollowUp.ORDINAL),
        (
            ("list her projects", "tell me about the second one", "and the other one?"),
            ["/projects/0"],
            FollowUp.ORDINAL,
        ),
        (("her current job", "and the one before that?"), ["/work/1"], FollowUp.ORDINAL),
        (("her first job", "and the one after that?"), ["/work/1"], FollowUp.ORDINAL),
        (("what is rindwatch", "when was that?"), ["/projects/0"], FollowUp.REFERENCE),
        (("did she work at Alpine Dairy", "what did she use there?"), ["/work/0"], FollowUp.REFERENCE),
        (("what is rindwatch", "does it use pytorch"), ["/projects/0"], FollowUp.REFERENCE),
        (("where has she worked", "only the ones in Graz"), ["/work/1", "/work/2"], FollowUp.REFINE),
        (("where has she worked", "just the kubernetes ones"), ["/work/1"], FollowUp.REFINE),
        (("where has she worked", "which of those before 2018"), ["/work/2"], FollowUp.REFINE),
        (("what did she do in 2020", "and in 2023?"), ["/projects/0", "/work/0"], FollowUp.REFINE),
        (("how long was she at Kestrel", "and at Alpine Dairy?"), ["/work/0"], FollowUp.REFINE),
        (("what languages does she speak", "her weakest?"), ["/languages/2"], FollowUp.REFINE),
        (("what is rindwatch", "what wood did she use for it"), ["/projects/0"], FollowUp.REFERENCE),
        (("has she used python at Alpine Dairy", "and at Kestrel?"), ["/work/1", "/work/2"], FollowUp.REFINE),
        (("did she have a job in 2012", "and in 2019?"), ["/work/1"], FollowUp.REFINE),
        (("what did she do at Kestrel", "and in 2017?"), ["/work/2"], FollowUp.REFINE),
        (("does she know TensorFlow?", "where did she use that?"), ["/projects/0"], FollowUp.REFERENCE),
        (("jobs with python", "no, I meant C++"), ["/work/1"], FollowUp.REFINE),
        (("what is whey ledger", "tell me more"), ["/projects/1"], FollowUp.MORE),
        (
            ("what did she do in 2020", "what languages does she speak?"),
            ["/languages/0", "/languages/1", "/languages/2"],
            None,
        ),
    ],
)
def test_what_a_later_turn_means(ask, turns, expected, follow_up):
    understood = ask(*turns)
    assert (refs(understood), understood.follow_up) == (expected, follow_up)


def test_a_fragment_keeps_the_form_of_the_question_before(ask):
    assert ask("how long was she at Kestrel", "and at Alpine Dairy?").ask is Ask.DURATION


def test_a_thing_that_does_not_hold_is_unanswerable_within_what_was_talked_about(ask):
    understood = ask("what is rindwatch", "does it use django?")
    assert (understood.kind, understood.matches) == (Kind.UNANSWERABLE, ())


def test_more_goes_on_where_the_cards_ended(ask):
    assert cards(ask("where has she worked", max_cards=2)) == ["/work/0", "/work/1"]
    assert cards(ask("where has she worked", "show me more", max_cards=2)) == ["/work/2"]


def test_thanks_in_between_do_not_lose_the_thread(ask):
    assert refs(ask("list her jobs", "thanks!", "and the second one?")) == ["/work/1"]
