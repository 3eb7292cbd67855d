"""An invented boatbuilder, whose résumé has something of every section."""

from datetime import date

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.domain.period import PartialDate, Period
from vitavoce.domain.profile import Account, Item, Link, Person, Place, Profile
from vitavoce.domain.question import Ask, Focus, Kind, Match, Question, Understood
from vitavoce.domain.turn import Answered

TODAY = date(2026, 11, 22)


def years(first: int, last: int | None = None) -> Period:
    return Period(start=PartialDate(first), end=PartialDate(last) if last else None)


def months(first: tuple[int, int], last: tuple[int, int] | None = None) -> Period:
    """From a year and month; to this day without an end."""
    return Period(start=PartialDate(*first), end=PartialDate(*last) if last else None, ongoing=last is None)


YARD = Item(
    id="itm_yard",
    ref="/work/0",
    section="work",
    name="Salt & Pine Boatyard",
    role="Lead Boatbuilder",
    place="Falmouth, UK",
    period=months((2021, 3)),
    highlights=(
        "Led a crew of six on the restoration of the 1911 ketch Petrel.",
        "Introduced laser scanning with Rhino, which halved the time spent on lofting.",
        "My favourite job was steaming oak frames in January.",
    ),
    keywords=("Rhino", "Epoxy"),
    title="Lead Boatbuilder",
    subtitle="Salt & Pine Boatyard",
)
LOFT = Item(
    id="itm_loft",
    ref="/work/1",
    section="work",
    name="Harbour Sail Loft",
    role="Apprentice Sailmaker",
    period=months((2018, 9), (2021, 2)),
    highlights=("Cut and sewed forty mainsails in two seasons.", "Spinnaker repairs"),
    title="Apprentice Sailmaker",
)
FERRY = Item(
    id="itm_ferry", ref="/work/2", section="work", name="Kestrel Ferries", role="Deckhand", period=years(2016, 2018)
)
CANOE = Item(
    id="itm_canoe",
    ref="/projects/0",
    section="projects",
    name="Wren — a cedar strip canoe",
    period=months((2020, 1), (2020, 8)),
    description="Wren is a five metre canoe for two. Built with western red cedar.",
    keywords=("Cedar", "Epoxy", "Rhino"),
)
DORY = Item(id="itm_dory", ref="/projects/1", section="projects", name="Flat-packed dory", summary="A dory in a box")
DEGREE = Item(
    id="itm_degree",
    ref="/education/0",
    section="education",
    name="University of Solent Shores",
    role="Bachelor of Science, Yacht Design",
    period=years(2012, 2015),
    score="2:1",
    highlights=("Hydrostatics", "Composite structures"),
)
PAPER = Item(
    id="itm_paper",
    ref="/publications/0",
    section="publications",
    name="Oak, Steam and Patience",
    issuer="Journal of Small Craft",
    period=months((2022, 5), (2022, 5)),
)
TOOLS = Item(
    id="itm_tools",
    ref="/skills/0",
    section="skills",
    name="Design tools",
    level="Advanced",
    keywords=("Rhino", "AutoCAD", "Orca3D"),
)
TICKET = Item(
    id="itm_ticket", ref="/certificates/0", section="certificates", name="Day Skipper", issuer="Royal Sailing Society",
    period=Period(start=PartialDate(2019, 6)),
)  # fmt: skip
PRIZE = Item(
    id="itm_prize", ref="/awards/0", section="awards", name="Golden Adze", issuer="Guild of Shipwrights",
    period=Period(start=PartialDate(2023)),
)  # fmt: skip
RESCUE = Item(
    id="itm_rescue", ref="/volunteer/0", section="volunteer", name="Cove Lifeboat", role="Crew member",
    period=months((2019, 1)), summary="Answered forty calls.",
)  # fmt: skip
PORTUGUESE = Item(id="itm_pt", ref="/languages/0", section="languages", name="Portuguese", level="Native")
FRENCH = Item(id="itm_fr", ref="/languages/1", section="languages", name="French", level="Limited Working")
SWIMMING = Item(id="itm_swim", ref="/interests/0", section="interests", name="Cold-water swimming")
REFEREE = Item(
    id="itm_referee", ref="/references/0", section="references", name="Odile Marsh", summary="Ines never cuts a corner."
)

INES = Profile(
    slug="ines-carvalho",
    version="v1",
    person=Person(
        name="Ines Carvalho",
        label="Boatbuilder",
        summary="I build and mend wooden boats. Fifteen years afloat.",
        email="ines@example.com",
        url="https://ines.example.com",
        place=Place(city="Falmouth", country_code="GB"),
        accounts=(Account("GitHub", "ines-c", "https://github.com/ines-c"),),
    ),
    items=(
        YARD, LOFT, FERRY, CANOE, DORY, DEGREE, PAPER, TOOLS, TICKET, PRIZE, RESCUE, PORTUGUESE, FRENCH, SWIMMING, REFEREE,
    ),
)  # fmt: skip
EMPTY = Profile(slug="nobody", version="v0", person=Person(), items=())
LINKED = Link("Website", "https://example.com")


def match(item: Item, *passages: str) -> Match:
    return Match(item, passages=passages)


def understood(ask: Ask, *items: Item | Match, kind: Kind = Kind.ANSWER, **fields: object) -> Understood:
    matches = tuple(item if isinstance(item, Match) else Match(item) for item in items)
    return Understood(kind=kind, ask=ask, **{"matches": matches, "cards": matches[:4]} | fields)


def answered(understood: Understood, profile: Profile = INES, *, text: str = "tell me", turns: int = 0) -> Answered:
    question = Question(text=text, today=TODAY, focus=Focus(turns=turns))
    return ConversationWriter().write(question, understood, profile)


def said(understood: Understood, profile: Profile = INES, *, text: str = "tell me", turns: int = 0) -> str:
    return answered(understood, profile, text=text, turns=turns).text
