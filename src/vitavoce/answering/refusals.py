"""Answers that say no: not in the résumé, not about the person, not allowed."""

from vitavoce.answering.item_words import dated, name_of
from vitavoce.answering.phrasing import listed, sentence
from vitavoce.answering.scene import Scene


def unanswerable(scene: Scene) -> list[str]:
    understood = scene.understood
    who, email = scene.person.name, scene.profile.person.email
    if understood.absent:
        verb = "isn't" if len(understood.absent) == 1 else "aren't"
        said = [sentence(f"{listed(understood.absent)} {verb} on {scene.person.whose} résumé")]
    elif understood.topic_label:
        said = [sentence(f"the résumé doesn't say anything about {understood.topic_label}")]
    else:
        said = ["The résumé doesn't say."]
    if understood.similar_to:
        near = [
            dated(match.item) if match.item.section != "skills" else f"the skills under “{name_of(match.item)}”"
            for match in understood.cards[:2]
        ]
        where = f", in {listed(near)}" if near else ""
        said.append(sentence(f"the nearest to it is {listed(understood.similar_to[:3])}{where}"))
    elif email:
        said.append(sentence(f"you could ask {who} directly at {email}"))
    return said


def off_topic(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    return [
        scene.variety.one_of(
            f"That's outside what I can help with: I only know {whose} résumé.",
            f"I can't help with that one, I'm afraid. I only answer questions about {who}.",
            f"I'm here to talk about {who}, so I'll leave that one aside.",
        )
    ]


def blocked(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    return [
        scene.variety.one_of(
            f"I won't do that, but I'm glad to tell you about {who}.",
            f"That isn't something I do. Ask me about {whose} work instead.",
        )
    ]
