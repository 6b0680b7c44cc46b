"""What an account is called inside a sentence."""

from consilience.model import Document, Published, Source
from consilience.text.naming import in_sentence, listed, outlet_names, shortened, with_article


def account(id_: str, name: str, method: str = "given") -> Document:
    return Document(id_, "", Source(name, name, method), Published(None, "unknown"), "", ())


def test_an_outlet_is_called_by_its_name_and_a_file_by_its_beginning() -> None:
    documents = [
        account("a", "North Post (Web News)"),
        account("001_d89476b368179a38.txt", "001_d89476b368179a38", "file_name"),
    ]
    assert outlet_names(documents) == {"a": "North Post", "001_d89476b368179a38.txt": "File 001"}


def test_two_articles_of_one_outlet_are_told_apart() -> None:
    names = outlet_names([account("a", "Herald"), account("b", "Herald"), account("c", "Post")])
    assert list(names.values()) == ["Herald (1)", "Herald (2)", "Post"]


def test_names_in_a_row() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "A"]) == "A and B"
    assert listed(["A", "B", "C", "D"]) == "A, B and 2 others"


def test_common_nouns_begin_small_and_names_do_not() -> None:
    assert in_sentence("Police") == "police"
    assert in_sentence("The mayor") == "the mayor"
    assert in_sentence("Anna Berg") == "Anna Berg"


def test_words_are_cut_between_words() -> None:
    assert shortened("the old mill  of Norrby,", 99) == "the old mill of Norrby"
    assert shortened("the old mill of Norrby", 12) == "the old …"


def test_names_of_several_words_with_a_common_noun_have_an_article() -> None:
    assert with_article("Meridian Compact") == "the Meridian Compact"
    assert with_article("United States", "USA") == "the United States"
    assert with_article("UN") == "the UN"
    for name in ("Valdonia", "NATO", "the bloc", "Valdonia's council"):
        assert with_article(name) == name
