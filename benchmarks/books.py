"""Very long texts made of the two sample articles: their paragraphs over and over, numbered, sentences shuffled."""

import random
from pathlib import Path

from dialogue_reader.documents.model import SIDES
from dialogue_reader.documents.opening import open_pair, sample

FIRST_LINE = "Một quyển sách rất dài"
TITLES = {"left": FIRST_LINE, "right": "Un très long livre"}
MEGABYTE = 1_000_000


def books(folder: Path, megabytes: int) -> tuple[Path, Path]:
    """A Vietnamese and a French text of so many megabytes each; the same ones each time."""
    pair = open_pair(*sample())
    paths = []
    for side in SIDES:
        article = pair[side]
        path = folder / f"{side}-{megabytes}.txt"
        paths.append(path)
        if path.exists():
            continue
        paragraphs: list[list[str]] = [[] for _ in article.passages]
        for sentence in article.sentences:
            paragraphs[sentence.passage].append(article.text_of(sentence))
        order = random.Random(megabytes)  # noqa: S311 - to vary, not to hide
        with path.open("w", encoding="utf-8") as file:
            file.write(f"{TITLES[side]}\n\n")
            number = 0
            while number % 50 or file.tell() < megabytes * MEGABYTE:
                number += 1
                sentences = list(order.choice(paragraphs))
                order.shuffle(sentences)
                file.write(f"[{number}] {' '.join(sentences)}\n\n")
    return paths[0], paths[1]
