# Everything runs in .venv, which is made from requirements.lock when it is missing or older than it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench
demo: .venv/ready
	@$(BIN)/dragoman demo

test: .venv/ready
	$(BIN)/python -m pytest -q

check: .venv/ready
	$(BIN)/ruff check dragoman tests benchmarks
	$(BIN)/ruff format --check dragoman tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python -m benchmarks.run $(BENCH)

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dragoman needs Python 3.11 or newer"; exit 1; }
	@echo "making .venv from requirements.lock (once, about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch .venv/ready
