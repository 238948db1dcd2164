# What one does with Planverk in a clone. Each target sets up what it needs first, in .venv, from nothing but Python
# and make; set-up is done again only when pyproject.toml has changed.

VENV   := .venv
BENCH  := .bench-venv
BIN    := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# A plain path to the packages: the other way looks each import up in a table, a tenth of a second in every process.
install = $(BIN)/python -m pip install --quiet --editable $(1) --config-settings editable_mode=compat || \
    $(BIN)/python -m pip install --quiet --editable $(1)
# Every worker process imports the packages: compiled once, they start in half the time.
COMPILE := $(BIN)/python -m compileall -q corpus models extractors pipeline output planverk.py
# One test process per core; make test ARGS="-x tests/output" runs a part.
test check: ARGS ?= -n auto

.PHONY: help demo test check fuzz docs bench bench-size bench-growth kills bench-dask clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 17

demo: $(VENV)/.installed  ## Read the sample documents and compare two municipalities
	mkdir -p demo
	$(BIN)/planverk extract corpus/samples/pdf/*.ruled.pdf --db demo/plans.db
	$(BIN)/planverk compare Ale Sala --db demo/plans.db
	@printf '%s\n' '' \
	    'Try next:' \
	    '  $(BIN)/planverk query --db demo/plans.db                 the questions that come with Planverk' \
	    '  $(BIN)/planverk findings --db demo/plans.db              what was not read, or is not certain' \
	    '  $(BIN)/planverk extract your/folder --db plans.db        your own documents'

test: $(VENV)/.installed-dev  ## Run the tests
	$(PYTEST) $(ARGS)

check: $(VENV)/.installed-dev  ## Run everything that must pass before a change goes in
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) $(ARGS)

fuzz: $(VENV)/.installed-dev  ## Fuzz the parsers, a minute each (ARGS="numbers --seconds 600": one, for longer)
	$(call install,'.[fuzz]')
	$(BIN)/python -m fuzz $(ARGS)

docs: $(VENV)/.installed  ## Write the generated documentation again
	$(BIN)/python -m pipeline.commands_reference > docs/commands.md.new && mv docs/commands.md.new docs/commands.md
	$(BIN)/python -m output.schema_sql > output/schema.sql.new && mv output/schema.sql.new output/schema.sql
	$(BIN)/python -m output.describe > docs/schema.md.new && mv docs/schema.md.new docs/schema.md
	$(BIN)/python docs/make_examples.py

bench: $(VENV)/.installed $(BENCH)/.installed  ## Measure Planverk beside other programs (ARGS="--quick": 3 minutes)
	$(BIN)/python -m benchmarks $(ARGS)

bench-size: $(VENV)/.installed  ## Measure questions on a generated database of 10,000 documents (15 minutes)
	$(BIN)/python docs/make_size.py $$(date +%F)

kills: $(VENV)/.installed  ## Kill runs two hundred times and look at what is left (ARGS="--prepared": the quick way)
	$(BIN)/python -m benchmarks.kills $(ARGS)

bench-dask: $(VENV)/.installed-dev  ## Compare 1,000 documents by Dask, a worker killed, with one machine (10 minutes)
	$(BIN)/python -m benchmarks.dask_run $(ARGS)

bench-growth: $(VENV)/.installed  ## Measure how costs grow up to 10,000 documents, for docs/scale.md (15 minutes)
	rm -f benchmarks/results/growth.json
	$(BIN)/python docs/make_scale.py $$(date +%F) benchmarks/results/growth.json $(DOCUMENTS)

clean:  ## Remove what the other targets made
	rm -rf $(VENV) $(BENCH) demo benchmarks/results build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(call install,.)
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(call install,'.[dev]')
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

# Peers that cannot be installed are reported, and the others measured.
$(BENCH)/.installed: benchmarks/peers.py | $(BIN)/python
	$(BIN)/python -m benchmarks.environment
	@touch $@

# The versions that all dependencies have wheels for come first; any other that is new enough is tried after them.
$(BIN)/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14 python; do \
	    if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "$$python -m venv $(VENV)"; \
	        exec $$python -m venv $(VENV); \
	    fi; \
	done; \
	echo 'planverk: No Python 3.11 or newer with the module venv was found. Install one (Debian, Ubuntu:' \
	     'apt install python3 python3-venv), or name one: make test PYTHON=/path/to/python3' >&2; \
	exit 1
