# `make` alone lists what there is. Everything runs from .venv, which the first command sets up.
PYTHON ?= python3
READY := .venv/.ready
# uv when it is here, else Python's own venv and pip; `UV=` does without it.
UV := $(shell command -v uv 2>/dev/null)

# An environment knows its own path: one that moved with its folder, lost its Python or was left half done is made anew.
ifneq "$(shell test -x .venv/bin/python && cat $(READY) 2>/dev/null)" "$(CURDIR)"
.PHONY: $(READY)
ANEW := yes
endif

# Taken from the environment of the shell, so that a folder may have spaces, quotes and any letter in its name.
export PROJECT
in_project := $${PROJECT:+--project "$$PROJECT"}

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help report check verify status lab test bench lint clean lock year

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

report: year $(READY) ## write the report of a year: YEAR=2021, or YEAR="2021 2022"; PROJECT=FOLDER for another project, PDF=yes for print
	@.venv/bin/sohoa report $(YEAR) $(in_project) $(if $(PDF),--pdf)

check: year $(READY) ## check the data of a year and write nothing: YEAR=2021
	@.venv/bin/sohoa check $(YEAR) $(in_project)

verify: year $(READY) ## make a published report again and hold every file against it: YEAR=2021
	@.venv/bin/sohoa verify $(YEAR) $(in_project)

status: $(READY) ## say which years there are and how each stands
	@.venv/bin/sohoa status $(in_project)

lab: $(READY) ## open the notebooks in JupyterLab, which asks no server for news or updates
	@.venv/bin/sohoa lab $(in_project)

test: $(READY) ## run the tests
	@.venv/bin/pytest

bench: $(READY) ## measure how fast a report is built, beside other ways; BENCH="--book --country 34" for all
	@.venv/bin/python tests/benchmarks/report_speed.py $(BENCH)

lint: $(READY) ## check style, types and the direction of imports
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

clean: ## remove what the commands made; data/raw, released editions and .venv stay
	@find data/processed outputs $(wildcard examples/*/data/processed examples/*/outputs) -mindepth 1 -maxdepth 1 ! -name .gitkeep ! -name editions -exec rm -rf {} +
	@find src tests notebooks $(wildcard examples) -depth \( -name __pycache__ -o -name .ipynb_checkpoints \) -exec rm -rf {} +
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

lock: ## bring requirements.txt in step with pyproject.toml (needs uv); UPGRADE=yes takes newer versions as well
	@test -n "$(UV)" || { echo 'make lock needs uv: python3 -m pip install uv' >&2; exit 1; }
	@"$(UV)" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  $(if $(UPGRADE),--upgrade) --extra test pyproject.toml --output-file requirements.txt

year:
	@test -n "$(YEAR)" || { echo 'Which year? For example: make report YEAR=2021, or YEAR="2021 2022" for several' >&2; exit 1; }

$(READY): requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) says: $$("$(PYTHON)" --version 2>&1 | tail -n 1)." \
	    'Name another one: make PYTHON=python3.12 …' >&2; exit 1; }
	@echo 'Setting up .venv (once, a minute or two)…'
	@rm -rf $(if $(ANEW),.venv,$(READY))
	@set -e; if [ -n "$(UV)" ]; then \
	  test -d .venv || "$(UV)" venv --quiet --python "$(PYTHON)" .venv; \
	  "$(UV)" pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes requirements.txt; \
	  "$(UV)" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .; \
	else \
	  test -d .venv || "$(PYTHON)" -m venv .venv; \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt; \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@pwd -P > $(READY)
