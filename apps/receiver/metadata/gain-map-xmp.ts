const HEAD = `<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`
const END = '</rdf:RDF>'
const TAIL = `${END}
</x:xmpmeta>`
/** XMP, part 1, 7.9: that the packet may be overwritten. */
const WRAPPED = ['<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>', '<?xpacket end="w"?>']

/**
 * XMP that also says that a gain map of so many bytes follows the JPEG: Ultra HDR 1.1. Undefined if
 * there is no place for that in it.
 */
export function gainMapXmp(bytes: number, xmp = WRAPPED.join(HEAD + TAIL)): string | undefined {
  const end = xmp.lastIndexOf(END)
  return end < 0 ? undefined : xmp.slice(0, end) + claims(bytes) + xmp.slice(end)
}

function claims(bytes: number): string {
  const item = (what: string) =>
    `<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg" ${what}/></rdf:li>`
  return `<rdf:Description rdf:about=""
  xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"
  xmlns:Container="http://ns.google.com/photos/1.0/container/"
  xmlns:Item="http://ns.google.com/photos/1.0/container/item/"
  hdrgm:Version="1.0">
 <Container:Directory><rdf:Seq>
  ${item('Item:Semantic="Primary"')}
  ${item(`Item:Semantic="GainMap" Item:Length="${bytes}"`)}
 </rdf:Seq></Container:Directory>
</rdf:Description>
`
}
