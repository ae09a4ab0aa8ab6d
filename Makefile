# The two commands of a newcomer: `make demo` and `make test`. Both do all of their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := out/demo.duckdb
AXE := out/axe/node_modules/axe-core/axe.min.js

.PHONY: demo test lint clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "dragoman needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "this Python cannot make virtual environments; install the package python3-venv (Debian, Ubuntu)"; exit 1; }

$(VENV)/installed: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: --editable '.[test]'
	@touch $@

demo: $(VENV)/installed
	@mkdir -p out && rm -f $(STORE)
	@$(BIN)/dragoman read examples --store $(STORE)
	@$(BIN)/dragoman events --store $(STORE) --limit 20
	@echo "These are the first; all of them: $(BIN)/dragoman events --store $(STORE)"
	@$(BIN)/dragoman report --store $(STORE) -o out/report.html
	@$(BIN)/dragoman compare --store $(STORE) -o out/compare.html
	@echo "Open $(CURDIR)/out/compare.html: the two articles side by side."

test: $(VENV)/installed-test $(AXE) lint
	$(BIN)/pytest

# axe-core looks for what would keep people out of a page; without npm its tests are skipped.
$(AXE):
	@mkdir -p out && if command -v npm >/dev/null; \
		then npm install --silent --no-audit --no-fund --prefix out/axe axe-core || echo "axe-core cannot be fetched; its tests are skipped"; \
		else echo "npm is missing; the tests with axe-core are skipped"; fi

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) out build dist
