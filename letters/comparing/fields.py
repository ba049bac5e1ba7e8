"""The fields of a form: which words of the researchers and of the records are about the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

SAME: dict[str, tuple[str, ...]] = {
    'filer.full_name': ('sender.name',),
    'filer.email': ('sender.email',),
    'filer.phone': ('sender.phone',),
    'filer.postal_address': ('sender.address',),
    'filer.company': ('sender.organisation',),
    'filer.capacity': ('sender.role', 'sender.authority'),
    'filer.authority_proof': ('sender.authority', 'sender.role'),
    'filer.confidential': ('wishes.confidential',),
    'victim.legal_name': ('person.name', 'sender.name'),
    'victim.country': ('person.country', 'sender.country'),
    'content.urls': ('items.url', 'items.media_url'),
    'content.uploader_account': ('items.locator.account', 'items.url'),
    'content.first_seen': ('items.seen',),
    'content.category': ('materials.kind', 'letter.short'),
    'content.is_synthetic': ('materials.kind',),
    'content.description': ('letter.short', 'materials.work', 'items.locator.place'),
    'content.personal_info_exposed': ('items.exposes',),
    'content.search_queries': ('items.queries',),
    'content.depicts_minor': ('materials.age_when_recorded',),
    'consent.given': ('letter.no-consent-facts',),
    'consent.commercial': ('materials.paid_now',),
    'statement.no_consent': ('letter.no-consent-facts', 'letter.short'),
    'statement.good_faith': ('letter.good-faith',),
    'statement.accurate_complete': ('letter.good-faith', 'letter.accuracy'),
    'statement.accurate_under_perjury': ('letter.accuracy', 'letter.authority-on-oath'),
    'statement.authority_owner_or_agent': ('letter.authority-on-oath',),
    'law.country': ('person.country',),
    'law.why_illegal': ('letter.short',),
    'law.basis': ('letter.short',),
    'copyright.work_description': ('materials.work',),
    'copyright.owner': ('materials.copyright_owner',),
    'request.fingerprint': ('wishes.fingerprint',),
    'prior_report': ('items.reports',),
    'signature': ('sender.name',),
}
"""A word of the researchers, and the answers of ours that fill such a field. Other words have no answer of ours."""

_LISTS = frozenset({'fields', 'form_fields', 'art16_fields', 'art16_form_labels'})
_PARTS = {
    'ncii': ('ncii', 'delisting', 'host'),
    'copyright': ('copyright',),
    'dsa': ('dsa',),
    'privacy': ('erasure', 'privacy', 'personal-data'),
}
OPEN = 'open'
"""A field that no answer of ours fills: it can be any."""


def fields(tree: Mapping[str, Any], key: str, value: Callable[..., Any]) -> Iterator[Any]:
    """The fields in a mapping with a list of them: each with the grounds of its form and the answers that fill it.

    Researchers keep forms below the name of a ground, records in a channel with `grounds`. The last part of the form
    says whether the list is one of the form itself, or only what the law asks of every form.
    """
    named = tree.get('grounds')
    grounds = tuple(map(str, named)) if isinstance(named, list) else _PARTS.get(key.rsplit('.', 1)[-1], ())
    heading = '/'.join(grounds) if named else key.rsplit('.', 1)[-1]
    for name in sorted(_LISTS & tree.keys()) if grounds else ():
        for field in tree[name] if isinstance(tree[name], list) else ():
            word, needed = _word(field)
            if needed:
                answers = SAME.get(word, (word,) if '.' in word and 'from' in field else ())
                written = f'{heading}: {word or field["asks"]}'
                if word == '' or answers:
                    yield value('field', f'{key}.{name}', written, (grounds, answers or (OPEN,), _was_seen(tree, name)))


def _was_seen(tree: Mapping[str, Any], name: str) -> bool:
    """Whether the list is of the form itself; bare words without a basis are what the law asks of every form."""
    basis = tree.get(f'{name}_basis', '')
    bare = any(isinstance(field, str) for field in tree[name])
    return str(basis) != 'statute' and bool(basis or not bare)


def _word(field: Any) -> tuple[str, bool]:
    """What a field is about, and whether it is needed."""
    if isinstance(field, str):
        return field, field in SAME
    if 'from' in field or 'asks' in field:
        return str(field.get('from', '')), True
    return str(field.get('maps_to', '')), field.get('required') != 'false'
