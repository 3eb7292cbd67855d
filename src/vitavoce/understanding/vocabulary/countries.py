"""Countries by the names that résumés call them, so that what was done abroad is found."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NAMES: Final = """
AE united arab emirates/uae/dubai/abu dhabi; AF afghanistan; AL albania; AM armenia; AO angola; AR argentina; AT
austria; AU australia; AZ azerbaijan; BA bosnia; BD bangladesh; BE belgium; BF burkina faso; BG bulgaria; BH bahrain;
BJ benin; BO bolivia; BR brazil/brasil; BS bahamas; BT bhutan; BW botswana; BY belarus; BZ belize; CA canada; CD
congo; CH switzerland/schweiz/suisse; CI ivory coast; CL chile; CM cameroon; CN china; CO colombia; CR costa rica; CU
cuba; CV cape verde/cabo verde; CY cyprus; CZ czechia/czech republic; DE germany/deutschland; DK denmark; DO dominican
republic; DZ algeria; EC ecuador; EE estonia; EG egypt; ER eritrea; ES spain/espana; ET ethiopia; FI finland; FJ fiji;
FR france; GB united kingdom/uk/england/scotland/wales/northern ireland/great britain; GE tbilisi; GH ghana; GM
gambia; GR greece; GT guatemala; GY guyana; HK hong kong; HN honduras; HR croatia; HT haiti; HU hungary; ID indonesia;
IE ireland; IL israel; IN india; IQ iraq; IR iran; IS iceland; IT italy/italia; JM jamaica; JO jordan; JP japan; KE
kenya; KG kyrgyzstan; KH cambodia; KR south korea; KW kuwait; KZ kazakhstan; LA laos; LB lebanon; LK sri lanka; LR
liberia; LS lesotho; LT lithuania; LU luxembourg; LV latvia; LY libya; MA morocco; MD moldova; ME montenegro; MG
madagascar; MK north macedonia; ML mali; MM myanmar; MN mongolia; MT malta; MU mauritius; MV maldives; MW malawi; MX
mexico; MY malaysia; MZ mozambique; NA namibia; NE niger; NG nigeria; NI nicaragua; NL netherlands/nederland; NO
norway/norge; NP nepal; NZ new zealand; OM oman; PA panama; PE peru; PG papua new guinea; PH philippines; PK pakistan;
PL poland/polska; PS palestine; PT portugal; PY paraguay; QA qatar; RO romania; RS serbia; RU russia; RW rwanda; SA
saudi arabia; SD sudan; SE sweden/sverige; SG singapore; SI slovenia; SK slovakia; SL sierra leone; SN senegal; SO
somalia; SR suriname; SV el salvador; SY syria; TG togo; TH thailand; TJ tajikistan; TM turkmenistan; TN tunisia; TR
turkey/turkiye; TT trinidad; TW taiwan; TZ tanzania; UA ukraine; UG uganda; US united states/usa; UY uruguay; UZ
uzbekistan; VE venezuela; VN vietnam; YE yemen; ZA south africa; ZM zambia; ZW zimbabwe
"""
"""Without names that are as often a person's or a word's: Georgia, Chad, Jersey."""


def _names_by_code() -> dict[str, tuple[str, ...]]:
    listed = (entry.strip().partition(" ") for entry in _NAMES.replace("\n", " ").split(";"))
    return {code: tuple(names.split("/")) for code, _, names in listed}


NAMES_BY_CODE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_names_by_code())
"""The plain names of each country, by its ISO 3166 code of two letters."""
