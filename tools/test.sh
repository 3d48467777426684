#!/bin/sh
# Makes a virtual environment (VENV, by default .venv), installs copylint into it with what the tests
# need, and runs all of them: those of tests/system too, which plain `pytest` leaves out, and with three times as
# many examples where these are made by machine. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}
PYTHON=${PYTHON:-python3}
[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[test]'
export COPYLINT_TESTS_TRY=all
exec "$VENV/bin/python" -m pytest -o testpaths=tests -n auto --dist worksteal "$@"
