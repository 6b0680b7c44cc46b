"""The columns are what the tokens say."""

from consilience.annotate.columns import column, heads


def test_columns_are_what_the_tokens_say(read):
    doc = read("The mayor of Lund, Ana Perrin, said that two ferries had sunk.\n\nNobody was hurt, she added.").doc
    assert column(doc, "dep") == [token.dep_ for token in doc]
    assert column(doc, "tag") == [token.tag_ for token in doc]
    assert column(doc, "pos") == [token.pos_ for token in doc]
    assert column(doc, "lemma") == [token.lemma_ for token in doc]
    assert heads(doc) == [token.head.i for token in doc]
