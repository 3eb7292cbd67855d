"""Greetings, thanks, goodbyes, and what the assistant says of itself."""

from vitavoce.answering.scene import Scene
from vitavoce.domain.question import Ask


def smalltalk(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    choose = scene.variety.one_of
    match scene.understood.ask:
        case Ask.THANKS:
            return [
                choose("You're welcome!", "With pleasure.", "Glad to help."),
                choose(
                    f"Is there anything else you'd like to know about {who}?",
                    f"Just ask if you'd like to know more about {who}.",
                ),
            ]
        case Ask.FAREWELL:
            return [choose("Goodbye, and thanks for stopping by!", "Goodbye! Come back any time.", "Take care!")]
        case Ask.ABOUT_BOT:
            return [
                f"I'm an AI, not {who}: I answer questions from {whose} résumé and nothing else.",
                choose("If the résumé doesn't say, I'll tell you so.", "What it doesn't say, I won't make up."),
            ]
        case _:
            hello = (
                "Hello again!" if scene.question.focus.turns else choose("Hello!", "Hi there!", "Hello, and welcome!")
            )
            return [hello, f"I'm an AI that answers questions about {who}.", "What would you like to know?"]
