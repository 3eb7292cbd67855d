import multiprocessing
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest


@pytest.fixture
def forks() -> ForkServerContext:
    """Starts processes in 20 ms: their imports are paid once. (What is preloaded must be installed.)"""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "asyncpg", "vitavoce.conversation.preparing", "vitavoce.storage.opening"])
    return context


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where the asking process writes down what it was told is kept."""
    path = tmp_path / "told"
    path.touch()
    return path
