"""An oath is seen where no word says that it is one: a penalty, God, or what is dear stands in its place."""

from __future__ import annotations

import pytest

from letters.languages.oaths import swears

SAID_OTHERWISE = {
    'en': [
        'I certify this under criminal penalty.',
        'On pain of imprisonment.',
        'I vow it before God.',
        'I bear witness.',
    ],
    'de': [
        'Gott sei mein Zeuge.',
        'Das erkläre ich unter Strafandrohung.',
        'Hand aufs Herz.',
        'Ich verbürge mich dafür.',
    ],
    'es': ['Pongo a Dios como testigo.', 'Respondo con mi responsabilidad penal.', 'Lo atestiguo.', 'Por mi vida.'],
    'ur': ['خدا جانتا ہے کہ یہ سچ ہے۔', 'قرآن پر ہاتھ رکھ کر کہتا ہوں۔', 'سزا کے تحت بیان ہے۔', 'میں شہادت دیتا ہوں۔'],
}


@pytest.mark.parametrize('language', SAID_OTHERWISE)
def test_an_oath_in_other_words_is_one(language: str) -> None:
    assert [text for text in SAID_OTHERWISE[language] if not swears(text, language)] == []
