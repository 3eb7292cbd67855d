"""What was understood, put into sentences made of the résumé's own facts; where there is a model, worded by it."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.answering import comparisons, listing, measures, overview, particulars, refusals, smalltalk, suggestions
from vitavoce.answering.foreign_languages import sorry_in
from vitavoce.answering.model_writing import ModelAnswers
from vitavoce.answering.naming import naming_of
from vitavoce.answering.opening import opening_of
from vitavoce.answering.phrasing import sentence
from vitavoce.answering.portrait import Portrait, portrait_of
from vitavoce.answering.scene import Scene
from vitavoce.answering.writing import Writing, WritingContext, Written
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Ask, FollowUp, Kind, Question, Understood
from vitavoce.domain.turn import Answered

_PORTRAITS: Final = 1_000
_WAYS: Final[Mapping[Ask, Callable[[Scene], list[str]]]] = MappingProxyType(
    {
        Ask.ITEMS: listing.items,
        Ask.DETAIL: listing.detail,
        Ask.OVERVIEW: overview.overview,
        Ask.YES_NO: listing.yes,
        Ask.COUNT: measures.count,
        Ask.DURATION: measures.durations,
        Ask.WHEN: measures.dates,
        Ask.SINCE: measures.since,
        Ask.WHERE: particulars.where,
        Ask.WHO: listing.items,
        Ask.WHAT_ROLE: particulars.role,
        Ask.FIRST: measures.choice,
        Ask.LATEST: measures.choice,
        Ask.LONGEST: measures.choice,
        Ask.SHORTEST: measures.choice,
        Ask.MOST_USED: particulars.most_used,
        Ask.TECHNOLOGIES: particulars.technologies,
        Ask.COMPARE: comparisons.comparison,
        Ask.SCORE: particulars.score,
        Ask.LEVEL: particulars.level,
        Ask.FACT: particulars.facts,
    }
)


class ConversationWriter:
    """Writes answers; keeps nothing between them but portraits of the people last asked about.

    A model words answers only: that something isn't in the résumé, or isn't told, is never left to it.
    """

    def __init__(self, models: ModelAnswers | None = None) -> None:
        self._models = models
        self._portraits: OrderedDict[str, Portrait] = OrderedDict()

    @property
    def remembers(self) -> bool:
        """Whether earlier exchanges make a difference, so that they are worth fetching."""
        return self._models is not None

    def begin(self, question: Question, understood: Understood, profile: Profile, context: WritingContext) -> Writing:
        """An answer that goes out as it is written."""
        scene = Scene.of(question, understood, profile, self._portrait(profile))
        template = _without_model(scene)
        if self._models is None or not _is_worth_wording(understood):
            return Written(template)
        return self._models.begin(scene, template, context)

    def write(self, question: Question, understood: Understood, profile: Profile) -> Answered:
        """The answer without a model."""
        return _without_model(Scene.of(question, understood, profile, self._portrait(profile)))

    def certain(self, question: Question, understood: Understood, profile: Profile) -> tuple[str, ...]:
        """The sentences that are known before anybody asks: without a model all, with one those it is opened by."""
        scene = Scene.of(question, understood, profile, self._portrait(profile))
        template = _without_model(scene)
        if self._models is None or not _is_worth_wording(understood):
            return template.sentences
        return tuple(filter(None, (opening_of(scene, template),)))

    def _portrait(self, profile: Profile) -> Portrait:
        """Making one takes a third of an answer's time; several threads may write at once."""
        key = f"{profile.slug} {profile.version}"
        portrait = self._portraits.pop(key, None) or portrait_of(profile)
        self._portraits[key] = portrait
        if len(self._portraits) > _PORTRAITS:
            self._portraits.popitem(last=False)
        return portrait

    def greeting(self, profile: Profile) -> str:
        """The first message of a session; says that an AI answers, and for whom."""
        who = naming_of(profile)
        return (
            f"Hello! I'm an AI that answers questions about {who.full}, from the résumé alone. "
            "What would you like to know?"
        )

    def suggestion_candidates(self, profile: Profile) -> tuple[str, ...]:
        """Good first questions made of the profile's own contents, most inviting first."""
        return suggestions.candidates(profile)


def _is_worth_wording(understood: Understood) -> bool:
    """Not what is declined or lacking, nor addresses, in which there is nothing to word and much to get wrong."""
    if understood.kind is not Kind.ANSWER or understood.ask is Ask.FACT or sorry_in(understood.language):
        return False
    return bool(understood.matches) or understood.ask is Ask.OVERVIEW


def _without_model(scene: Scene) -> Answered:
    understood = scene.understood
    foreign = sorry_in(understood.language) if understood.kind is not Kind.SMALLTALK else None
    said = [foreign] if foreign else _said(scene)
    return Answered(sentences=tuple(said), suggestions=suggestions.follow_ups(scene))


def _said(scene: Scene) -> list[str]:
    understood = scene.understood
    match understood.kind:
        case Kind.SMALLTALK:
            return smalltalk.smalltalk(scene)
        case Kind.OFF_TOPIC:
            return refusals.off_topic(scene)
        case Kind.BLOCKED:
            return refusals.blocked(scene)
        case Kind.UNANSWERABLE:
            return refusals.unanswerable(scene)
        case Kind.ANSWER:
            pass
    if not understood.matches and understood.ask is not Ask.OVERVIEW:
        if understood.facts:
            return particulars.facts(scene)
        if understood.follow_up is not FollowUp.MORE:
            return refusals.unanswerable(scene)
    if understood.follow_up is FollowUp.MORE:
        return listing.more(scene)
    told = _WAYS.get(understood.ask, listing.items)(scene) or [sentence("the résumé doesn't say")]
    return [*told, *refusals.lacking(scene)]
