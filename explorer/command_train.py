"""`onrecord train`: weights from articles that people annotated, with progress, and an account at the end."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from db.extract.version import digest
from explorer.draw.score import table
from explorer.failure import CommandError
from explorer.progress import shown
from explorer.text import one_line

if TYPE_CHECKING:
    from db.extract.model.weights import Weights
    from db.learn.brat import Annotated
    from db.learn.score import Score

SCIPY = "pip install 'onrecord[train]'"


def train(folder: Path, output: Path, holdout: float) -> int:
    """Learn, write the weights, print what it came to, and return the exit status."""
    try:
        import scipy  # noqa: F401 -- only this command needs these two
        import threadpoolctl  # noqa: F401
    except ImportError as error:
        raise CommandError(f"training needs {error.name}, which is not installed", SCIPY) from error
    from db.learn.error import LearnError

    _writable(output)
    try:
        return _train(folder, output, holdout)
    except LearnError as error:
        raise CommandError(error.message, error.remedy) from error


def _train(folder: Path, output: Path, holdout: float) -> int:
    from db.learn.brat import read_folder
    from db.learn.holdout import held_back
    from db.learn.train import enough

    begun = time.monotonic()
    annotated = read_folder(folder)
    mine, others = held_back(annotated, holdout)
    enough(sum(bool(one.attributions) for one in mine))
    weights = _learned(mine, begun)
    with _whole(output) as file:
        _write(weights, file)
        score = _scored(others, file) if others else None
    facts = [("articles learned from", f"{len(mine):,}")]
    if others:
        facts.append(("articles held back", f"{len(others):,}"))
    facts.append(("seconds", f"{time.monotonic() - begun:,.0f}"))
    for name, value in facts:
        print(f"{name:<23}{value}")
    name = one_line(str(output))
    print(f"{'weights':<23}{name}, {output.stat().st_size / 1024:,.0f} KB, {digest(output.read_bytes())}")
    print(f"{'to use them':<23}onrecord extract|build PATH... --weights {name}")
    if score is not None:
        print("\n" + "\n".join(table(score)))
    return 0


def _learned(given: Sequence["Annotated"], begun: float) -> "Weights":
    """Read the articles and learn from them, telling on standard error how far it is."""
    from db.extract.extract import load_pipeline
    from db.learn.example import examples
    from db.learn.train import learn

    try:
        nlp = load_pipeline(None)
    except OSError as error:
        raise CommandError(f"cannot load the language model: {error}", "install onrecord again") from error
    read = []
    with shown() as show:
        for done, example in enumerate(examples(given, nlp), 1):
            read.append(example)
            show(done, len(given))

    def say(stage: str) -> None:
        print(f"learned {stage}, {time.monotonic() - begun:.0f} s", file=sys.stderr)

    print(f"read {len(read)} articles, {time.monotonic() - begun:.0f} s; now learning", file=sys.stderr)
    return learn(read, say)


def _scored(others: Sequence["Annotated"], weights: Path) -> "Score":
    """Read the articles held back with the weights, and compare."""
    from db.extract.extract import Extractor
    from db.learn.score import Score
    from db.read.file import read_article

    extractor, score = Extractor(weights=weights), Score()
    with shown() as show:
        for done, one in enumerate(others, 1):
            article = read_article(one.file)
            score.add(article.text, one.attributions, extractor.extract(article))
            show(done, len(others))
    return score


def _writable(output: Path) -> None:
    """Raise CommandError where the weights could not be written, or would take the place of something else."""
    from db.extract.model.weights import WeightsError, load

    if output.is_dir():
        raise CommandError(f"{output} is a folder", f"name a file: --output {output / 'attribution.npz'}")
    if not output.parent.is_dir():
        raise CommandError(f"{output.parent} is no folder", "make it, or name another --output")
    if not os.access(output.parent, os.W_OK):
        raise CommandError(f"{output.parent} cannot be written to", "name another --output")
    if output.exists():
        try:
            load(output)
        except WeightsError as error:
            raise CommandError(
                f"{output} is there and {error}", "it is left as it is: name another --output, or remove it"
            ) from error


@contextmanager
def _whole(output: Path) -> Iterator[Path]:
    """Give a file to write beside the output, which takes its place if all goes well and is removed if not."""
    handle, name = mkstemp(dir=output.parent, prefix=f".{output.name}.")
    os.close(handle)
    file = Path(name)
    try:
        yield file
        umask = os.umask(0)
        os.umask(umask)
        file.chmod(0o666 & ~umask)  # as any new file; a temporary one is its maker's alone
        file.replace(output)
    finally:
        file.unlink(missing_ok=True)


def _write(weights: "Weights", file: Path) -> None:
    from db.extract.model.weights import save

    with file.open("wb") as out:
        save(weights, out)
