"""Résumés read for a test: what became of them, and which rules they broke."""

from vitavoce.content.json_resume import read_resume


def imported(document):
    result = read_resume(document, "ines-marlow")
    assert result.profile is not None, [str(defect) for defect in result.defects]
    return result


def profile_of(document):
    return imported(document).profile


def only_item(document):
    (item,) = profile_of(document).items
    return item


def rules(document):
    return [(defect.path, defect.rule) for defect in imported(document).defects]
