"""The promises that Python keeps whatever the data say: no false oath, minors first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal

from letters.places.spot import together

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.case import Material
    from letters.places.spot import Whereabouts

# What a case may be about without a picture.
_NO_PICTURE = frozenset({'details', 'impersonation'})

Rights = Literal['held', 'not-allowed', 'not-held', '']

# Who made it, where the answer means that the person shown did.
_OWN = frozenset({'self', 'coerced-self'})

ALLOWED_BY_OWNER = frozenset({'sender.may_claim_copyright', 'materials.may_claim'})
"""The questions whether the owner of a copyright has allowed the signer, in writing, to send notices over it."""


def pictured(case: Case) -> bool:
    """Whether a picture or a recording may be what a case is about, and not details or a false account alone."""
    if case.about or not case.items:
        return case.about not in _NO_PICTURE or any(one.kind for one in case.materials)
    return bool(case.materials) or any(not item.exposes and item.impersonates == 'no' for item in case.items)


def rights(material: Material) -> Rights:
    """Whether the right in a recording is the person's, is held by transfer, or is that of an owner who is named.

    17 U.S.C. 201(a): the one who made the recording is the author. What a computer made has no author here; of an
    altered picture only the picture that it was made from can be claimed. Empty where an answer is missing.
    """
    maker = material.source_recorded_by if material.kind == 'intimate-altered' else material.recorded_by
    if material.kind == 'intimate-generated' or material.copyright == 'none' or maker == 'generated':
        return 'not-held'
    if material.kind == '':
        return ''
    if material.copyright == 'transfer':
        return 'held'
    if material.copyright == 'agent':
        return 'held' if material.copyright_owner else ''
    if maker != '' and maker not in _OWN:
        return 'not-held'
    unclaimed = material.kind == 'intimate-altered' and material.copyright == ''
    return '' if maker == '' or unclaimed else 'held'


def may_claim(case: Case, material: Material) -> Rights:
    """Whether the signer may claim the right in a recording: as its owner, or because its owner allowed exactly that.

    17 U.S.C. 512(c)(3)(A)(vi): authorised to act on behalf of the owner. A parent, a guardian, a relative or a clinic
    is not, nor is anybody by the text of `sender.authority`. `not-allowed`: the owner said no. Empty where an answer
    is missing.
    """
    held, role = rights(material), case.sender.role
    if held == 'not-held':
        return held
    if material.copyright == 'agent':
        allowed = material.may_claim
    elif case.living == 'no':
        # The right has passed on, and no answer says to whom.
        return 'not-held'
    elif role and not case.living:
        return ''
    else:
        allowed = 'yes' if role == 'self' else case.sender.may_claim_copyright if role else ''
    return 'not-allowed' if allowed == 'no' else held if allowed == 'yes' else ''


def rights_turn_on(case: Case, materials: Iterable[Material]) -> list[str]:
    """The questions that are open about the rights in some recordings, and about who may claim them."""
    found: list[str] = []
    for material in materials:
        if may_claim(case, material) == '':
            found += _open_about(case, material)
    return list(dict.fromkeys(found))


def _open_about(case: Case, material: Material) -> list[str]:
    """Whose the right is, then whether the owner allowed it."""
    agent = material.copyright == 'agent'
    if rights(material) == 'held' and not agent:
        if not case.sender.role:
            return ['sender.role']
        open_keys = [] if case.living else ['person.living']
        return open_keys + ([] if case.sender.may_claim_copyright else ['sender.may_claim_copyright'])
    keys = ['may_claim'] if agent else []
    if rights(material) == '':
        maker = 'source_recorded_by' if material.kind == 'intimate-altered' else 'recorded_by'
        keys = ['kind', maker, 'copyright', *(['copyright_owner'] if agent else []), *keys]
    return [f'materials.{key}' for key in keys if not getattr(material, key)]


def rights_in(case: Case, materials: Iterable[Material]) -> Rights:
    """What may be claimed of all that a letter lists: held only where every recording may be claimed."""
    found = {may_claim(case, material) for material in materials}
    if not found or 'not-held' in found:
        return 'not-held'
    if 'not-allowed' in found:
        return 'not-allowed'
    return '' if '' in found else 'held'


def may_swear(case: Case, items: Iterable[Item]) -> bool:
    """Whether an oath of authority over these items would be true (promise 2)."""
    listed = tuple(items)
    signed = case.sender.role != ''
    return signed and bool(listed) and all(rights_in(case, case.shown(item)) == 'held' for item in listed)


def may_show_minor(material: Material) -> bool | None:
    """Whether somebody in a recording was or may have been under 18; None where that was not answered."""
    ages = (material.age_when_recorded, material.others_shown)
    if any(age in {'minor', 'unsure'} for age in ages):
        return True
    return None if '' in ages else False


def any_minor(case: Case) -> bool:
    """Whether any recording, published or not, shows or may show somebody under 18."""
    return any(may_show_minor(material) for material in case.materials)


def unsafe_items(case: Case) -> tuple[int, ...]:
    """The positions of items that show somebody who was or may have been under 18."""
    return tuple(
        n for n, item in enumerate(case.items) if any(may_show_minor(shown) is True for shown in case.shown(item))
    )


def doubtful_items(case: Case) -> tuple[int, ...]:
    """The positions of items of which it is not known that everybody shown was 18: unsafe ones, and open ages."""
    return tuple(n for n, item in enumerate(case.items) if not letter_is_safe(case, [item]))


def linked_to_minor(
    case: Case, whereabouts: Callable[[Item], Whereabouts], tells: Callable[[Whereabouts], bool]
) -> bool:
    """Whether another item shares a recording with an unsafe one, or may stand where it stands (promise 4).

    `tells` is whether the texts of the case that belong to no item name a place: one in an own word counts too.
    """
    unsafe = set(unsafe_items(case))
    if not unsafe or len(unsafe) == len(case.items):
        return False
    tainted = {id for n in unsafe for id in case.items[n].shows}
    there = place_of(case, unsafe, whereabouts)
    others = [item for n, item in enumerate(case.items) if n not in unsafe]
    if any(set(item.shows) & tainted for item in others) or tells(there):
        return True
    return not all(whereabouts(item).apart_from(there) for item in others)


def place_of(case: Case, numbers: Iterable[int], whereabouts: Callable[[Item], Whereabouts]) -> Whereabouts:
    """Where several items stand, taken together."""
    return together(whereabouts(case.items[n]) for n in sorted(numbers))


def letter_is_safe(case: Case, items: Iterable[Item]) -> bool:
    """Whether every recording that a letter is about is known to show adults alone (promise 4)."""
    return all(may_show_minor(material) is False for item in items for material in case.shown(item))
