#!/bin/sh
# Asks pip-audit for known faults in what the virtual environment VENV holds. Ends with 1 where there
# is one that a newer release does not have; one that has no remedy yet is only said. Where pip-audit
# or its database cannot be had, or knows none of the packages, says so and ends with 0: the tests need
# no network, and what cannot be known is no fault of a commit. AUDIT=require makes that a fault too.
set -u
VENV=${VENV:-.venv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unknown() {
    echo "audit: $1; known faults of the dependencies were not looked up" >&2
    [ "${AUDIT:-}" = require ] && exit 2
    exit 0
}
"$VENV/bin/python" -m pip --disable-pip-version-check freeze --exclude-editable >"$work/installed.txt" 2>"$work/said" ||
    unknown "pip cannot list what is installed"
{
    "${PYTHON:-python3}" -m venv "$work/venv" &&
        "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 20 pip-audit
} >"$work/said" 2>&1 || unknown "pip-audit cannot be installed ($(tail -n 1 "$work/said"))"
# Time limits of its own, in case the database is unreachable without saying so.
"$VENV/bin/python" - "$work" <<'PY' 2>"$work/said"
import subprocess
import sys

work = sys.argv[1]
command = [f"{work}/venv/bin/python", "-m", "pip_audit", "--requirement", f"{work}/installed.txt", "--no-deps", "--disable-pip"]
command += ["--progress-spinner", "off", "--timeout", "20", "--format", "json", "--output", f"{work}/report.json"]
try:
    subprocess.run(command, timeout=180)
except subprocess.TimeoutExpired:
    sys.exit("no answer within three minutes")
PY
[ -s "$work/report.json" ] || unknown "pip-audit got no answer ($(tail -n 1 "$work/said"))"
"$VENV/bin/python" - "$work/report.json" <<'PY'
import json
import sys

try:
    with open(sys.argv[1], encoding="utf-8") as f:
        listed = json.load(f)["dependencies"]
    known = [d for d in listed if "skip_reason" not in d]
    found = [(d["name"], d["version"], v["id"], v["fix_versions"]) for d in known for v in d["vulns"]]
except (ValueError, KeyError, TypeError):
    sys.exit(3)
if not known:
    sys.exit(3)
for name, version, fault, fixed in found:
    print(f"audit: {name} {version}: {fault}, {'fixed in ' + ', '.join(fixed) if fixed else 'no release without it yet'}")
left = len(listed) - len(known)
print(f"audit: {len(known)} packages looked up, {len(found)} known faults{f'; {left} packages are not in the database' if left else ''}")
sys.exit(any(fixed for *_, fixed in found))
PY
ended=$?
[ $ended -eq 3 ] && unknown "the database knows none of the packages"
exit $ended
