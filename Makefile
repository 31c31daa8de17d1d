# Two commands on a fresh machine with python3 (3.11 or newer) and make: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AGENCY ?= so-khcn-binh-thuan
YEAR ?= 2024
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types floors tests samples docs mutations images bench bench-rendering bench-province bench-linting bench-pages clean

help: ## say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: $(VENV)/.run ## build the papers of a real agency for 2024 into output/
	$(BIN)/qmsdocs build $(AGENCY) --year $(YEAR)

samples: $(VENV)/.run ## build the papers of every sample agency into output/
	$(BIN)/qmsdocs build

test: lint types floors tests ## everything: style, types, floors, guards and tests

check: lint types floors ## the quick part of `make test`

lint: $(VENV)/.dev ## style of the code (ruff)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## types (mypy, strict)
	$(BIN)/mypy

floors: $(VENV)/.dev ## which floor may import which (import-linter)
	$(BIN)/lint-imports

tests: $(VENV)/.dev ## the tests (pytest)
	$(BIN)/pytest -n $(WORKERS)

docs: $(VENV)/.dev ## write docs/kinds/ and docs/rules/ anew, a page for each kind of paper and each rule
	$(BIN)/python docs/write_kinds.py
	$(BIN)/python docs/write_rules.py

mutations: $(VENV)/.dev ## plant every fault in clean papers and write docs/mutations.md anew (some minutes)
	$(BIN)/python docs/write_mutations.py

images: $(VENV)/.dev ## draw docs/images/ anew (needs LibreOffice, poppler and Chromium)
	$(BIN)/python docs/draw_images.py
	$(BIN)/python docs/draw_pages.py

bench: bench-rendering bench-province bench-linting bench-pages ## measure how fast papers are made (some minutes)

bench-rendering: $(VENV)/.bench
	$(BIN)/python benchmarks/rendering.py --rust $(VENV)/rust/bin/python

bench-province: $(VENV)/.bench
	$(BIN)/python benchmarks/province.py

bench-linting: $(VENV)/.bench
	$(BIN)/python benchmarks/linting.py

bench-pages: $(VENV)/.bench
	$(BIN)/python benchmarks/pages.py

clean: ## remove the virtual environment and what was built
	rm -rf $(VENV) output/*/ .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (Python 3.11 or newer is needed)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Thiếu mô-đun venv: sudo apt install python3-venv (the venv module is missing)"; exit 2; }
	@touch $@

$(VENV)/.run: $(VENV)/.venv pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.venv pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.run

# rust-docxtpl takes the name of docxtpl, so that it gets a place of its own; without it, it is left out.
$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	-@$(PYTHON) -m venv $(VENV)/rust && $(VENV)/rust/bin/pip install --quiet --disable-pip-version-check rust-docxtpl jinja2 lxml
	@touch $@
