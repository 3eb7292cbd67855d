#!/usr/bin/env bash
# Writes requirements.lock and requirements-dev.lock: exact versions with hashes and no addresses.
# With --check it only proves that they still satisfy pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() { # compile OUTPUT [uv options]
    local output=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate pyproject.toml "$@" --output-file "$output"
}

if [ "${1:-}" = "--check" ]; then
    fresh=$(mktemp -d)
    trap 'rm -rf "$fresh"' EXIT
    cp requirements.lock requirements-dev.lock "$fresh/" # uv keeps the versions it finds in the output file
    compile "$fresh/requirements.lock"
    compile "$fresh/requirements-dev.lock" --group dev
    for name in requirements.lock requirements-dev.lock; do
        if ! cmp -s "$name" "$fresh/$name"; then
            echo "$name does not fit pyproject.toml; run: make lock" >&2
            exit 1
        fi
    done
else
    rm -f requirements.lock requirements-dev.lock
    compile requirements-dev.lock --group dev
    cp requirements-dev.lock requirements.lock # so that both pin the same versions
    compile requirements.lock
fi
