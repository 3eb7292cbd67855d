"""What kinds of institution are called in other languages, so that Porto university is the Universidade do Porto."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_IN_OTHER_LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "university": (
            "universidade universidad universitat universite universita universiteit universitet universitetet"
            " uniwersytet univerzita univerzitet universitatea yliopisto egyetem universitas universiti haskoli"
        ),
        "school": (
            "escola escuela ecole scuola schule skole skola skolan skolen koulu szkola iskola okul escolas ysgol scoil"
            " colegio lycee liceo liceu liceum collegi"
        ),
        "institute": "instituto institut istituto instytut institutt institutet",
        "academy": "academia akademie accademia academie akademia akademiet akademin",
        "college": "kolleg hogeschool hojskole hogskola politecnico politecnica",
        "conservatory": "conservatorio conservatoire konservatorium conservatori conservatorium konservatoriet",
        "hospital": "krankenhaus klinikum spital hopital ospedale szpital sykehus sjukhus sairaala ziekenhuis korhaz",
        "library": "biblioteca bibliothek bibliotheque biblioteka bibliotek bibliotheek kirjasto konyvtar",
        "bookshop": "livraria buchhandlung librairie libreria llibreria boekhandel",
        "museum": "museu museo musee muzeum museet muzej",
        "theatre": "teatro teatr theater teater teatteri",
        "bakery": "backerei boulangerie panaderia padaria panificio bakkerij piekarnia pasteleria konditorei",
        "pharmacy": "apotheke pharmacie farmacia apotheek apteka",
        "church": "igreja kirche eglise iglesia chiesa kerk kirke kyrka",
        "newspaper": "jornal zeitung giornale periodico dagblad gazeta",
        "publisher": "verlag edicoes ediciones edizioni uitgeverij wydawnictwo forlag",
        "orchestra": "orquestra orchester orquesta orchestre orkest orkester orkiestra",
        "choir": "choeur coro chor koor kor",
        "restaurant": "ristorante restaurante gasthaus wirtshaus trattoria",
        "winery": "weingut bodega cantina quinta",
        "court": "tribunal gericht amtsgericht landgericht tribunale rechtbank",
    }
)
_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {word: kind for kind, words in _IN_OTHER_LANGUAGES.items() for word in words.split()}
)
_ENDINGS: Final = (
    ("volkshochschule", "school"),
    ("hochschule", "university"),
    ("universitat", "university"),
    ("schule", "school"),
    ("krankenhaus", "hospital"),
    ("bibliothek", "library"),
    ("theater", "theatre"),
    ("verlag", "publisher"),
)
"""German writes the kind at the end of a longer word ("Musikschule")."""

_LONGEST_UNLIKELY: Final = 7
"""Letters up to which no word has one of these endings."""


def in_english(word: str) -> str:
    """The English word for a kind of institution; the word itself, as ``plain`` writes it, where it is none."""
    kind = _ENGLISH.get(word)
    if kind is None and len(word) > _LONGEST_UNLIKELY:
        kind = next((meant for ending, meant in _ENDINGS if word.endswith(ending) and word != meant), None)
    return kind or word
