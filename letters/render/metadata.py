"""What a PDF says about itself: its title, its language and that it is accessible; no author, program or date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def only_title_and_language(title: str) -> Callable[[Any, Any], None]:
    """The last step of writing: the file's description of itself, replaced by our own."""

    def finish(_document: Any, pdf: Any) -> None:
        for key in [key for key in pdf.info if key != 'Title']:
            del pdf.info[key]
        for part in pdf.objects:
            if getattr(part, 'extra', {}).get('Type') == '/Metadata':
                part.stream = [_PACKET.format(title=escape(title)).encode()]
                # Readable without a PDF library, as the standard asks.
                part.compress = False

    return finish
