"""The English that questions about a person are framed in: words that carry no topic, and words for sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

FUNCTION_WORDS: Final = word_set(
    "a an the this that these those there here it its itself such same other others another one ones he she they him",
    "her his hers them their theirs himself herself themselves you your yours yourself i me my mine we us our myself",
    "who whom whose which what where when why how is are was were be been being am do does did done doing has have had",
    "having can could will would shall should may might must and or nor but if then than so as at by for from in into",
    "of off on onto out over to up upon with within without under between across through during about around along",
    "toward towards via per against among since until till before after while because although though both either",
    "neither each every all any some many much more most few several lot lots no not none only just also too very",
    "really quite even still ever never yet already again once often always sometimes usually maybe perhaps please ok",
    "okay well oh um uh er hmm yes yeah no nope right let get got go going goes gone come came want wants like kind",
    "kinds sort sorts type types way ways bit else etc eg ie vs versus plus besides except apart aside beyond instead",
    "rather own down little tad wee whether however exactly actually currently now today recently lately ago later",
    "earlier there's say said tell told show shown see seen look looking give given list name named describe explain",
    "share find know knows known think guess reckon mind wonder wondering curious hey hi hello thanks thank cheers",
    "shall whatever anything something nothing everything anyone someone anybody anywhere somewhere nowhere everywhere",
    "anyhow somehow thing things stuff s t d m ll re ve don nt everyone everybody nobody around overall general",
    "generally specifically particular particularly especially yer",
)
"""Never a topic, and never a reason to choose or to refuse an item."""

FRAME_WORDS: Final = word_set(
    "experience experienced experiences background backgrounds expertise expert knowledge familiar familiarity skilled",
    "skill skills ability abilities able capable competent competence proficient proficiency good great strong solid",
    "best better well strength strengths work works worked working use uses used using usage utilise utilize involve",
    "involves involved involving include includes included including contain contains mention mentions mentioned",
    "related relate relates regarding concerning touch touched apply applied deal dealt handle handled build built",
    "building create created creating make made making develop developed developing design designed implement",
    "implemented ship shipped write wrote written launch launched deliver delivered produce produced run ran set setup",
    "do did done try tried play played part take took taken bring brought spend spent start started begin began begun",
    "finish finished end ended stop stopped continue continued happen happened last lasted hold held serve served",
    "hands deep deeply extensive extensively serious seriously professional professionally personal personally history",
    "record track story summary overview profile bio biography cv resume resumes person guy man woman lady candidate",
    "applicant fellow somebody people team teams year years month months week weeks day days time times date dates",
    "period periods long longer longest short shorter far much recent recently current latest newest earliest first",
    "second third fourth fifth next previous former prior last final ongoing present past new newer old older total",
    "altogether combined complete completed completely entire whole full fully main major key big biggest important",
    "impressive interesting notable significant different various certain real really true possible detail details",
    "info information example examples instance more further question answer answers learn learned learnt got get have",
    "having had need needed help helped call called talk spoke speak discuss discussed responsible responsibility",
    "responsibilities task tasks duty duties role roles area areas field fields domain focus focused level levels keep",
    "kept move moved join joined leave left stay stayed become became turn employ employed hire hired offer offered",
    "gain gained obtain obtained receive received earn earned achieve achieved accomplish accomplished accomplishments",
    "achievement achievements win won get highlight highlights highlighted count number numbers many amount proof",
    "evidence true fact facts stuff sure available thanks pretty enough comfortable confident confidence idea guys",
    "quick quickly brief briefly nutshell short intro introduction introduce recruiter hiring manager's minute",
    "sentence sentences words plain simple simply rundown pitch gist everything interested enjoy enjoyed prefer",
    "preferred ever formally formal officially topic topics exposure production practice practical career careers far",
    "life lives lately ones sorts hand couple put else thought oldest older longest longer shortest shorter earlier",
    "latest highest lowest newest biggest smallest largest two three four five six seven eight nine ten thirty hundred",
    "dozen pair both place places attend attended attends allow allowed allows summarise summarize summarised outline",
    "recap sketch subject subjects version young mr mrs ms miss dr prof professor title titles meant mean means sorry",
    "actually spare promote promoted promotion certain single individual specific exact exactly mostly mainly",
    "primarily usually typical typically everyday back behind above below front along beside near close away upcoming",
    "future plan plans planned interested curious tough hard easy difficult proud famous unknown popular special",
    "unique unusual strange odd nice cool fun awesome amazing excellent outstanding remarkable fascinating valuable",
    "useful relevant significant central pick picked choose chosen prefer favourite favorite happen happened occur",
    "occurred look looked looking feel felt seem seemed appear appeared remain remained live lived outside inside walk",
    "through brag boast bring speed fill catch sum reason reasons purpose goal goals aim result results outcome",
    "outcomes impact say says said saying speaks told tells ask asked asking want wanted wants rest hire hired side",
    "folks folk peeps ppl straight directly valid expired expire expires renew renewed worker workers whiz wizard nerd",
    "buff pro weak weaker weakest worst strongest human foreign spoken natural compare compared comparison comparing",
    "difference differ similar alike likewise chance tech together altogether percent percentage",
)
"""Words of asking about a person: they shape the answer but name no topic."""

SOFT_WORDS: Final = word_set(
    "build create make develop design implement ship write launch deliver produce apply handle set start run play",
    "release deploy maintain support improve contribute code coding program programming learn put bring",
)
"""Verbs that most items share: they may rank items, but an item isn't chosen or refused for them."""

DEEDS: Final = word_set(
    "hire introduce launch deliver produce plan promote develop design build create write implement release deploy",
    "sketch",
)
"""Verbs of asking that are asked for where a question for yes or no says nothing else ("has she ever hired anyone")."""

SECTION_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "work": (
            "job jobs gig gigs employer employers employment career position positions role roles company companies"
            " stint stints workplace workplaces firm firms occupation post posts startup placement "
            "placements secondment"
        ),
        "projects": "project projects",
        "education": (
            "education degree degrees university universities uni college colleges school schools studies student"
            " studied studies studying major majored majoring academic academics academia course courses coursework"
            " graduate graduated graduating graduation diploma diplomas gpa cgpa grade grades thesis dissertation"
            "  schooling institute alma mater curriculum qualification qualifications qualified phd doctorate master "
            "masters bachelor"
            " bachelors mba msc bsc postgraduate undergraduate"
        ),
        "publications": (
            "essay essays publication publications paper papers article articles publish published publishing "
            "book books preprint"
            " preprints journal author authored coauthored"
        ),
        "skills": "skill skills skillset toolbox stack technologies technology tools",
        "certificates": (
            "certificate certificates certification certifications cert certs certified credential credentials"
            " licence licences license licenses licensed accreditation accredited ticket tickets"
        ),
        "awards": "win winning won award awarded awards prize prizes honour honours honor honors scholarship "
        "scholarships accolade accolades commendation commendations",
        "volunteer": "volunteer volunteers volunteered volunteering voluntary charity charities unpaid",
        "languages": "language languages lingual bilingual multilingual fluent fluently fluency polyglot",
        "interests": "interest interests hobby hobbies pastime pastimes fun passion passions passionate leisure",
        "references": (
            "reference references referee referees testimonial testimonials recommendation recommendations vouch"
            " recommend recommended recommends endorsement endorsements colleague colleagues"
        ),
    }
)

PICKING_SECTION_WORDS: Final = word_set(
    "university universities uni college institute school degree degrees startup course courses student ticket tickets",
    "placement placements secondment essay essays commendation commendations",
)
"""Words that name a section and, where some of its items say them, pick these ("the university ones")."""

STRICT_SECTION_WORDS: Final = word_set(
    "diploma diplomas thesis dissertation scholarship scholarships book books journal preprint licence license phd",
    "doctorate doctoral master masters bachelor bachelors mba msc bsc postgraduate undergraduate",
)
"""Words that name a section and a thing in it that must be there: no diploma, no answer."""

KIND_NOUNS: Final = word_set(
    "software tool framework library language platform package system technology technique method stuff cluster",
    "service app application environment ecosystem stack suite product machine machinery equipment kit gear device",
    "user users guru whizz buff geek",
)
"""Nouns that say what kind of thing a technology is; beside its name they add nothing ("GIS software")."""


PERSON_PRONOUNS: Final = word_set(
    "he she they him her his hers their theirs them himself herself themselves you your yours"
)

NAME_STOP_WORDS: Final = word_set(
    "of the and for in at de da do del della di du des la le les el y und der die das van von et dr prof professor mr",
    "mrs ms miss sir dame inc ltd llc llp gmbh ag sa sl srl bv oy ab plc pvt co corp corporation limited company group",
    "holding",
)
"""Small words and legal forms inside names."""
