# setup, demo and test are all a newcomer needs; every target can be run again at no cost.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
EXAMPLE := examples/economy-system

.PHONY: help setup browser demo serve test suite lint ruff types fix bench golden defects mutants same soak audit pythons clean

help:
	@echo "make setup   install what is missing (LibreOffice, fonts, .venv)"
	@echo "make demo    build the example package and its sheets"
	@echo "make serve   the workbench over a demonstration of its own; delete build/demo to begin anew"
	@echo "make test    setup, lint, all tests"
	@echo "make lint    ruff and mypy"
	@echo "make fix     repair what ruff can repair"
	@echo "make golden  write the generated documents and template texts again"
	@echo "make defects plant every defect of tests/defects (the tests: a fixed part), into docs/catch-rate.md"
	@echo "make mutants change one fact at a time in finished files, into docs/catch-rate.md (up to an hour)"
	@echo "make same    build the example over and over in other batches and compare every byte (many minutes)"
	@echo "make bench   measure, into docs/benchmarks.md"
	@echo "make soak    kill, starve and crowd builds, into docs/reliability.md"
	@echo "make audit   known vulnerabilities and licences of the locked libraries"
	@echo "make pythons the tests on every supported Python, and with the lowest libraries"
	@echo "make clean   remove what was built"

setup:
	@scripts/setup.sh

browser:
	@scripts/browser.sh

demo: setup
	@$(BIN)/bidkit build $(EXAMPLE)
	@$(BIN)/bidkit sheets $(EXAMPLE)
	@echo
	@echo "成品在 $(EXAMPLE)/out/package/，检查报告是 $(EXAMPLE)/out/检查报告.html，配套表在 $(EXAMPLE)/out/sheets/"

serve: setup
	@test -d build/demo || $(BIN)/bidkit init build/demo --demo
	@$(BIN)/bidkit serve build/demo

# mypy takes one core for a minute: it runs beside the tests, which wait for LibreOffice now and then
test: setup browser ruff
	@$(MAKE) --no-print-directory -j 2 suite types

suite:
	$(BIN)/python -m pytest -n 2

lint: ruff types

ruff:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

fix:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.growth

defects: setup
	$(BIN)/python -m scripts.defects

mutants: setup
	$(BIN)/python -m scripts.mutants

same: setup
	$(BIN)/python -m scripts.same_bytes

# A clerk at real tender documents: BIDKIT_TENDERS=folder BIDKIT_CLERK=folder make real
real: setup
	$(BIN)/python -m pytest tests/excel_only/test_real.py -q

soak: setup
	$(BIN)/python -m scripts.soak

audit: setup
	$(BIN)/python -m scripts.audit

pythons:
	scripts/pythons.sh $(TESTS)

golden: setup
	$(BIN)/python -m scripts.golden

clean:
	rm -rf build dist .bidkit .pytest_cache .mypy_cache .ruff_cache .hypothesis examples/*/out
	find bidkit tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
