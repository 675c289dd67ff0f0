# make briefs: set up what is missing and build everything.   make test: set up what is missing and pass the tests.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: briefs test check judges golden lock clean

briefs: $(VENV)/.ready
	$(BIN)/python build.py

test: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python build.py check
	$(BIN)/pytest -q -n 2

check: $(VENV)/.ready
	$(BIN)/python build.py check

judges:
	.ci/judges.sh

# Write the golden files anew; then read the difference before you commit it.
golden: $(VENV)/.ready-dev
	$(BIN)/pytest -q --update-golden tests

# Pin the dependencies anew, with hashes.
lock: $(VENV)/.ready-dev
	$(BIN)/pip install -q pip-tools
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links -o requirements.txt pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --extra dev -o requirements-dev.txt pyproject.toml

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed: install python3 and python3-venv, then make again."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.txt .ci/native.sh
	@.ci/native.sh $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .judges .pytest_cache .mypy_cache .ruff_cache .hypothesis output
