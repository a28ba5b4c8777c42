# Everything runs in .venv, which is made from requirements.lock when it is missing or older than it.
PYTHON ?= python3
BIN := .venv/bin
PAGE := dragoman/web/static/page/index.html

.PHONY: demo serve test check bench page
demo: .venv/ready
	@$(BIN)/dragoman demo

serve: .venv/ready page
	@$(BIN)/dragoman serve --demo --open

# The page's own tests are skipped where it cannot be built.
test: .venv/ready
	@if command -v npm >/dev/null; then $(MAKE) -s page || echo "the page cannot be built here; its tests in the browser are skipped"; fi
	$(BIN)/python -m pytest -q

check: .venv/ready
	$(BIN)/ruff check dragoman tests benchmarks hatch_build.py
	$(BIN)/ruff format --check dragoman tests benchmarks hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python -m benchmarks.run $(BENCH)

page: $(PAGE)

$(PAGE): page/node_modules/.package-lock.json $(shell find page -path page/node_modules -prune -o -type f -print 2>/dev/null)
	cd page && npm run build
	@touch $@

page/node_modules/.package-lock.json: page/package.json page/package-lock.json
	@node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null || { echo "the page needs Node 20 or newer, with npm"; exit 1; }
	cd page && npm ci --no-audit --no-fund
	@touch $@

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dragoman needs Python 3.11 or newer"; exit 1; }
	@echo "making .venv from requirements.lock (once, about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch .venv/ready
