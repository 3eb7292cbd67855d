#!/usr/bin/env bash
# Plays the question sets of the invented people in examples/ and fails where one falls below its threshold.
set -euo pipefail
cd "$(dirname "$0")/.."

threshold=${1:-0.85} # share of cases passed, in each set
failed=0
for questions in examples/*.questions.jsonl; do
    slug=$(basename "$questions" .questions.jsonl)
    profile=examples/$slug.json
    [ -f "$profile" ] || profile=src/vitavoce/config/example_resume.json # the one the package ships
    echo "== $slug"
    .venv/bin/vitavoce eval --profile "$profile" --today 2026-11-22 --threshold "$threshold" "$questions" |
        grep -E '^(  |all|[0-9]+ of)' || failed=1
done
exit "$failed"
