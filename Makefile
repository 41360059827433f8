# What a developer types. With uv or without: Python 3.11 or later, git and make are enough.
.DEFAULT_GOAL := help
.PHONY: help demo assess test check fix fuzz hostile oracle mutants pythons lowest highest audit release bench lock

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
EXAMPLE := lake-health-2025/ministry-north-director

help:     ## list these targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

demo: $(VENV)/.run    ## score a worked example to the terminal
	@$(BIN)/cooperation example $(EXAMPLE) | $(BIN)/cooperation score -

assess: $(VENV)/.run  ## interview you about your partnership
	@$(BIN)/cooperation assess

test: check           ## set up, then pass every check

check: $(VENV)/.dev   ## format, lint, types, import contracts, tests with coverage
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov -n auto

fix: $(VENV)/.dev     ## format, and mend what ruff can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

fuzz: $(VENV)/.dev    ## try FUZZ inputs (20000) on each loader; what fails is kept in tests/fuzz/corpus
	FUZZ_KEEP=1 $(BIN)/pytest tests/fuzz --hypothesis-profile=fuzz -n auto

hostile: $(VENV)/.dev ## every hostile file, text and failing call through every command, not by turns
	HOSTILE=all $(BIN)/pytest tests/end_to_end/test_hostile_files.py tests/end_to_end/test_hostile_words.py \
	  tests/end_to_end/test_writers.py tests/end_to_end/test_durability.py \
	  tests/end_to_end/test_durability_by_keys.py tests/end_to_end/test_pages_in_a_browser.py -n auto

oracle: $(VENV)/.dev  ## compare the engine with the second scorer in 10,000 cases
	ORACLE_CASES=10000 $(BIN)/pytest tests/oracle -n auto

pythons: $(VENV)/.dev ## the same JSON from every Python that is found here (needs uv)
	PATH=$(BIN):$$PATH .ci/pythons

lowest:               ## the tests with the lowest dependencies allowed (needs uv)
	.ci/bounds lowest

highest:              ## the tests with the highest dependencies allowed (needs uv)
	.ci/bounds highest

audit:                ## ask what is known against each package that is locked (needs the network)
	.ci/audit $(PYTHON)

release: $(VENV)/.dev ## wheel, sdist, bill of materials and checksums in dist/, built twice (needs uv, jq)
	.ci/release

mutants: $(VENV)/.dev ## plant small faults (in one ROOM, or all) and see that a test notices each: takes hours
	PYTHONPATH=tests $(BIN)/python -m mutation $(ROOM)

bench: $(VENV)/.dev   ## time the program against named references
	@missed=0; for one in run plan panel compare; do $(BIN)/python benchmarks/$$one.py || missed=1; done; exit $$missed

lock:                 ## bring uv.lock and requirements/ in step with pyproject.toml (needs uv)
	uv lock
	uv export -q --frozen --no-emit-project --no-annotate --no-header --no-default-groups --group build -o requirements/run.txt
	uv export -q --frozen --no-emit-project --no-annotate --no-header --group dev -o requirements/dev.txt
	uv export -q --frozen --no-emit-project --no-annotate --no-header --only-group audit -o requirements/audit.txt

# The same versions either way: uv reads the lock, pip the files exported from it, each with hashes.
ifdef UV
$(VENV)/.run: uv.lock
	$(UV) sync -q --frozen --inexact --no-default-groups
	@touch $@
$(VENV)/.dev: uv.lock
	$(UV) sync -q --frozen --inexact
	@touch $@ $(VENV)/.run
else
$(VENV)/.run: requirements/run.txt | $(BIN)/python
	$(BIN)/python -m pip install -q --require-hashes -r $<
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@
$(VENV)/.dev: requirements/dev.txt | $(BIN)/python
	$(BIN)/python -m pip install -q --require-hashes -r $<
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/it"; exit 1; }
	$(PYTHON) -m venv $(VENV)
endif
