# Needs make and Python 3.11 or later; every target sets up the rest for itself.
# A set-up that is complete is not repeated: see scripts/setup.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check conformance mutation mutation-full bench lock clean

PYTEST := .venv/bin/python -m pytest

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

demo: ## Run the demonstration; its documents go to demo/
	@scripts/setup run
	.venv/bin/tenor demo demo

test: ## Run the test suite
	@scripts/setup dev
	$(PYTEST)

check: ## Run all that CI runs: ruff, mypy, import rules, test suite
	@scripts/setup dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PYTEST)

conformance: ## Run the slow proofs (installs Chromium, LibreOffice, Poppler, PostgreSQL, Node, Java)
	@scripts/setup conformance
	@scripts/conformance

mutation: ## Plant errors in the papers of the examples; fails unless the checker finds all
	@scripts/setup dev
	.venv/bin/python -m mutation

mutation-full: ## The same with every figure of every document, in every way, on every road
	@scripts/setup dev
	.venv/bin/python -m mutation --full

bench: ## Measure speed, as ratios within one run
	@scripts/setup bench
	.venv/bin/python -m bench.start
	.venv/bin/python -m bench.replay
	.venv/bin/python -m bench.papers
	.venv/bin/python -m bench.drawing
	.venv/bin/python -m bench.binder
	.venv/bin/python -m bench.stamping
	.venv/bin/python -m bench.bulk
	.venv/bin/python -m bench.plot

lock: ## Bring requirements/*.txt into line with pyproject.toml
	@scripts/lock

clean: ## Remove all that these targets make, .venv and demo/ included
	rm -rf .venv .venv-tools demo dist tests/conformance/node_modules
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
