"""Answers that say no: not in the résumé, not about the person, not allowed."""

from vitavoce.answering.item_words import dated
from vitavoce.answering.phrasing import listed, sentence
from vitavoce.answering.plain_text import plain
from vitavoce.answering.scene import Scene


def unanswerable(scene: Scene) -> list[str]:
    understood = scene.understood
    missing = listed(understood.absent) if understood.absent else ""
    similar = understood.similar_to or ()
    if missing:
        said = [
            sentence(
                f"{missing} isn't on the résumé" if len(understood.absent) == 1 else f"{missing} aren't on the résumé"
            )
        ]
    elif understood.topic_label:
        said = [sentence(f"the résumé doesn't say anything about {understood.topic_label}")]
    else:
        said = ["The résumé doesn't say."]
    if similar:
        places = [dated(match.item) for match in understood.cards[:2]]
        used = f", in {listed(places)}" if places else ""
        said.append(sentence(f"the nearest to it is {listed(similar[:3])}{used}"))
    elif plain(scene.profile.person.email):
        said.append(sentence(f"you could ask {scene.person.name} directly at {scene.profile.person.email}"))
    return said


def off_topic(scene: Scene) -> list[str]:
    who = scene.person.name
    return [
        scene.variety.one_of(
            f"That's outside what I can help with: I only know {scene.person.whose} résumé.",
            f"I can't help with that one, I'm afraid – I only answer questions about {who}.",
            f"I'm here to talk about {who}, so I'll leave that one aside.",
        )
    ]


def blocked(scene: Scene) -> list[str]:
    return [
        scene.variety.one_of(
            f"I won't do that, but I'm glad to tell you about {scene.person.name}.",
            f"That isn't something I do. Ask me about {scene.person.whose} work instead.",
        )
    ]
