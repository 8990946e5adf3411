# Everything starts here: `make help` lists it. Needs python3 (3.11 to 3.13), pip and make.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2

VENV := .venv
BIN := $(VENV)/bin
# The locks' own sums name the stamps: whatever changes in a lock is installed, and nothing twice.
READY := $(VENV)/.ready-$(shell cat requirements.txt pyproject.toml | cksum | cut -d' ' -f1)
READY_DEV := $(VENV)/.ready-dev-$(shell cat requirements-dev.txt pyproject.toml | cksum | cut -d' ' -f1)
# Some machines have pip beside Python and not inside new environments: theirs works on ours too.
PIP = $$(test -x $(BIN)/pip && echo $(BIN)/python -m pip || echo $(PYTHON) -m pip --python $(BIN)/python)
INSTALL = $(PIP) install -qq --disable-pip-version-check --require-hashes --no-deps --requirement
ITSELF = $(PIP) install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
LOCK = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help run test check bench screens messages docs audit lock clean ready ready-dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo; echo "  Other tasks of whoever runs the platform: $(BIN)/insieme --help"

run: $(READY) ## set everything up and serve the platform with the demo world (PORT=8000)
	@exec $(BIN)/insieme up --port $(PORT)

test: $(READY_DEV) ## set everything up and pass every test (PG_BIN= other PostgreSQL programs, ARGS= for pytest)
	@CHROMIUM="$$(sh .ci/chromium)" && export CHROMIUM && exec $(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(READY_DEV) ## style, import contracts, types, templates
	@mkdir -p build
	@echo "ruff";         $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@echo "import-linter"; $(BIN)/lint-imports --no-cache > build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }
	@echo "mypy";         INSIEME_DEMO=1 $(BIN)/mypy --no-error-summary
	@echo "djlint";       $(BIN)/djlint insieme/web --lint --quiet
	@echo "All in order."

bench: $(READY_DEV) ## speed and weight of every page, from the world of `insieme seed-scale N`
	@exec $(BIN)/python -m benchmarks $(ARGS)

screens: $(READY_DEV) ## a picture of every page for every role, at 360 and 1280 px, into .screens/
	@CHROMIUM="$$(sh .ci/chromium)" && export CHROMIUM && exec $(BIN)/python -m tools.screens $(ARGS)

messages: $(READY_DEV) ## collect the texts to translate, and say which have no English
	@exec $(BIN)/python -m tools.messages $(ARGS)

docs: $(READY_DEV) ## write docs/generated again from the code
	@exec $(BIN)/python -m tools.docs

audit: $(READY_DEV) ## known weaknesses of what we depend on (asks pypi.org, and fails when it cannot)
	@exec $(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt

lock: ## choose versions again, and write requirements*.txt with their hashes
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv; }
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

clean: ## remove what can be made again; the data in .data stay
	rm -rf $(VENV) build .screens .mypy_cache .ruff_cache .hypothesis *.egg-info
	find insieme tests -name __pycache__ -type d -prune -exec rm -rf {} +

ready: $(READY)

ready-dev: $(READY_DEV)

$(READY): | $(BIN)/python
	@echo "Installing what the platform needs into $(VENV) (once; about half a minute)…"
	@$(INSTALL) requirements.txt && $(ITSELF)
	@rm -f $(VENV)/.ready-[0-9]*; touch $@

$(READY_DEV): | $(READY)
	@echo "Installing what the tests need into $(VENV) (once; about a minute)…"
	@$(INSTALL) requirements-dev.txt && mkdir -p build
	@rm -f $(VENV)/.ready-dev-*; touch $@

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { \
		echo "Python is missing ($(PYTHON)): install Python 3.11, 3.12 or 3.13, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
		echo "Python 3.11, 3.12 or 3.13 is needed, and $(PYTHON) is $$($(PYTHON) --version). Name another: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv' 2> /dev/null || { \
		echo "Python's module venv is missing: on Debian and Ubuntu, apt install python3-venv."; exit 1; }
	@if $(PYTHON) -c 'import ensurepip' 2> /dev/null; then $(PYTHON) -m venv $(VENV); \
	elif $(PYTHON) -m pip --version > /dev/null 2>&1; then $(PYTHON) -m venv --without-pip $(VENV); \
	else echo "pip is missing: on Debian and Ubuntu, apt install python3-pip python3-venv."; exit 1; fi
