.PHONY: help check format lint types contracts test snapshots pictures texts bench

help:  ## List what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

check: lint types test  ## Everything before a commit

format:  ## Format the code
	uv run ruff format .
	uv run ruff check --fix .

lint:  ## Format and lint
	uv run ruff format --check .
	uv run ruff check .

types:  ## Types, strictly
	uv run mypy

contracts:  ## The layers import downwards only; the tests look at this, too
	uv run lint-imports

test:  ## The tests of the README
	uv run pytest

snapshots:  ## Accept how the screens look now; look at each before you commit it
	uv run pytest tests/tui/test_snapshots.py --snapshot-update

pictures:  ## Make the pictures of the docs anew; scripts/pictures.py check says whether they must be
	uv run python scripts/pictures.py make

texts:  ## Take new texts into the translations, and make the catalogues
	uv run python scripts/translations.py update
	uv run python scripts/translations.py compile

bench:  ## Speed, as ratios taken in one run
	uv run python -m benchmarks
