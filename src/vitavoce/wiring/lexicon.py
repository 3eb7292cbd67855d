"""What is known of words: the packaged data files with what the owner's add."""

from pathlib import Path
from typing import Final

from vitavoce.core.config import Settings
from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.vocabulary.lexicon import Lexicon, OwnersFile, load_lexicon

_CONFIG: Final = Path(__file__).parent.parent / "config"


def read_lexicon(settings: Settings) -> Lexicon:
    """Raises SettingsInvalid for a broken file, with its name, line and the reason."""
    return load_lexicon(
        (_CONFIG / "technologies.yaml").read_text(encoding="utf-8"),
        (_CONFIG / "intents.yaml").read_text(encoding="utf-8"),
        english_yaml=(_CONFIG / "english" / "words.yaml").read_text(encoding="utf-8"),
        weights=(_CONFIG / "intents.weights").read_bytes(),
        owners_technologies=_owners_file(settings, "technologies.yaml", settings.understanding.technologies),
        owners_intents=_owners_file(settings, "intents.yaml", settings.understanding.intents),
    )


def _owners_file(settings: Settings, name: str, named: Path | None) -> OwnersFile | None:
    path = settings.owners_file(name, named)
    if path is None:
        return None
    try:
        return OwnersFile(str(path), path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"{path}: {error}") from None
