# On the record. `make` alone lists what there is.
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench bench-extract bench-search bench-app picture clean
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make the environment in .venv, if it is missing or out of date
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or newer: make PYTHON=python3.12 setup")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q db explorer
	@touch $@

run: setup ## build the database from seeds/ if it needs it, then open the app
	@$(BIN)/onrecord build --quiet seeds && $(BIN)/onrecord

test: setup ## run the tests
	$(BIN)/pytest -n 2

check: setup ## types, lint, format, import direction
	$(BIN)/mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

bench: setup ## print the figures the README quotes, each beside a peer
	@$(BIN)/python -m compileall -q db explorer
	$(BIN)/python -m bench

bench-extract: setup ## print those of extraction: words a second, a second core, memory
	$(BIN)/python -m bench.extraction

bench-search: setup ## print those of search at growing sizes: SIZES=10k,100k,1m CACHE=FOLDER
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m bench.search --sizes $(or $(SIZES),10k,100k) $(if $(CACHE),--cache $(CACHE))

bench-app: setup ## print how soon the app starts and answers a key, beside harlequin and posting
	@for peer in harlequin posting; do \
		test -x .venv-peers/$$peer/bin/$$peer || { $(PYTHON) -m venv .venv-peers/$$peer && .venv-peers/$$peer/bin/pip \
		install --quiet --disable-pip-version-check $$peer 'tree-sitter<0.26'; } || echo "$$peer cannot be installed"; \
	done
	@$(BIN)/python -m compileall -q db explorer
	$(BIN)/python -m bench.app .venv-peers

picture: setup ## draw the picture of the README again
	$(BIN)/python -m bench.picture

clean: ## remove the environment and the built database
	rm -rf .venv .venv-peers db/onrecord.db db/onrecord.db-wal db/onrecord.db-shm
