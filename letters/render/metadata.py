"""What a PDF says about itself: its title, its language and that it is accessible; no author, program or date."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

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


def told(title: str) -> bytes:
    """What a file says about itself when it says its title alone."""
    return _PACKET.format(title=escape(title)).encode()


def keep_title_only(pdf: Any, title: str) -> None:
    """Replace what the file says about itself by our own; its language stands in its catalogue."""
    for key in [key for key in pdf.info if key != 'Title']:
        del pdf.info[key]
    for part in pdf.objects:
        if getattr(part, 'extra', {}).get('Type') == '/Metadata':
            part.stream = [told(title)]
            # Readable without a PDF library, as the standard asks.
            part.compress = False
