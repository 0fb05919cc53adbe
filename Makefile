.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
export PORT

run: .venv/run.stamp ## set up everything and serve the demo forum on 127.0.0.1:8000 (PORT=… for another)
	@$(BIN)/python -m forum_site.run

dev: .venv/run.stamp ## the same with reload and DEBUG
	@$(BIN)/python -m forum_site.run dev

test: .venv/dev.stamp ## all tests, in random order, on every core
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -q -rs

lighthouse: .venv/dev.stamp ## Lighthouse's points for the schedule, in Chromium (npm)
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.browser.lighthouse

lint: .venv/dev.stamp ## ruff, format, mypy, import-linter, djade, tsc, migrations, translations: what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	git ls-files '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/python -m tests.npm
	$(BIN)/python manage.py makemigrations --check --dry-run
	SITE_URL=https://forum.example $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python -m forum_site.messages check

fix: .venv/dev.stamp ## what can be corrected by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files '*.html' | xargs -r $(BIN)/djade --target-version 5.2

messages: .venv/dev.stamp ## extract and compile translations (GNU gettext)
	$(BIN)/python -m forum_site.messages

help: ## this list, read from these comments
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

.venv/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Forum Site needs Python 3.11 or newer; name one: make run PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.PHONY: run dev test lighthouse lint fix messages help
