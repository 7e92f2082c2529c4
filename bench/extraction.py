"""Words a second of extraction, beside the bare parse of the full small English pipeline on the same texts."""

import statistics
import time
from collections.abc import Iterator

import spacy

from db.extract.extract import MODELS, Extractor
from db.location import seeds
from db.read.article import Article
from db.read.discover import find_files
from db.read.file import read_article

COPIES = 12
ROUNDS = 3


def extraction() -> Iterator[tuple[str, float, float, str]]:
    """Medians of interleaved rounds over the seeds, a dozen times each, on one core."""
    articles = [read_article(path) for path in find_files([seeds()])] * COPIES
    words = sum(len(article.text.split()) for article in articles)
    pipeline, extractor = spacy.load(MODELS[0]), Extractor()
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(words / _seconds_of_ours(extractor, articles))
        began = time.perf_counter()
        for _doc in pipeline.pipe(line for article in articles for line in article.text.split("\n") if line.strip()):
            pass
        peer.append(words / (time.perf_counter() - began))
    yield "extraction, words a second", statistics.median(ours), statistics.median(peer), "nlp.pipe, whole pipeline"


def _seconds_of_ours(extractor: Extractor, articles: list[Article]) -> float:
    """How long the extraction of all articles takes."""
    began = time.perf_counter()
    for article in articles:
        extractor.extract(article)
    return time.perf_counter() - began
