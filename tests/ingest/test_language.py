import pytest

from consilience.ingest.language import language_of, name_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour master said that nine of the ferries would stay in port until the dispute ended. " * 2, "en"),
        ("Ferries stay! Nine boats, twelve crews, many tears: Halden waits. Nobody sails, nothing moves. " * 2, "en"),
        ("Le maître du port a déclaré que neuf des bateaux resteraient au port jusqu'à la fin du conflit. " * 2, "fr"),
        ("Начальник порта заявил, что девять паромов останутся в порту до решения спора о сборах. " * 3, "ru"),
        ("De havenmeester zei dat negen van de veerboten in de haven van de stad blijven. " * 2, "nl"),
        ("Ida Moen, Nils Aas, Bo Tran", None),
        ("", None),
    ],
)  # fmt: skip
def test_languages(text, language):
    assert language_of(text) == language


def test_names():
    assert name_of("de") == "German"
    assert name_of("xx") == "the language “xx”"
