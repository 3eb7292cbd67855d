#!/usr/bin/env bash
# Everything we measure, one after the other, each bounded in time. Compare only within one block.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-system-packages.sh
for name in understanding turns_http storage llm_overhead startup experiments voice; do
    echo "== benchmarks.$name"
    .venv/bin/python -m "benchmarks.$name"
done
