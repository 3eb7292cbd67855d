# Two commands matter: `make run` serves the example, `make test` proves the whole. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help run setup test check format lock bench intents eval clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: .venv/.runtime  ## serve the example résumé on http://127.0.0.1:8000
	$(BIN)/vitavoce serve --host $(HOST) --port $(PORT)

setup: .venv/.dev  ## .venv with the product and everything to work on it

test: .venv/.dev  ## all tests, on real PostgreSQL, Redis and Chromium (installed by apt when missing and permitted)
	scripts/install-system-packages.sh
	$(BIN)/pytest -n auto --dist loadgroup

check: .venv/.dev  ## format, lint, types, import rules, lock files
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	scripts/lock.sh --check

intents: .venv/.runtime  ## train the model that starts load from config/intents.yaml
	$(BIN)/python scripts/train-intents.py

eval: .venv/.runtime  ## play the question sets of the examples, with thresholds
	scripts/eval-examples.sh

bench: .venv/.dev  ## what we measure, printed side by side with its yardstick
	scripts/bench.sh

format: .venv/.dev  ## let ruff mend what it can
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

lock: .venv/bin/uv  ## pin the newest versions that fit pyproject.toml, by hash
	scripts/lock.sh

clean:  ## forget the environment and caches; data/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build src/*.egg-info

.venv/bin/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check 'uv>=0.9'

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/uv
	$(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --no-deps -e .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/uv pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@
