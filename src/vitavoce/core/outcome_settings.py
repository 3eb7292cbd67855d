"""Settings of experiments."""

from pydantic import Field

from vitavoce.core.setting_types import Duration, Section


class ExperimentSettings(Section):
    interval: Duration
    """Time between two looks at what experiments have shown."""
    quiet: Duration
    """Silence after which a conversation counts as over."""
    margin: float = Field(ge=0, lt=1)
    """Share of the control's outcomes that an arm may lack."""
    certainty: float = Field(ge=0.5, lt=1)
    """How sure it must be that an arm lacks more, before it is stopped."""
