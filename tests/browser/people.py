"""Invented people whose résumés try the page: a plain one, one that is hard to set, an empty one, a hostile one."""

from typing import Any

TILDA: dict[str, Any] = {
    "basics": {
        "name": "Tilda Brook",
        "label": "Bridge engineer who writes the software for it",
        "email": "tilda@example.com",
        "url": "https://tilda.example",
        "summary": "Builds bridges and the programs that watch over them.",
        "location": {"city": "Lund", "countryCode": "SE"},
        "profiles": [{"network": "GitHub", "username": "tilda", "url": "https://github.example/tilda"}],
    },
    "work": [
        {
            "name": "Öresund Structures",
            "position": "Lead Engineer",
            "url": "https://oresund.example",
            "startDate": "2020-04",
            "summary": "Leads the monitoring of eleven bridges with sensors, Python and Kubernetes.",
            "highlights": ["Moved the sensor pipeline to Kubernetes"],
            "keywords": ["Kubernetes", "Python", "PostgreSQL"],
        },
        {
            "name": "Kävlinge Steel",
            "position": "Junior Engineer",
            "startDate": "2016-08",
            "endDate": "2020-03",
            "summary": "Calculated welds and wrote the Python scripts that checked them.",
            "keywords": ["Python", "Fortran"],
        },
    ],
    "projects": [
        {
            "name": "Swaywatch",
            "description": "Tells from a phone's sensors how a footbridge sways. " * 8,
            "startDate": "2021-05",
            "endDate": "2023-01",
            "url": "https://swaywatch.example",
            "keywords": [
                *("Kubernetes", "Python", "Kotlin", "Swift", "TypeScript", "React", "PostgreSQL", "Redis", "Kafka"),
                *("Terraform", "Ansible", "Grafana", "Prometheus", "Docker", "Helm", "NumPy", "SciPy", "Pandas"),
                *("FastAPI", "Celery"),
            ],
        }
    ],
    "education": [
        {"institution": "Lund University", "area": "Civil engineering", "studyType": "MSc", "endDate": "2016"}
    ],
    "skills": [{"name": "Programming", "level": "Advanced", "keywords": ["Python", "Fortran", "SQL"]}],
    "languages": [{"language": "Swedish", "fluency": "Native"}, {"language": "English", "fluency": "Fluent"}],
}

HARD_TO_SET: dict[str, Any] = {
    "basics": {
        "name": "Wolfgangamadeusbartholomeussson María de los Ángeles Fernández-Cavendish van der Woodsen",
        "label": "Principal " * 20,
        "location": {"city": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "countryCode": "GB"},
        "profiles": [{"network": f"Network{number}", "url": f"https://n{number}.example/"} for number in range(9)],
    },
    "work": [
        {
            "name": "Donaudampfschifffahrtsgesellschaft" * 3,
            "position": "Oberingenieurin" * 8,
            "startDate": "2020",
            "summary": "x" * 900,
            "keywords": ["Supercalifragilisticexpialidocious" * 3, *(f"Python{number}" for number in range(30))],
        }
    ],
}

RIGHT_TO_LEFT: dict[str, Any] = {
    "basics": {"name": "محمد بن عبد الله", "label": "مهندس جسور", "location": {"city": "القاهرة"}},
    "work": [{"name": "شركة النيل", "position": "مهندس", "startDate": "2019", "keywords": ["Python"]}],
    "meta": {"language": "ar"},
}

EMPTY: dict[str, Any] = {}

ATTACK = "<img src=x onerror=alert(1)><svg onload=alert(2)></svg><script>alert(3)</script>"


def hostile(value: Any = TILDA) -> Any:
    """Tilda's résumé with HTML around every text of it but the dates."""
    if isinstance(value, dict):
        return {key: text if key.endswith("Date") else hostile(text) for key, text in value.items()}
    if isinstance(value, list):
        return [hostile(each) for each in value]
    return f"{ATTACK}{value}"
