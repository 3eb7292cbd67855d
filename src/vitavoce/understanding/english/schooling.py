"""Kinds of school, and of the degrees they end in: "at uni", "her high school", "MSc"."""

import re
from typing import Final

UNIVERSITY: Final = re.compile(r"\b(?:uni|unis|university|universities|undergrad|campus|higher education)\b")
DEGREE: Final = re.compile(r"(?:uni(?:versity)? |college )?degrees?")
UNIVERSITY_BEGINNING: Final = "universi"
SCHOOL: Final = re.compile(
    r"\b(?:high|secondary|primary|grammar|elementary|middle|comprehensive|boarding|public|state) ?schools?\b"
    r"|\bas a (?:kid|child|boy|girl|teen|teenager)\b|\bsixth form\b|\bschool (?:leaving|exams?)\b"
)
DEGREES_BY_RANK: Final = (
    ("certificate", "school", "leaving", "gcse", "a level", "abitur"),
    ("diploma", "associate", "foundation", "apprentice"),
    ("bachelor", "bsc", "ba ", "bs ", "beng", "btech", "bba", "llb", "bfa", "b.", "licenc", "undergraduate"),
    ("master", "msc", "ma ", "ms ", "meng", "mtech", "mba", "mfa", "llm", "mphil", "m.", "magister", "diplom-"),
    ("phd", "doctor", "dphil", "ph d", "ph.d"),
)
ANY_SCHOOL: Final = "school"
