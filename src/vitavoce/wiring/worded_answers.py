"""What a language model's answers are written by, checked against and kept in."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import Final

from vitavoce.answering.answer_cache import AnswerCache
from vitavoce.answering.grounding.english import read_english
from vitavoce.answering.grounding.keeper import Grounding
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.answering.language_model import LanguageModel
from vitavoce.answering.model_writing import ModelAnswers
from vitavoce.answering.prompts.catalogue import PromptCatalogue
from vitavoce.answering.prompts.reading import PromptsFile, read_catalogue
from vitavoce.core.config import Settings
from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.vocabulary.lexicon import Lexicon

_CONFIG: Final = Path(__file__).parent.parent / "config"


def worded_answers(
    catalogue: PromptCatalogue,
    lexicon: Lexicon,
    model: LanguageModel,
    cache: AnswerCache | None = None,
    *,
    stopped: Callable[[], Container[tuple[str, str]]],
) -> ModelAnswers:
    """``stopped`` gives the arms that experiments go on without."""
    return ModelAnswers(model=model, catalogue=catalogue, grounding=grounding_of(lexicon), cache=cache, stopped=stopped)


def grounding_of(lexicon: Lexicon) -> Grounding:
    """Raises SettingsInvalid."""
    known = {name: (technology.aliases, technology.parents) for name, technology in lexicon.technologies.items()}
    return Grounding(read_english((_CONFIG / "grounding.yaml").read_text(encoding="utf-8")), Kinship.of(known))


def read_prompts(settings: Settings) -> PromptCatalogue:
    """The packaged prompts with the owner's. Raises SettingsInvalid."""
    packaged = PromptsFile((_CONFIG / "prompts.yaml").read_text(encoding="utf-8"))
    path = settings.owners_file("prompts.yaml")
    if path is None:
        return read_catalogue(packaged)
    try:
        return read_catalogue(packaged, PromptsFile(path.read_text(encoding="utf-8"), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"{path}: {error}") from None
