"""Résumés in files: the packaged example and the owner's own."""

from pathlib import Path
from typing import Final

from vitavoce.content.json_resume import Defect, read_json
from vitavoce.core.errors import ResumeInvalid
from vitavoce.wiring.stores import Stores

EXAMPLE_RESUME: Final = Path(__file__).parent.parent / "config" / "example_resume.json"
EXAMPLE_SLUG: Final = "noor-halvorsen"


async def owners_slug(stores: Stores) -> str | None:
    """The first profile that the owner imported; the example, which came by itself, is nobody's."""
    slugs = await stores.profiles.slugs()
    return next((slug for slug in slugs if slug != EXAMPLE_SLUG), None)


def read_resume_file(path: Path) -> object:
    """The JSON in a file. Raises ResumeInvalid where there is none."""
    try:
        document = read_json(path.read_bytes())
    except OSError as error:
        raise ResumeInvalid(f"{path}: {error.strerror}") from None
    if isinstance(document, Defect):
        raise ResumeInvalid(f"{path}: {document.hint}")
    return document
