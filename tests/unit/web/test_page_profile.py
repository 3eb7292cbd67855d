"""From a résumé to what its page shows."""

from vitavoce.domain.profile import Account, Person, Place, Profile
from vitavoce.web.page_profile import PageProfile, page_profile


def page_of(person: Person) -> PageProfile:
    profile = Profile(slug="tilda-brook", version="1", person=person, items=(), language="sv")
    return page_profile(profile, greeting="Hello", suggestions=["What next?"])


def test_the_header_is_what_basics_say():
    page = page_of(Person(name=" Tilda Brook ", label="Bridge engineer", place=Place(city="Lund", country_code="SE")))
    assert (page.slug, page.name, page.label, page.place) == (
        "tilda-brook",
        "Tilda Brook",
        "Bridge engineer",
        "Lund, SE",
    )
    assert (page.greeting, page.suggestions, page.language) == ("Hello", ("What next?",), "sv")


def test_links_are_the_site_the_accounts_and_the_mail_address():
    person = Person(
        url="https://www.tilda.example/about",
        accounts=(
            Account("GitHub", "tilda", "https://github.example/tilda"),
            Account("", "tilda", "https://forge.example/t"),
        ),
        email="tilda@example.com",
    )
    assert [(link.label, link.url) for link in page_of(person).links] == [
        ("tilda.example", "https://www.tilda.example/about"),
        ("GitHub", "https://github.example/tilda"),
        ("forge.example", "https://forge.example/t"),
        ("E-mail", "mailto:tilda@example.com"),
    ]


def test_an_address_that_a_browser_should_not_follow_is_left_out():
    for address in ("javascript:alert(1)", "data:text/html,x", "tilda", "http://[half", ""):
        person = Person(url=address, accounts=(Account("Somewhere", "tilda", address),))
        assert page_of(person).links == (), address


def test_only_so_many_starting_questions_are_shown_as_a_phone_has_room_for():
    profile = Profile(slug="tilda-brook", version="1", person=Person(), items=())
    page = page_profile(profile, greeting="Hello", suggestions=[f"Question {number}?" for number in range(20)])
    assert page.suggestions == tuple(f"Question {number}?" for number in range(5))
