"""Settings of live talks."""

from pydantic import Field

from vitavoce.core.setting_types import Duration, Section


class VoiceSettings(Section):
    """Live talks over ``/v1/realtime``."""

    max_talks: int = Field(ge=1)
    """Talks that one process carries at once; one more is refused."""
    max_talks_per_address: int = Field(ge=1)
    """Talks from one address."""
    resume: Duration
    """How long a talk waits for a dropped connection to come back."""
    silence: Duration
    """Silence that ends a question, where the visitor's program asks for none."""
    unfinished_silence: Duration
    """Silence that ends a question whose last words want to go on."""
    pause: Duration
    """Silence after which a question is answered on trial, before it is certain that it is whole."""
    longest_question: Duration
    """Speech after which a question is taken as whole."""
    recognition: Duration
    """Time that recognising a question may take."""
    begin: Duration
    """Time a visitor waits for the first words at most."""
