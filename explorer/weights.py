"""Weights of one's own, looked at before anything is read with them."""

from pathlib import Path

from explorer.failure import CommandError


def usable(file: Path) -> None:
    """Raise CommandError for a file that holds no weights this onrecord can use; says what to do."""
    from db.extract.model.weights import WeightsError, load

    try:
        load(file)
    except WeightsError as error:
        remedy = "onrecord train DIR makes some; or leave --weights out"
        raise CommandError(f"the weights {file}: {error}", remedy) from error
