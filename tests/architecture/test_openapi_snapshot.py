"""The API is a promise: a change of it is seen in review, as a change of docs/openapi.json.

After a change that is meant: ``python -m tests.architecture.test_openapi_snapshot``.
"""

import asyncio
import json
import tempfile
from pathlib import Path

from vitavoce.bootstrap import in_memory
from vitavoce.core.config import load_settings
from vitavoce.main import create_app

SNAPSHOT = Path(__file__).parents[2] / "docs" / "openapi.json"


def openapi_text() -> str:
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder))
        document = create_app(settings, asyncio.run(in_memory(settings))).openapi()
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def test_the_document_is_the_committed_one() -> None:
    assert openapi_text() == SNAPSHOT.read_text(encoding="utf-8")


def test_every_operation_is_named_described_and_told_with_its_problems() -> None:
    document = json.loads(openapi_text())
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            assert operation["operationId"].isidentifier(), where
            assert operation["summary"], where
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"], (where, status)
                    assert "X-Request-Id" in response["headers"], (where, status)


def test_every_field_and_parameter_is_explained() -> None:
    document = json.loads(openapi_text())
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            assert described.get("description") or "$ref" in described, (name, field)
    for path, operations in document["paths"].items():
        for operation in operations.values():
            names = [parameter["name"] for parameter in operation.get("parameters", [])]
            assert len(names) == len(set(names)), path
            assert all(parameter["description"] for parameter in operation.get("parameters", [])), path


if __name__ == "__main__":
    SNAPSHOT.write_text(openapi_text(), encoding="utf-8")
