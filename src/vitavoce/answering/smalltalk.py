"""Greetings, thanks, goodbyes, and what the assistant says of itself."""

from vitavoce.answering.scene import Scene
from vitavoce.domain.question import Ask


def smalltalk(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    match scene.understood.ask:
        case Ask.THANKS:
            return [
                scene.variety.one_of("You're welcome!", "With pleasure.", "Glad to help."),
                scene.variety.one_of(
                    f"Is there anything else you'd like to know about {who}?",
                    f"Just ask if anything else about {who} comes to mind.",
                ),
            ]
        case Ask.FAREWELL:
            return [scene.variety.one_of("Goodbye, and thanks for stopping by!", "Goodbye! Come back any time.")]
        case Ask.ABOUT_BOT:
            return [
                f"I'm an AI assistant that answers questions from {whose} résumé.",
                "I only say what stands in it, and tell you when it doesn't say.",
            ]
        case _:
            return [
                scene.variety.one_of("Hello!", "Hi there!"),
                f"I'm an AI that answers questions about {who}, from the résumé.",
                "What would you like to know?",
            ]
