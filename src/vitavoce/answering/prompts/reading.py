"""``prompts.yaml`` read and checked: what is wrong is told with file, line and reason."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from vitavoce.answering.experiments import METRICS, Arm, Experiment
from vitavoce.answering.prompts.catalogue import VARIABLES, Persona, ProfileChoice, PromptCatalogue, PromptTemplate
from vitavoce.answering.prompts.rendering import BoundedTemplate, TemplateCompiler, TemplateRefused
from vitavoce.core.errors import SettingsInvalid

FILE_NAME: Final = "prompts.yaml"
_SAMPLE_OF_TYPE: Final[Mapping[str, object]] = {
    "text": "words",
    "list": [{"asked": "a", "answered": "b"}],
    "flag": True,
}
_Place = tuple[int | str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Prompt(_Strict):
    version: int | str
    variables: dict[str, Literal["text", "list", "flag"]]
    system: str
    user: str
    output_tokens: int = Field(default=220, ge=20, le=2_000)


class _Persona(_Strict):
    version: int | str
    voice: str = Field(min_length=1, max_length=2_000)
    temperature: float = Field(default=0.3, ge=0, le=1.5)


class _Arm(_Strict):
    weight: float = Field(default=1.0, gt=0, le=1_000)
    prompt: str | None = None
    persona: str | None = None


class _Experiment(_Strict):
    arms: dict[str, _Arm] = Field(min_length=2, max_length=8)
    start: date
    end: date | None = None
    metric: str = METRICS[0]
    minimum: int = Field(default=100, ge=10)
    profiles: list[str] = []

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("it ends before it starts")
        if self.metric not in METRICS:
            raise ValueError(f"the metric is one of {', '.join(METRICS)}")
        return self


class _Choice(_Strict):
    prompt: str | None = None
    persona: str | None = None


class _File(_Strict):
    prompts: dict[str, _Prompt] = {}
    personas: dict[str, _Persona] = {}
    default: _Choice = _Choice()
    experiments: dict[str, _Experiment] = {}
    profiles: dict[str, _Choice] = {}


@dataclass(frozen=True, slots=True)
class PromptsFile:
    """A file's text; ``name`` is how it is told of when something in it is wrong."""

    text: str
    name: str = FILE_NAME


def read_catalogue(packaged: PromptsFile, owners: PromptsFile | None = None) -> PromptCatalogue:
    """Both files, the owner's entries in place of the packaged ones of the same name. Raises SettingsInvalid."""
    sources = [_Source(file) for file in (packaged, owners) if file is not None]
    compiler = TemplateCompiler()
    prompts = {name: source.prompt(name, compiler) for source in sources for name in source.content.prompts}
    personas = {name: source.persona(name) for source in sources for name in source.content.personas}
    experiments = {name: source.experiment(name) for source in sources for name in source.content.experiments}
    profiles = {
        slug: ProfileChoice(chosen.prompt, chosen.persona)
        for source in sources
        for slug, chosen in source.content.profiles.items()
    }
    default = {key: value for source in sources for key, value in source.content.default if value is not None}
    for source in sources:
        source.check_names(prompts, personas)
        source.check_overlaps(list(experiments.values()))
    if not {"prompt", "persona"} <= default.keys():
        raise sources[0].slip(("default",), "names a prompt and a persona")
    return PromptCatalogue(
        prompts=prompts,
        personas=personas,
        experiments=tuple(experiments.values()),
        profiles=profiles,
        default_prompt=default["prompt"],
        default_persona=default["persona"],
    )


class _Source:
    """One file with its places, so that a slip can be pointed at."""

    def __init__(self, file: PromptsFile) -> None:
        self._name = file.name
        self._tree = self._parsed(file.text)
        try:
            self.content = _File.model_validate(yaml.safe_load(file.text) or {})
        except ValidationError as error:
            raise SettingsInvalid("\n".join(self._told(problem) for problem in error.errors())) from None
        except yaml.YAMLError as error:
            raise SettingsInvalid(f"{self._name}: {error}") from None

    def slip(self, path: _Place, reason: str, below: int = 0) -> SettingsInvalid:
        """``below`` counts lines from where the value begins."""
        return SettingsInvalid(f"{self._name}, line {self._line(path) + below}: {_dotted(path)}: {reason}")

    def prompt(self, name: str, compiler: TemplateCompiler) -> PromptTemplate:
        told = self.content.prompts[name]
        for variable, kind in told.variables.items():
            if VARIABLES.get(variable) != kind:
                known = ", ".join(f"{known}: {kind}" for known, kind in VARIABLES.items())
                raise self.slip(("prompts", name, "variables", variable), f"the variables there are: {known}")
        return PromptTemplate(
            name=name,
            version=str(told.version),
            identity=_identity(name, told.version, told.system, told.user),
            system=self._template(("prompts", name, "system"), told.system, told.variables, compiler),
            user=self._template(("prompts", name, "user"), told.user, told.variables, compiler),
            output_tokens=told.output_tokens,
        )

    def persona(self, name: str) -> Persona:
        told = self.content.personas[name]
        identity = _identity(name, told.version, told.voice, str(told.temperature))
        return Persona(name=name, identity=identity, voice=told.voice.strip(), temperature=told.temperature)

    def experiment(self, name: str) -> Experiment:
        told = self.content.experiments[name]
        return Experiment(
            name=name,
            arms=tuple(
                Arm(name=arm, weight=said.weight, prompt=said.prompt, persona=said.persona)
                for arm, said in told.arms.items()
            ),
            start=told.start,
            end=told.end,
            metric=told.metric,
            minimum=told.minimum,
            profiles=tuple(told.profiles),
        )

    def check_names(self, prompts: Mapping[str, object], personas: Mapping[str, object]) -> None:
        for path, chosen in self._choices():
            for field, named, known in (("prompt", chosen.prompt, prompts), ("persona", chosen.persona, personas)):
                if named is not None and named not in known:
                    raise self.slip((*path, field), f"there is no {field} “{named}” but {', '.join(sorted(known))}")

    def check_overlaps(self, experiments: Sequence[Experiment]) -> None:
        """A turn has one arm: on one profile, one experiment runs at a time."""
        for name in self.content.experiments:
            this = next(experiment for experiment in experiments if experiment.name == name)
            for other in experiments:
                if other is not this and _overlap(this, other):
                    raise self.slip(("experiments", name), f"runs on the same profiles and days as “{other.name}”")

    def _choices(self) -> Iterator[tuple[_Place, _Choice | _Arm]]:
        yield ("default",), self.content.default
        for slug, choice in self.content.profiles.items():
            yield ("profiles", slug), choice
        for name, experiment in self.content.experiments.items():
            for arm, said in experiment.arms.items():
                yield ("experiments", name, "arms", arm), said

    def _template(
        self, path: _Place, text: str, declared: Mapping[str, str], compiler: TemplateCompiler
    ) -> BoundedTemplate:
        try:
            template = compiler.compile(text, declared)
            template.render({name: _SAMPLE_OF_TYPE[kind] for name, kind in declared.items()})
        except TemplateRefused as refused:
            raise self.slip(path, refused.reason, below=refused.line) from None
        return template

    def _parsed(self, text: str) -> yaml.Node | None:
        try:
            return yaml.compose(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise SettingsInvalid(f"{self._name}, line {line}: {error.problem or 'not YAML'}") from None
        except yaml.YAMLError as error:
            raise SettingsInvalid(f"{self._name}: {error}") from None

    def _told(self, problem: Mapping[str, object]) -> str:
        path = tuple(problem["loc"]) if isinstance(problem["loc"], tuple) else ()
        reason = "there is nothing of that name" if problem["type"] == "extra_forbidden" else str(problem["msg"])
        return str(self.slip(path, reason.removeprefix("Value error, ")))

    def _line(self, path: _Place) -> int:
        """The line of the deepest part of the path that the file holds."""
        node, line = self._tree, 1
        for part in path:
            if not isinstance(node, yaml.MappingNode):
                break
            found = next((pair for pair in node.value if pair[0].value == str(part)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line


def _identity(name: str, version: int | str, *texts: str) -> str:
    hashed = hashlib.blake2b("\x1f".join(texts).encode(), digest_size=3).hexdigest()
    return f"{name}@{version}+{hashed}"


def _overlap(one: Experiment, other: Experiment) -> bool:
    apart = bool(one.profiles and other.profiles and not set(one.profiles) & set(other.profiles))
    before = one.end is not None and one.end < other.start
    after = other.end is not None and other.end < one.start
    return not (apart or before or after)


def _dotted(path: _Place) -> str:
    return ".".join(map(str, path)) or "the file"
