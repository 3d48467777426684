#!/bin/sh
# Asks pip-audit for known faults in what the virtual environment VENV holds. Ends with 1 where there
# is one. Where pip-audit or its database cannot be had, says so and ends with 0: the tests need no
# network, and what cannot be known is no fault of a commit. AUDIT=require makes that a fault too.
set -u
VENV=${VENV:-.venv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unknown() {
    echo "audit: $1; known faults of the dependencies were not looked up" >&2
    [ "${AUDIT:-}" = require ] && exit 2
    exit 0
}
"$VENV/bin/python" -m pip freeze --exclude-editable >"$work/installed.txt" || unknown "pip cannot list what is installed"
"${PYTHON:-python3}" -m venv "$work/venv" &&
    "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pip-audit ||
    unknown "pip-audit cannot be installed"
# A timeout of its own, in case the database is unreachable without saying so.
"$work/venv/bin/python" -m pip_audit --requirement "$work/installed.txt" --no-deps --disable-pip \
    --progress-spinner off --timeout 20 --format json --output "$work/report.json" 2>"$work/said"
[ -s "$work/report.json" ] || unknown "pip-audit got no answer ($(tail -n 1 "$work/said"))"
"$VENV/bin/python" - "$work/report.json" <<'PY'
import json
import sys

found = [(d["name"], d["version"], v["id"], v["fix_versions"]) for d in json.load(open(sys.argv[1]))["dependencies"] for v in d.get("vulns", ())]
for name, version, fault, fixed in found:
    print(f"audit: {name} {version}: {fault}, fixed in {', '.join(fixed) or 'no release yet'}")
print(f"audit: {len(found)} known faults in what is installed")
sys.exit(bool(found))
PY
