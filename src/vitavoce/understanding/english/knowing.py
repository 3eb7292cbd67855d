"""Set phrases for knowing a thing or being able to do it, whose words name nothing: "know her way round"."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued

_OWN: Final = r"(?:his|her|their|your|the)"

KNOWING: Final = Cued(
    rf"\bknow(?:s|n)? {_OWN} (?:way|stuff|onions)(?: (?:a?round|about|through|with))?\b"
    r"|\bway (?:a?round|about) (?=an?\b|the\b|\w+\W*$)"
    r"|\bknow(?:s)? (?:a thing or two|the first thing|(?:all )?the ropes|the ins and outs|how it works|what is what)"
    r"(?: (?:about|of|with|in))?\b"
    r"|\ba (?:dab|safe|good|old|steady|great) hand (?:at|with|in)\b"
    r"|\ban? (?:old|seasoned) (?:hand|pro|timer) (?:at|with|in)\b"
    r"|\bau fait\b|\b(?:well[ -])?versed\b|\bconversant\b|\bacquainted\b|\bup to (?:scratch|snuff|the mark|the job)\b"
    r"|\b(?:clued|genned|skilled|trained|read)[ -]up\b(?: (?:in|on|with)\b)?"
    r"|\bno (?:stranger|slouch|novice|newcomer|mug)\b"
    r"|\b(?:trust|trusted|trusting|entrusted)(?: (?:him|her|them))? (?:with|to)\b"
    r"|\b(?:an?|any|some|much of an?) (?:(?:good|firm|real|proper|solid|bit of a|natural) )*"
    r"(?:grip|handle|grasp|hold|feel|knack|flair|nose|eye|ear|head|gift|talent|aptitude|stomach|taste|appetite|clue|"
    r"inkling|sense) (?:of|on|for|with|about)\b"
    r"|\bthe (?:stomach|head|temperament|makings|chops|patience|nerve) (?:for|of|to)\b|\bwhat it takes\b"
    r"|\bfirst[ -]?hand\b|\bhands[ -]on\b|\bin anger\b|\bin real life\b|\bfrom (?:scratch|the ground up)\b|\bby hand\b"
    r"|\bmuch (?:cop|chop|use|good)\b|\bany (?:cop|use|great shakes)\b|\bat (?:ease|home)(?= with\b)"
    rf"|\bin {_OWN} (?:repertoire|arsenal|locker|tool ?(?:kit|box|belt)|quiver|wheelhouse|element|blood|past|dna|"
    r"bag of tricks|comfort zone)\b"
    r"|\b(?:any )?dealings? with\b|\bcut out (?:for|to be)\b|\b(?:come|came|been) (?:into|in) contact with\b"
    r"|\bset foot (?:in|on)\b|\blaid (?:his |her |their )?hands on\b|\bup (?:for|to) (?=\w+ing\b)"
    r"|\b(?:throw|put|let) (?:him|her|them) (?:at|on|in|near)\b|\bfind (?:his|her|their) way\b"
    r"|\bget(?:s)? on (?:well |ok |okay |all right )?with\b|\bgot? the hang of\b|\bworth (?:his|her|their) salt\b"
    r"|\bsigned off (?:on|for|in|to)\b|\bpassed (?:as )?fit (?:for|to)\b|\bfit (?:for|to)\b|\ba crack at\b"
)
