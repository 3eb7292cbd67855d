"""Places as résumés name them, so that a question for a country or a part of the world finds what was done there."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CITIES_BY_CODE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AE": "dubai, abu dhabi, sharjah",
        "AR": "buenos aires, mendoza, rosario",
        "AT": "vienna, wien, salzburg, linz, innsbruck, klagenfurt",
        "AU": (
            "sydney, melbourne, brisbane, perth, adelaide, canberra, hobart, darwin, new south wales, queensland,"
            " tasmania"
        ),
        "BD": "dhaka, chittagong",
        "BE": "brussels, bruxelles, antwerp, ghent, gent, bruges, liege, leuven, namur",
        "BG": "sofia, plovdiv, varna",
        "BR": "sao paulo, rio de janeiro, brasilia, recife, porto alegre, curitiba, belo horizonte, fortaleza",
        "CA": (
            "toronto, montreal, vancouver, ottawa, calgary, edmonton, quebec, winnipeg, halifax, ontario, british"
            " columbia, alberta, nova scotia, manitoba, saskatchewan"
        ),
        "CD": "kinshasa, goma",
        "CH": "zurich, geneva, geneve, basel, bern, lausanne, lucerne, winterthur, lugano, eth, epfl",
        "CI": "abidjan",
        "CL": "valparaiso, santiago de chile",
        "CM": "yaounde, douala",
        "CN": (
            "beijing, shanghai, shenzhen, guangzhou, chengdu, hangzhou, nanjing, wuhan, xiamen, tsinghua, peking"
            " university"
        ),
        "CO": "bogota, medellin, cali, cartagena",
        "CU": "havana",
        "CY": "nicosia, limassol, larnaca",
        "CZ": "prague, praha, brno, ostrava",
        "DE": (
            "berlin, munich, munchen, hamburg, cologne, koln, frankfurt, stuttgart, dusseldorf, leipzig, dresden,"
            " bremen, hanover, hannover, nuremberg, heidelberg, bonn, karlsruhe, aachen, freiburg, mannheim,"
            " bavaria, kiel, rostock, jena, gottingen, tubingen, darmstadt, potsdam, rwth, max planck, fraunhofer,"
            " charite"
        ),
        "DK": "copenhagen, kobenhavn, aarhus, odense, aalborg, dtu",
        "DZ": "algiers, oran",
        "EC": "quito, guayaquil",
        "EE": "tallinn, tartu",
        "EG": "cairo, alexandria, giza",
        "ES": (
            "madrid, barcelona, seville, sevilla, bilbao, malaga, granada, zaragoza, cadiz, salamanca, mallorca,"
            " tenerife, alicante, catalonia, andalusia, san sebastian, valladolid"
        ),
        "ET": "addis ababa",
        "FI": "helsinki, turku, tampere, espoo, oulu, jyvaskyla, rovaniemi, aalto",
        "FR": (
            "paris, lyon, marseille, toulouse, bordeaux, nantes, lille, strasbourg, montpellier, rennes,"
            " grenoble, brittany, normandy, provence, dijon, sophia antipolis, aix en provence, sorbonne, insead,"
            " sciences po, ecole polytechnique"
        ),
        "GH": "accra, kumasi",
        "GM": "banjul",
        "GR": "athens, thessaloniki, crete, patras, heraklion",
        "HR": "zagreb, dubrovnik, rijeka",
        "HU": "budapest, debrecen, szeged, pecs",
        "ID": "jakarta, bali, bandung, surabaya, yogyakarta",
        "IE": (
            "dublin, galway, limerick, waterford, killarney, county cork, kilkenny, donegal, wexford, tralee,"
            " athlone, trinity college dublin, maynooth"
        ),
        "IL": "tel aviv, jerusalem, haifa, technion, weizmann",
        "IN": (
            "mumbai, delhi, bangalore, bengaluru, hyderabad, chennai, pune, kolkata, ahmedabad, jaipur, kerala,"
            " bombay, gurgaon, noida, kochi, goa, iit, iisc"
        ),
        "IQ": "baghdad, erbil, basra, mosul",
        "IR": "tehran, isfahan, shiraz",
        "IS": "reykjavik, akureyri",
        "IT": (
            "rome, roma, milan, milano, turin, torino, naples, napoli, florence, firenze, bologna, venice,"
            " venezia, verona, genoa, palermo, padua, trieste, bergamo, sicily, tuscany, sardinia, pisa, siena,"
            " politecnico di milano, bocconi"
        ),
        "JO": "amman",
        "JP": (
            "tokyo, osaka, kyoto, yokohama, nagoya, fukuoka, sapporo, kobe, hiroshima, okinawa, hokkaido, waseda, keio"
        ),
        "KE": "nairobi, mombasa, kisumu",
        "KH": "phnom penh",
        "KR": "seoul, busan, incheon, korea, kaist",
        "KZ": "almaty, astana",
        "LB": "beirut",
        "LK": "colombo, kandy",
        "LR": "monrovia",
        "LT": "vilnius, kaunas",
        "LU": "luxembourg city",
        "LV": "riga",
        "MA": "casablanca, rabat, marrakech, tangier, agadir",
        "MG": "antananarivo",
        "ML": "bamako",
        "MM": "yangon, burma",
        "MT": "valletta",
        "MW": "lilongwe, blantyre, mzuzu",
        "MX": "mexico city, guadalajara, monterrey, oaxaca, puebla, tijuana, cancun",
        "MY": "kuala lumpur, penang, johor",
        "MZ": "maputo, beira",
        "NA": "windhoek",
        "NE": "niamey",
        "NG": "lagos, abuja, ibadan, kano, port harcourt",
        "NL": (
            "amsterdam, rotterdam, utrecht, the hague, den haag, eindhoven, delft, groningen, leiden, maastricht,"
            " nijmegen, haarlem, holland, wageningen, twente"
        ),
        "NO": "oslo, bergen, trondheim, stavanger, tromso, alesund, svalbard, kristiansand, bodo, ntnu",
        "NP": "kathmandu, pokhara",
        "NZ": "auckland, christchurch, dunedin, otago, queenstown, rotorua, waikato",
        "PA": "panama city",
        "PE": "lima, cusco, arequipa",
        "PH": "manila, cebu, davao",
        "PK": "karachi, lahore, islamabad, rawalpindi",
        "PL": "warsaw, warszawa, krakow, cracow, wroclaw, poznan, gdansk, lodz, katowice, lublin, szczecin, gdynia",
        "PS": "gaza, ramallah, west bank",
        "PT": "lisbon, lisboa, porto, coimbra, braga, faro, madeira, azores, algarve, aveiro",
        "QA": "doha",
        "RO": "bucharest, cluj, timisoara, iasi, brasov",
        "RS": "belgrade, novi sad",
        "RU": "moscow, saint petersburg, st petersburg, novosibirsk, kazan, siberia",
        "RW": "kigali",
        "SA": "riyadh, jeddah, mecca",
        "SD": "khartoum",
        "SE": (
            "stockholm, gothenburg, goteborg, malmo, uppsala, lund, linkoping, umea, vasteras, orebro, lulea,"
            " kiruna, karolinska, chalmers, kth"
        ),
        "SG": "nus, nanyang",
        "SI": "ljubljana, maribor",
        "SK": "bratislava, kosice",
        "SL": "freetown",
        "SN": "dakar",
        "SO": "mogadishu, hargeisa",
        "SY": "damascus, aleppo",
        "TH": "bangkok, chiang mai, phuket",
        "TN": "tunis",
        "TR": "istanbul, ankara, izmir, antalya",
        "TW": "taipei, kaohsiung, hsinchu",
        "TZ": "dar es salaam, arusha, zanzibar, dodoma, kilimanjaro",
        "UA": "kyiv, kiev, lviv, kharkiv, odesa, odessa, dnipro",
        "UG": "kampala, entebbe",
        "US": (
            "new york, nyc, manhattan, california, texas, florida, massachusetts, washington, illinois,"
            " pennsylvania, ohio, michigan, colorado, oregon, arizona, minnesota, wisconsin, maryland, tennessee,"
            " utah, nevada, alaska, hawaii, boston, chicago, seattle, denver, austin, houston, dallas, atlanta,"
            " miami, philadelphia, detroit, portland, pittsburgh, minneapolis, brooklyn, san francisco, los"
            " angeles, american, mit, stanford, harvard, yale, princeton, caltech, berkeley, cornell"
        ),
        "UY": "montevideo",
        "UZ": "tashkent, samarkand",
        "VE": "caracas",
        "VN": "hanoi, ho chi minh, saigon, da nang",
        "YE": "sanaa, aden",
        "ZA": "cape town, johannesburg, durban, pretoria, stellenbosch, soweto, port elizabeth",
        "ZM": "lusaka",
        "ZW": "harare, bulawayo",
    }
)
"""Cities, provinces and universities by which résumés name a country without saying it, by its code; without those
that are as often another place's or a word's: Cork, Nice, Victoria.
"""

CITIES_OF_BRITAIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "england": (
            "london, manchester, birmingham, leeds, liverpool, bristol, sheffield, newcastle, nottingham,"
            " leicester, brighton, oxford, cambridge, york, exeter, plymouth, norwich, southampton, portsmouth,"
            " coventry, bradford, hull, derby, yorkshire, lancashire, kent, surrey, sussex, essex, devon,"
            " cornwall, cumbria, somerset, norfolk, suffolk, hertfordshire"
        ),
        "scotland": ("edinburgh, glasgow, aberdeen, dundee, inverness, stirling, paisley, orkney, shetland, highlands"),
        "wales": "cardiff, swansea, newport, wrexham, bangor, aberystwyth, brecon, snowdonia, pembrokeshire",
        "northern ireland": "belfast, derry, londonderry, lisburn, newry, ulster",
    }
)
"""By the parts of the United Kingdom: whoever asks for one doesn't mean the others."""

OTHER_NAMES_BY_CODE: Final[Mapping[str, str]] = MappingProxyType({"GB": "britain", "US": "america, the states"})
"""As people say, where résumés seldom do."""

REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "africa, african": (
            "AO BF BJ BW CD CI CM CV DZ EG ER ET GH GM KE LR LS LY MA MG ML MU MW MZ NA NE NG RW SD SL SN SO TG"
            " TN TZ UG ZA ZM ZW"
        ),
        "asia, asian": (
            "AE AF AM AZ BD BH BT CN HK ID IL IN IQ IR JO JP KG KH KR KW KZ LA LB LK MM MN MV MY NP OM PH PK PS"
            " QA SA SG SY TH TJ TM TR TW UZ VN YE"
        ),
        "southeast asia, south east asia": "ID KH LA MM MY PH SG TH VN",
        "east asia, far east": "CN HK JP KR MN TW",
        "south asia": "AF BD BT IN LK MV NP PK",
        "middle east, middle eastern, the gulf": "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
        "europe, european, the continent, continental europe, mainland europe, the eu": (
            "AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT"
            " RO RS RU SE SI SK TR UA"
        ),
        "scandinavia, scandinavian, nordic, nordic country, nordic countries, the nordics": "DK NO SE FI IS",
        "eastern europe, east europe": "BG BY CZ EE HU LT LV MD PL RO RU SK UA",
        "baltic, baltics, baltic states": "EE LT LV",
        "balkan, balkans": "AL BA BG GR HR ME MK RO RS SI",
        "north america": "CA MX US",
        "south america, south american": "AR BO BR CL CO EC GY PE PY SR UY VE",
        "latin america, latin american": "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE",
        "central america": "BZ CR GT HN MX NI PA SV",
        "caribbean, west indies": "BS CU DO HT JM TT",
        "oceania, australasia": "AU NZ FJ PG",
    }
)
"""Parts of the world, each by its names: the codes of the countries in it."""
