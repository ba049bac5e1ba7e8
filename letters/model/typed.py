"""Words that people type, beside those that the screen offers."""

from letters.model.record import Record
from letters.model.record import Text


class Typed(Record):
    """`letters/data/typed.yaml`. Words are compared in one spelling: without case, accents and signs between them."""

    yes: list[Text] = []
    no: list[Text] = []
    articles: list[Text] = []
    titles: list[Text] = []
    countries: dict[str, list[Text]] = {}
    languages: dict[str, list[Text]] = {}
    cities: dict[str, list[Text]] = {}
    days: dict[str, list[Text]] = {}
    engines: list[Text] = []
    services: dict[str, list[Text]] = {}
    companies: list[Text] = []
