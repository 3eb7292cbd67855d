"""The language model as the settings have it: every provider with its brakes, one behind the other, within a budget."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import Final
from urllib.parse import urlsplit

from vitavoce.answering.language_model import LanguageModel
from vitavoce.conversation.answer_keeper import AnswerKeeper, AnswerStore
from vitavoce.core.config import Settings
from vitavoce.core.errors import SettingsInvalid
from vitavoce.core.llm_settings import AllowanceSettings, BudgetSettings, LlmSettings, ProviderSettings
from vitavoce.domain.spending import Allowance
from vitavoce.providers.llm.breaking import GuardedModel
from vitavoce.providers.llm.budget import BudgetedModel, Budgets, Ledger
from vitavoce.providers.llm.concurrency import CappedModel
from vitavoce.providers.llm.endpoint import Endpoint
from vitavoce.providers.llm.fallback import FallbackModel
from vitavoce.providers.llm.late import Closable, LateModel
from vitavoce.providers.llm.model import Model
from vitavoce.providers.llm.prices import Price
from vitavoce.providers.llm.retrying import RetryingModel
from vitavoce.providers.llm.timing import TimedModel
from vitavoce.providers.resilience.circuit import CircuitBreaker, Circuits, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules, Failure
from vitavoce.providers.scripted.honest_words import honest_words
from vitavoce.providers.scripted.language_model import ScriptedLanguageModel
from vitavoce.storage.spending_in_memory import InMemorySpendingStore

_RETRY_WAIT_S: Final = 0.1
_PROBE_GRACE_S: Final = 5.0


Check = Callable[[], Awaitable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WiredModel:
    """What the rest of the house needs of it."""

    model: LanguageModel
    answers: AnswerKeeper
    budget: BudgetedModel
    breakers: Sequence[CircuitBreaker]
    adapters: Sequence[LateModel]
    redis: Check | None = None

    def checks(self) -> Mapping[str, Check]:
        """By what they are called in readiness."""
        return {"language model": self.state, **({"redis": self.redis} if self.redis else {})}

    async def prepare(self) -> None:
        """Import the SDK, so that the first question needn't wait for it."""
        for adapter in self.adapters:
            await adapter.prepare()

    async def state(self) -> str:
        """Each provider's, and the budgets that are spent. Templates answer in any case, so that it is always ready."""
        states = [f"{breaker.name} {await breaker.state()}" for breaker in self.breakers]
        states.append(await self.budget.state())
        if (hit_rate := self.answers.counts.hit_rate) is not None:
            states.append(f"{hit_rate:.0%} of its answers were there already")
        return "ok: " + "; ".join(filter(None, states))

    async def aclose(self) -> None:
        await self.budget.settled()
        for adapter in self.adapters:
            await adapter.aclose()


@asynccontextmanager
async def open_language_model(
    settings: Settings, *, ledger: Ledger, now: Callable[[], datetime], pepper: bytes
) -> AsyncIterator[WiredModel]:
    """Of at least one provider; nothing is connected or imported yet. Raises SettingsInvalid."""
    if settings.redis.url is None:
        wired = _wired(settings, LocalCircuits(), ledger=ledger, now=now, pepper=pepper)
        async with aclosing(wired):
            yield wired
        return
    # Redis's client takes 0.8 s to import, which only those wait for who use it.
    from vitavoce.wiring.redis import RedisAnswers, RedisCircuits, open_redis

    async with open_redis(settings.redis.url.get_secret_value(), settings.redis.wait_ms / 1000) as link:
        wired = _wired(
            settings,
            RedisCircuits(link, LocalCircuits()),
            shared=RedisAnswers(link),
            redis=link.state,
            ledger=ledger,
            now=now,
            pepper=pepper,
        )
        async with aclosing(wired):
            yield wired


@asynccontextmanager
async def open_evaluated_model(settings: Settings, now: Callable[[], datetime]) -> AsyncIterator[WiredModel]:
    """The settings' model; where they name none, one in process that words honestly what it is told. What it costs is
    counted for this run alone.
    """
    ledger, pepper = InMemorySpendingStore(), token_bytes(16)
    if settings.llm.in_order():
        async with open_language_model(settings, ledger=ledger, now=now, pepper=pepper) as model:
            yield model
        return
    twin = BudgetedModel(
        ScriptedLanguageModel(honest_words),
        ledger=ledger,
        budgets=_budgets(settings.llm.budgets),
        dearest=Price(),
        now=now,
        pepper=pepper,
    )
    yield WiredModel(model=twin, answers=_keeper(settings), budget=twin, breakers=(), adapters=())


def _keeper(settings: Settings, shared: AnswerStore | None = None) -> AnswerKeeper:
    return AnswerKeeper(
        capacity=settings.cache.answers,
        kept_s=settings.cache.answers_kept.total_seconds(),
        patience_s=settings.llm.total.total_seconds(),
        shared=shared,
    )


def _wired(
    all_settings: Settings,
    circuits: Circuits,
    *,
    ledger: Ledger,
    now: Callable[[], datetime],
    pepper: bytes,
    shared: AnswerStore | None = None,
    redis: Check | None = None,
) -> WiredModel:
    settings = all_settings.llm
    providers = settings.in_order()
    names = [provider.name or urlsplit(provider.base_url).netloc for provider in providers]
    if twice := {name for name in names if names.count(name) > 1}:
        raise SettingsInvalid(f"llm.providers: more than one is called {min(twice)}; give them names of their own.")
    rules = _circuit_rules(settings)
    breakers = [CircuitBreaker(name, rules, circuits) for name in names]
    adapters = [
        LateModel(
            _loading(_endpoint(settings, provider, breaker.name), breaker.rest),
            _braking(settings, provider, breaker.name),
            name=breaker.name,
        )
        for provider, breaker in zip(providers, breakers, strict=True)
    ]
    guarded = [GuardedModel(adapter, breaker) for adapter, breaker in zip(adapters, breakers, strict=True)]
    budget = BudgetedModel(
        FallbackModel(guarded, total_s=settings.total.total_seconds()),
        ledger=ledger,
        budgets=_budgets(settings.budgets),
        dearest=_dearest(settings, providers),
        now=now,
        pepper=pepper,
    )
    answers = _keeper(all_settings, shared)
    return WiredModel(model=budget, answers=answers, budget=budget, breakers=breakers, adapters=adapters, redis=redis)


def _braking(settings: LlmSettings, provider: ProviderSettings, name: str) -> Callable[[Model], Model]:
    """A place among the calls at once is held by an attempt, not while the next one is waited for."""

    def brake(adapter: Model) -> Model:
        capped = CappedModel(
            adapter,
            name=name,
            at_once=provider.concurrency or settings.concurrency,
            wait_s=settings.wait.total_seconds(),
        )
        retrying = RetryingModel(capped, attempts=settings.attempts, wait_s=_RETRY_WAIT_S)
        return TimedModel(retrying, name=name, first_token_s=settings.first_token.total_seconds())

    return brake


def _loading(endpoint: Endpoint, rest: Callable[[float], None]) -> Callable[[], Closable]:
    def load() -> Closable:
        # The SDK takes 1.3 s to import, which a start needn't wait for.
        from vitavoce.providers.llm.openai_compatible import OpenAiCompatible

        return OpenAiCompatible(endpoint, rest)

    return load


def _endpoint(settings: LlmSettings, provider: ProviderSettings, name: str) -> Endpoint:
    return Endpoint(
        name=name,
        base_url=provider.base_url,
        api_key=provider.api_key.get_secret_value() if provider.api_key else "none",
        model=provider.model,
        price=_price(settings, provider),
        output_limit=provider.output_limit,
        extra=provider.extra,
        connections=provider.concurrency or settings.concurrency,
    )


def _price(settings: LlmSettings, provider: ProviderSettings) -> Price:
    price = settings.prices.get(provider.model)
    return Price(price.input_usd, price.output_usd) if price else Price()


def _dearest(settings: LlmSettings, providers: Sequence[ProviderSettings]) -> Price:
    prices = [_price(settings, provider) for provider in providers]
    return Price(max(price.input_usd for price in prices), max(price.output_usd for price in prices))


def _budgets(settings: BudgetSettings) -> Budgets:
    return Budgets(
        turn_micro_usd=_micro(settings.turn_usd),
        session=_allowance(settings.session),
        address=_allowance(settings.address),
        profile=_allowance(settings.profile),
        day=_allowance(settings.day),
    )


def _allowance(settings: AllowanceSettings) -> Allowance:
    return Allowance(calls=settings.calls, micro_usd=_micro(settings.usd))


def _micro(usd: float | None) -> int | None:
    return None if usd is None else round(usd * 1_000_000)


def _circuit_rules(settings: LlmSettings) -> CircuitRules:
    cooldowns = settings.cooldowns
    return CircuitRules(
        failures=settings.failures,
        cooldown_s={
            Failure.OUT_OF_BUDGET: cooldowns.out_of_budget.total_seconds(),
            Failure.LIMITED: cooldowns.rate_limited.total_seconds(),
            Failure.REFUSED: cooldowns.refused.total_seconds(),
            Failure.SERVER: cooldowns.broken.total_seconds(),
            Failure.TIMEOUT: cooldowns.silent.total_seconds(),
        },
        longest_s=cooldowns.longest.total_seconds(),
        # A probe ends with the time that a provider gets, and is lost if nothing is heard of it soon after.
        probe_s=settings.total.total_seconds() + settings.wait.total_seconds() + _PROBE_GRACE_S,
    )
