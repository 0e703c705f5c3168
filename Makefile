# One door to everything. `make help` lists the verbs.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export DJANGO_SETTINGS_MODULE ?= zhicheng.config.settings

.PHONY: help setup run test check coverage bench soak tour format clean
help:      ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

setup: .venv/installed  ## everything installed: packages, and (as root) browser, fonts, database server
.venv/installed: requirements.lock pyproject.toml scripts/system-packages
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	scripts/system-packages
	touch $@

run: setup  ## the platform with demo data on http://127.0.0.1:8000 (SQLite)
	scripts/run

test: setup  ## all tests: on SQLite, and again on PostgreSQL where a server can be started
	scripts/test

check: setup  ## linters, types, layers, plans, coverage of the requirements
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/zhicheng plan check
	$(BIN)/python scripts/coverage --check

coverage: setup  ## renew docs/coverage.md: where each requirement of the notices stands
	$(BIN)/python scripts/coverage

bench: .venv/bench  ## benchmarks as ratios in one run; ONLY=name picks one
	$(BIN)/python -m bench $(if $(ONLY),--only $(ONLY))

.venv/bench: .venv/installed bench/requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r bench/requirements.lock
	touch $@

soak: setup  ## the long, exhaustive runs that do not fit into `make test`
	scripts/soak

tour: setup  ## renew the screenshots of docs/tour/
	$(BIN)/pytest -q tests/tour

format: setup  ## format and mend what the linter can
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

clean:  ## remove what was built
	rm -rf .venv var out
