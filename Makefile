# Two commands matter: `make serve` and `make test`. Each sets up what is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TEST_READY := $(VENV)/.ready-test
BENCH_VENV := .venv-bench
BENCH_READY := $(BENCH_VENV)/.ready
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade

# The theme's notice of its end of life; what follows from it is in docs/about/decisions/.
export NO_MKDOCS_2_WARNING := 1

# Each processor has a process of its own, which takes the next file of tests when one is done.
SPREAD := --numprocesses auto --dist loadfile --no-loadscope-reorder
LINTS := lint-rules lint-format lint-types lint-layers lint-libraries
LINTS += lint-scripts lint-script-types lint-script-layers
NODE_TOOLS := $(BIN)/node requirements/node_modules/.bin

.PHONY: help serve build wheel check test test-fast fuzz bench lint $(LINTS) schema lock clean
.DEFAULT_GOAL := help

help:
	@echo "make serve   build the playbook, serve it on http://127.0.0.1:8000, rebuild on change"
	@echo "make build   build the site into site/; a failed build leaves the last one as it was"
	@echo "make wheel   build the package of the playbook command, with the content in it, into dist/"
	@echo "make check   check the content in playbook/"
	@echo "make test    run every check and test, in a real browser too"
	@echo "make test-fast  run the tests that need no browser and no built site (about a minute)"
	@echo "make fuzz    run the property tests with examples that nobody has tried yet"
	@echo "make bench   measure builds, checks and edits against other programs (about ten minutes)"
	@echo "make schema  write schema/*.json and GitHub's issue forms from the model"
	@echo "make lock    pin the requirements anew, with hashes"

$(READY): requirements/site.txt pyproject.toml
	@$(PYTHON) requirements/preflight.py
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): $(READY) requirements/test.txt requirements/package-lock.json
	@echo "Setting up the tests (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(BIN)/npm ci --prefix requirements --ignore-scripts --silent
	@$(BIN)/python -m tests.browser.install
	@touch $@

$(BENCH_READY): requirements/bench.txt
	@echo "Setting up the programs to measure against (once, about a minute) ..."
	@test -x $(BENCH_VENV)/bin/python || $(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

serve: $(READY)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

build: $(READY)
	$(BIN)/playbook build

wheel: $(READY)
	$(BIN)/hatchling build --target sdist --target wheel

check: $(READY)
	$(BIN)/playbook check

bench: $(TEST_READY) $(BENCH_READY)
	$(BIN)/python -m tests.bench $(ARGS)

lint: $(TEST_READY)
	@$(MAKE) --no-print-directory --jobs $(words $(LINTS)) $(LINTS)

lint-rules: $(TEST_READY)
	$(BIN)/ruff check .

lint-format: $(TEST_READY)
	$(BIN)/ruff format --check .

lint-types: $(TEST_READY)
	$(BIN)/mypy

lint-layers: $(TEST_READY)
	$(BIN)/lint-imports --no-logo

lint-libraries: $(TEST_READY)
	$(BIN)/deptry .

lint-scripts: $(TEST_READY)
	$(NODE_TOOLS)/biome ci --error-on-warnings docs/assets

lint-script-types: $(TEST_READY)
	$(NODE_TOOLS)/tsc --project .

lint-script-layers: $(TEST_READY)
	$(BIN)/pytest --quiet tests/browser/test_modules.py

test: lint
	$(BIN)/pytest $(SPREAD)

test-fast: $(TEST_READY)
	$(BIN)/pytest $(SPREAD) -m "not browser and not site and not slow"

fuzz: $(TEST_READY)
	$(BIN)/pytest $(SPREAD) -m "hypothesis and not browser" --hypothesis-profile fuzz

schema: $(READY)
	$(BIN)/playbook schema --write schema
	$(BIN)/playbook schema --forms .github/ISSUE_TEMPLATE

lock: $(TEST_READY)
	cd requirements && ../$(BIN)/uv pip compile $(LOCK) --output-file site.txt site.in
	cd requirements && ../$(BIN)/uv pip compile $(LOCK) --output-file terminal.txt terminal.in
	cd requirements && ../$(BIN)/uv pip compile $(LOCK) --output-file test.txt test.in
	cd requirements && ../$(BIN)/uv pip compile $(LOCK) --output-file bench.txt bench.in
	$(BIN)/npm update --prefix requirements --ignore-scripts --save

clean:
	rm -rf $(VENV) $(BENCH_VENV) requirements/node_modules dist site .site-building .playbook-cache
