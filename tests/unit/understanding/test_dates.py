"""Everything people say about time, and what only looks like it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.understanding.date_filter import DateFilter

TODAY = date(2026, 11, 22)

SAID = {
    # years
    "what did she do in 2021": "2021-01..2021-12",
    "2019 projects": "2019-01..2019-12",
    "anything from 2017?": "2017-01..2017-12",
    "throughout 2016": "2016-01..2016-12",
    "back in '09": "2009-01..2009-12",
    "back in ’87": "1987-01..1987-12",
    "the year 2014": "2014-01..2014-12",
    "in the year of 2014": "2014-01..2014-12",
    "fy 2019": "2019-01..2019-12",
    "all of 2015": "2015-01..2015-12",
    "circa 2013": "2013-01..2013-12",
    "around 2012": "2012-01..2012-12",
    "as early as 2011": "2011-01..2011-12",
    "work (2018)": "2018-01..2018-12",
    "her 2020 job": "2020-01..2020-12",
    "2019's projects": "2019-01..2019-12",
    "in twenty nineteen": "2019-01..2019-12",
    "in twenty twenty one": "2021-01..2021-12",
    "in twenty twenty": "2020-01..2020-12",
    "twenty oh eight": "2008-01..2008-12",
    "nineteen ninety-nine": "1999-01..1999-12",
    "nineteen eighty four": "1984-01..1984-12",
    "two thousand and twelve": "2012-01..2012-12",
    "since two thousand nineteen": "2019-01..",
    "since '15": "2015-01..",
    "class of 2015": "2015-01..2015-12",
    "in 98?": "1998-01..1998-12",
    # months and days
    "in March 2019": "2019-03..2019-03",
    "mar '19": "2019-03..2019-03",
    "Jan. 2020": "2020-01..2020-01",
    "December of 2016": "2016-12..2016-12",
    "february, 2018": "2018-02..2018-02",
    "2020/11": "2020-11..2020-11",
    "11.2020": "2020-11..2020-11",
    "12-2017": "2017-12..2017-12",
    "on the 3rd of May 2019": "2019-05..2019-05",
    "may 3rd, 2019": "2019-05..2019-05",
    "3 may 2019": "2019-05..2019-05",
    "on June 15 2021": "2021-06..2021-06",
    "15/06/2021": "2021-06..2021-06",
    "06/15/2021": "2021-06..2021-06",
    "15.06.2021": "2021-06..2021-06",
    "what happened on 2020-02-29?": "2020-02..2020-02",
    "march twenty twenty": "2020-03..2020-03",
    "in march": "2026-03..2026-03",
    "since december": "2025-12..",
    "in may": "2026-05..2026-05",
    "last march": "2026-03..2026-03",
    "last november": "2025-11..2025-11",
    "this june": "2026-06..2026-06",
    "next january": "2027-01..2027-01",
    "in march last year": "2025-03..2025-03",
    "march of last year": "2025-03..2025-03",
    "on the 5th of august": "2026-08..2026-08",
    # seasons, quarters, halves
    "summer of 2018": "2018-06..2018-08",
    "summer '18": "2018-06..2018-08",
    "in the spring of 2017": "2017-03..2017-05",
    "fall 2016": "2016-09..2016-11",
    "winter 2018/2019": "2018-12..2019-02",
    "winter of 2018-19": "2018-12..2019-02",
    "last winter": "2025-12..2026-02",
    "last fall": "2025-09..2025-11",
    "last autumn": "2025-09..2025-11",
    "this summer": "2026-06..2026-08",
    "over the summer": "2026-06..2026-08",
    "next spring": "2027-03..2027-05",
    "summer last year": "2025-06..2025-08",
    "q3 2019": "2019-07..2019-09",
    "Q1 of 2021": "2021-01..2021-03",
    "2019 q4": "2019-10..2019-12",
    "2019Q2": "2019-04..2019-06",
    "q2 '18": "2018-04..2018-06",
    "the first quarter of 2020": "2020-01..2020-03",
    "third quarter 2018": "2018-07..2018-09",
    "the last quarter of 2018": "2018-10..2018-12",
    "q4 last year": "2025-10..2025-12",
    "this quarter": "2026-10..2026-12",
    "previous quarter": "2026-07..2026-09",
    "second half of 2017": "2017-07..2017-12",
    "2nd half of 2017": "2017-07..2017-12",
    "the latter half of 2017": "2017-07..2017-12",
    "the first half of last year": "2025-01..2025-06",
    "H1 '19": "2019-01..2019-06",
    "first three months of 2019": "2019-01..2019-03",
    "the last two months of 2019": "2019-11..2019-12",
    # parts
    "mid 2019": "2019-05..2019-08",
    "mid-2019": "2019-05..2019-08",
    "in the middle of 2019": "2019-05..2019-08",
    "the beginning of 2020": "2020-01..2020-04",
    "start of 2020": "2020-01..2020-04",
    "the end of 2020": "2020-09..2020-12",
    "end of last year": "2025-09..2025-12",
    "late last year": "2025-09..2025-12",
    "early this year": "2026-01..2026-04",
    "early in 2018": "2018-01..2018-04",
    "mid to late 2019": "2019-05..2019-12",
    "early march 2019": "2019-03..2019-03",
    "late summer 2019": "2019-06..2019-08",
    # decades
    "in the 90s": "1990-01..1999-12",
    "in the '80s": "1980-01..1989-12",
    "the 1990s": "1990-01..1999-12",
    "the 2000s": "2000-01..2009-12",
    "the 2010's": "2010-01..2019-12",
    "the noughties": "2000-01..2009-12",
    "mid 90s": "1994-01..1996-12",
    "the late nineties": "1997-01..1999-12",
    "the mid-2010s": "2014-01..2016-12",
    "early eighties": "1980-01..1983-12",
    "this decade": "2020-01..2029-12",
    "last decade": "2010-01..2019-12",
    "nineties websites": "1990-01..1999-12",
    "over the last decade": "2016-11..2026-11",
    "the past decade": "2016-11..2026-11",
    # since
    "since 2019": "2019-01..",
    "starting in 2019": "2019-01..",
    "starting from march 2019": "2019-03..",
    "beginning 2019": "2019-01..",
    "as of 2020": "2020-01..",
    "from 2016 on": "2016-01..",
    "2016 onwards": "2016-01..",
    "2019 and later": "2019-01..",
    "2019 or later": "2019-01..",
    "2019+": "2019-01..",
    "no earlier than 2018": "2018-01..",
    "since last year": "2025-01..",
    "since last summer": "2026-06..",
    "since the nineties": "1990-01..",
    "since around 2015": "2015-01..",
    "since the end of 2019": "2019-09..",
    "ever since 2013 has she led teams": "2013-01..",
    "since 5 years ago": "2021-01..",
    "from march 2020 onward": "2020-03..",
    "where has he worked from 2018 onwards": "2018-01..",
    "from 2018": "2018-01..",
    # after
    "after march 2019": "2019-04..",
    "later than 2018": "2019-01..",
    "after the summer of 2018": "2018-09..",
    "post 2015": "2016-01..",
    "after 1999": "2000-01..",
    "after last year": "2026-01..",
    # before
    "before the year 2000": "..1999-12",
    "prior to 2015": "..2014-12",
    "pre-2015": "..2014-12",
    "earlier than march 2012": "..2012-02",
    "before last year": "..2024-12",
    "before the nineties": "..1989-12",
    "more than 5 years ago": "..2021-11",
    # until
    "until 2017": "..2017-12",
    "till 2017": "..2017-12",
    "'til march 2017": "..2017-03",
    "up until 2014": "..2014-12",
    "no later than 2016": "..2016-12",
    "by the end of 2018": "..2018-12",
    "by early 2018": "..2018-04",
    "2018 or earlier": "..2018-12",
    "2018 and before": "..2018-12",
    "not after 2016": "..2016-12",
    "until now": "..2026-11",
    # ranges
    "from 2016 to 2018": "2016-01..2018-12",
    "2016 - 2018": "2016-01..2018-12",
    "2016-2018": "2016-01..2018-12",
    "2016/2018": "2016-01..2018-12",
    "2018/19": "2018-01..2019-12",
    "2010–12": "2010-01..2012-12",
    "between march and july 2019": "2019-03..2019-07",
    "from june to august 2018": "2018-06..2018-08",
    "jan-mar 2020": "2020-01..2020-03",
    "jan 2019 – feb 2021": "2019-01..2021-02",
    "from november 2018 to february 2019": "2018-11..2019-02",
    "between november and february 2019": "2018-11..2019-02",
    "nov 2018 to feb": "2018-11..2019-02",
    "between the summer of 2018 and the spring of 2020": "2018-06..2020-05",
    "from 2015 till today": "2015-01..2026-11",
    "from 2015 until now": "2015-01..2026-11",
    "2015 - present": "2015-01..2026-11",
    "since 2015 up to 2018": "2015-01..2018-12",
    "from early 2014 through late 2016": "2014-01..2016-12",
    "between 2014 & 2016": "2014-01..2016-12",
    "between 2020 and 2018": "2018-01..2020-12",
    "q1 to q3 2020": "2020-01..2020-09",
    "q1-q3 2020": "2020-01..2020-09",
    "in 2015, 2016 and 2017": "2015-01..2017-12",
    "in 2015 and 2016": "2015-01..2016-12",
    "after 2015 but before 2019": "2016-01..2018-12",
    "before 2019 and after 2015": "2016-01..2018-12",
    "since 2015 and before 2019": "2015-01..2018-12",
    "between 2019 and now": "2019-01..2026-11",
    "from the nineties to 2005": "1990-01..2005-12",
    "between the ages, 2010 to 2014": "2010-01..2014-12",
    "03/2018-05/2019": "2018-03..2019-05",
    "03/2018 - 05/2019": "2018-03..2019-05",
    "2018-03 to 2019-05": "2018-03..2019-05",
    # rolling
    "in the last 5 years": "2021-11..2026-11",
    "over the past six months": "2026-05..2026-11",
    "last 18 months": "2025-05..2026-11",
    "during the last couple of years": "2024-11..2026-11",
    "the past couple years": "2024-11..2026-11",
    "the last few years": "2023-11..2026-11",
    "the past few months": "2026-08..2026-11",
    "the last two and a half years": "2024-05..2026-11",
    "the past 1.5 years": "2025-05..2026-11",
    "the last half year": "2026-05..2026-11",
    "last twenty-four months": "2024-11..2026-11",
    "within the last year": "2025-11..2026-11",
    "over the last year or two": "2024-11..2026-11",
    "the last two or three years": "2023-11..2026-11",
    "his last three years": "2023-11..2026-11",
    "the last 2 decades": "2006-11..2026-11",
    "these past 4 years": "2022-11..2026-11",
    "the last dozen years": "2014-11..2026-11",
    "less than 2 years ago": "2024-11..2026-11",
    "past 10 weeks": "2026-09..2026-11",
    # relative
    "this year": "2026-01..2026-12",
    "last year": "2025-01..2025-12",
    "next year": "2027-01..2027-12",
    "the year before last": "2024-01..2024-12",
    "previous year": "2025-01..2025-12",
    "this year so far": "2026-01..2026-11",
    "earlier this year": "2026-01..2026-11",
    "last month": "2026-10..2026-10",
    "this month": "2026-11..2026-11",
    "a year ago": "2025-01..2025-12",
    "a couple of years ago": "2024-01..2024-12",
    "a few years ago": "2023-01..2023-12",
    "two decades ago": "2006-01..2006-12",
    "half a year ago": "2026-05..2026-05",
    "a year and a half ago": "2025-05..2025-05",
    "18 months ago": "2025-05..2025-05",
    "what was she doing 3 years ago": "2023-01..2023-12",
    "three years back": "2023-01..2023-12",
    "by the end of the year": "..2026-12",
    # now and lately
    "where does he work now": "2026-11..2026-11",
    "what is she currently doing": "2026-11..2026-11",
    "at present": "2026-11..2026-11",
    "as of now": "2026-11..2026-11",
    "as of today": "2026-11..2026-11",
    "research that is still ongoing": "2026-11..2026-11",
    "what's her current role": "2026-11..2026-11",
    "what have they been up to lately": "2025-11..2026-11",
    "recently": "2025-11..2026-11",
    "nowadays": "2025-11..2026-11",
    "what is he doing nowadays in terms of research": "2025-11..2026-11",
    # with names that hold numbers
    "java 8 in 2016": "2016-01..2016-12",
    "es2015 work after 2017": "2018-01..",
    "windows 2000 before 2005": "..2004-12",
    "excel since 2016": "2016-01..",
}

UNSAID = [
    "python 3",
    "vue 3 and nuxt",
    "ES2015",
    "node 18.2016",
    "iso 9001:2015",
    "RFC 2119",
    "windows server 2019",
    "visual studio 2022 plugins",
    "horizon 2020 funding",
    "budget of $2000",
    "2000€ a month",
    "2,019 users",
    "2000 users",
    "over 2000 requests",
    "team of 2020",
    "more than 2015 commits",
    "RSA 2048",
    "call 555-2015",
    "port 1999",
    "20 years of experience",
    "for 3 years",
    "did it take 6 months",
    "how many years",
    "the last project",
    "her previous role",
    "the second one",
    "first job",
    "last one please",
    "which was the latest",
    "the most recent one",
    "most recently used language",
    "may we talk to her",
    "may she be contacted",
    "can you march us through his cv",
    "an august institution",
    "is he a second-year student",
    "spring mvc",
    "does she know spring security",
    "in spring boot",
    "fall prevention programmes",
    "summer camps",
    "the winter palace project",
    "in her twenties",
    "is he in his mid thirties",
    "her last year at university",
    "his final year project",
    "the last year of his degree",
    "before joining the team",
    "since when",
    "since he likes rust",
    "after that",
    "until then",
    "between jobs",
    "from the start",
    "from a to b",
    "24/7 on call",
    "9 to 5",
    "a 3-month internship",
    "early stage startups",
    "mid career switch",
    "late stage",
    "end of line testing",
    "quarter mile",
    "half of the team",
    "the first half",
    "q&a",
    "sat nav",
    "sun microsystems",
    "dec alpha",
    "current affairs",
    "now tell me about her projects",
    "top 10 of all time",
    "years ago",
    "10 out of 10",
    "1080p video",
    "iphone 12",
    "c# 10",
    ".net 8",
    "log4j 2",
    "section 2019 of the code",
    "",
    "?",
]


def months(said: str) -> str | None:
    mention = DateFilter().find(said, TODAY)
    return f"{mention.span.start or ''}..{mention.span.end or ''}" if mention else None


@pytest.mark.parametrize(("said", "expected"), SAID.items())
def test_what_is_said_about_time_becomes_months(said: str, expected: str) -> None:
    assert months(said) == expected


@pytest.mark.parametrize("said", UNSAID)
def test_what_only_looks_like_a_time_is_left_alone(said: str) -> None:
    assert months(said) is None


WORDS_OF_TIME = st.lists(
    st.sampled_from(
        "the a an in on of at to and or , . - / ' + since from before after until by between not no than more less early "
        "mid late end first last past next this year years months half quarter q1 h2 couple few 1 2 3rd 19 99 2018 2020 "
        "1990s 90s nineties may march summer winter ago so far now today recently current twenty nineteen oh one".split()
    ),
    max_size=25,
)
ANY_DAY = st.dates(min_value=date(1970, 1, 1), max_value=date(2090, 12, 31))


@given(words=WORDS_OF_TIME, today=ANY_DAY)
def test_any_words_of_time_give_a_span_that_lies_in_the_text(words: list[str], today: date) -> None:
    text = " ".join(words)
    mention = DateFilter().find(text, today)
    if mention is None:
        return
    assert 0 <= mention.start < mention.end <= len(text)
    assert mention.label
    first, last = mention.span.first, mention.span.last
    assert first is not None or last is not None
    assert first is None or last is None or first <= last


@given(text=st.text(max_size=200))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    DateFilter().find(text, TODAY)


@given(year=st.integers(1950, 2030), today=ANY_DAY)
def test_before_during_and_after_a_year_are_all_of_time_once(year: int, today: date) -> None:
    if year > today.year + 10:
        return
    find = DateFilter().find
    before, during, after = (find(f"{word} {year}", today) for word in ("before", "in", "after"))
    assert before
    assert during
    assert after
    assert before.span.last is not None
    assert during.span.last is not None
    assert before.span.last + 1 == during.span.first
    assert during.span.last + 1 == after.span.first


@pytest.mark.parametrize("said", SAID)
def test_case_and_odd_letters_around_change_nothing(said: str) -> None:
    plain = DateFilter().find(said, TODAY)
    odd = DateFilter().find(f"İstanbul: {said.upper()}", TODAY)
    assert plain
    assert odd
    assert odd.span == plain.span
    assert odd.start - plain.start == len("İstanbul: ")


@pytest.mark.parametrize(
    ("said", "label"),
    {
        "since 2021": "since 2021",
        "in march '19": "in March 2019",
        "from 2018 to 2020": "between 2018 and 2020",
        "last 18 months": "in the last 18 months",
        "the past year": "in the last year",
        "last year": "last year",
        "late 90s": "in the late 1990s",
        "fall of 2019": "in autumn 2019",
        "winter 2018/19": "in winter 2018/19",
        "Q3 of 2020": "in Q3 2020",
        "first half of 2016": "in the first half of 2016",
        "end of 2019": "in late 2019",
        "after 2015 but before 2019": "after 2015 and before 2019",
        "at the moment": "right now",
        "lately": "recently",
        "2015 to present": "since 2015",
        "until march 2017": "until March 2017",
        "five years ago": "in 2021",
    }.items(),
)
def test_the_label_says_it_as_a_visitor_would(said: str, label: str) -> None:
    mention = DateFilter().find(said, TODAY)
    assert mention
    assert mention.label == label


def test_only_words_for_now_are_current() -> None:
    find = DateFilter().find
    for said in ("right now", "currently", "at the moment", "her current role", "as of today"):
        mention = find(said, TODAY)
        assert mention
        assert mention.current, said
    for said in ("this month", "lately", "in november 2026"):
        mention = find(said, TODAY)
        assert mention
        assert not mention.current


def test_the_words_of_the_mention_can_be_cut_out() -> None:
    text = "which projects did she do between 2018 and 2020 with python"
    mention = DateFilter().find(text, TODAY)
    assert mention
    assert text[mention.start : mention.end] == "between 2018 and 2020"


def test_no_range_runs_backwards_from_a_time_to_come() -> None:
    mention = DateFilter().find("next year to now", date(2026, 11, 22))
    assert mention is not None
    assert (mention.span.first, mention.span.last) == (2027 * 12, 2027 * 12 + 11)
