"""What kinds of institution are called in other languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

INSTITUTIONS: Final[Mapping[str, str]] = MappingProxyType(
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
INSTITUTION_ENDINGS: Final = (
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
