# Two commands do all the set-up: `make demo` runs the main job, `make test` passes the tests.
# Everything else is for those who work on the project.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python3.14 python,$(shell $(p) -c 'import sys; print("$(p)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))

.PHONY: help demo test lint unit browser notebooks score bench bench-corpus bench-serve bench-view soak lock clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or name it with make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.run ## The main job: build the seed report, print the summary and three lists, draw the page
	@rm -rf out
	$(BIN)/kg build seeds/yuzhong-2025.txt --out out
	$(BIN)/kg query out ranks --format table
	$(BIN)/kg query out honours --format table
	$(BIN)/kg query out targets --format table
	$(BIN)/kg view out -o out/graph.html

test: lint unit ## Everything that must pass

lint: $(VENV)/.dev ## Format, lint, types, order of rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev browser ## The tests, with coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

browser: $(VENV)/.dev ## Find a browser for the tests; as root on Debian install one
	@$(BIN)/python tests/browser.py

notebooks: $(VENV)/.dev ## Execute the tutorials anew and keep their outputs
	$(BIN)/python -m tests.notebooks.execute

score: $(VENV)/.run ## Score the gold passages of $(SHARED) and hold the floors of tests/floors.toml
	$(BIN)/python tests/score_gold.py $(SHARED)

bench: $(VENV)/.dev ## Time the build against jieba.posseg, in one run
	$(BIN)/python tests/bench.py

bench-corpus: $(VENV)/.dev ## Time text to quads on 300 reports of $(SHARED) against jieba.posseg and a bare scan, on one core
	$(BIN)/python tests/bench_corpus.py $(SHARED)

bench-serve: $(VENV)/.dev ## Time every page's data on the seed and on a hundred reports (of $(SHARED), or invented)
	$(BIN)/python -m tests.view.explorer.bench --reports $(SHARED)/corpus/reports

bench-view: $(VENV)/.dev browser ## Time the explorer's first picture and its frames against pyvis, in one run
	$(BIN)/python -m tests.view.explorer.bench_view

soak: $(VENV)/.dev ## 200 clients with mixed requests for a minute: none lost, memory flat
	$(BIN)/python -m tests.view.explorer.load

lock: $(VENV)/.dev ## Make the lock files anew
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url pyproject.toml --group build --group dev -o requirements-dev.lock

clean: ## Remove what the targets made
	rm -rf $(VENV) out build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
