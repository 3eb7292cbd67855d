#!/usr/bin/env bash
# The servers and the browser that the tests use for real: installed by apt where they are missing and it is permitted.
set -euo pipefail

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || missing+=(chromium)
command -v strace >/dev/null || missing+=(strace) # watches that reading a recording opens nothing
command -v espeak-ng >/dev/null || missing+=(espeak-ng) # asks the questions that the tests ask aloud
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "The tests need these Debian packages: ${missing[*]}. Install them and run again." >&2
        exit 1
    fi
    as_root=(sudo -n)
fi
echo "Installing ${missing[*]} ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    exit 1
fi
