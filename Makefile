# Everything is run from here. Whatever is missing on this machine is named and installed first by tools/set-up.
PYTHON ?= python3
PYTEST_ARGS ?=
run := tools/with-system

QUICK := $(addprefix tests/test_,$(addsuffix .py,patterns promises records flow examples elements guards))

.PHONY: help demo test quick soak lint fix cover bench lock clean
export PYTHON
# What Python compiled of the program is kept: the tests begin hundreds of processes with it.
unexport PYTHONDONTWRITEBYTECODE

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

demo: ready  ## write the papers of invented cases into demo/
	$(run) letters demo -o demo

test: lint  ## linters, types, import order, then every test
	$(run) pytest $(PYTEST_ARGS)

quick: ready-test  ## while thinking, in a minute: what the papers say, to whom, and what is asked
	$(run) pytest -n 0 -k 'not common_path' $(QUICK) $(PYTEST_ARGS)

soak: ready-test  ## before a release: the same tests, and all that `make test` tries a share of
	SOAK=1 $(run) pytest $(PYTEST_ARGS)

lint: ready-test  ## linters, types and import order only
	$(run) ruff check
	$(run) ruff format --check
	$(run) mypy
	$(run) lint-imports --no-logo

fix: ready-test  ## mend what the linters can mend
	$(run) ruff check --fix
	$(run) ruff format

cover: ready-test  ## which lines and branches no test reaches
	$(run) pytest --cov --cov-report=term $(PYTEST_ARGS)

bench: ready-test  ## ratios, never seconds: how the program compares with the bare work
	$(run) python tests/bench/run.py

lock:  ## after a change of dependencies; tools/lock --upgrade takes newer versions
	tools/lock

clean:  ## remove what set-up and running made here
	rm -rf .venv .system demo dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.PHONY: ready ready-test
ready:
	@tools/set-up run
ready-test:
	@tools/set-up test
