import sharp from 'sharp'
import t, { type Test } from 'tap'
import { draw, drawPng, print, scene } from '../../support/images/pixels.ts'

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'tiff'] as const

const packet = (attributes: string, elements = '') =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">tiff:Orientation="6" &gt; Ö</rdf:li></rdf:Alt></dc:title>
   ${elements}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta><?xpacket end="w"?>`

async function kept(t: Test, xmp: string | Buffer, recipe = 'output:format=jpeg;keep=all') {
  const made = await print(t, await withXmp(xmp), recipe)
  return { ...made, xmp: (await sharp(made.bytes).metadata()).xmp?.toString() }
}

/** A JPEG with these bytes as its XMP, whatever they are. */
async function withXmp(xmp: string | Buffer): Promise<Buffer> {
  const jpeg = await draw(scene(40, 30)).jpeg().toBuffer()
  const content = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

t.test('what it says of the pixels is put right, as attribute and as element', async (t) => {
  const right = (orientation: number, width: number, height: number, colours = '') => [
    `tiff:Orientation="${orientation}" tiff:ImageWidth='${width}' tiff:ImageLength = "${height}"
     exif:PixelXDimension="${width}" exif:PixelYDimension="${height}"${colours}`,
    `<tiff:Orientation>${orientation}</tiff:Orientation><exif:PixelXDimension>${width}</exif:PixelXDimension>`
  ]
  const [attributes = '', elements] = right(6, 40, 30, ' exif:ColorSpace="65535"')
  for (const format of FORMATS) {
    const recipe = `resize:width=20,output:format=${format};keep=all`
    const { xmp, kept: names } = await kept(t, packet(attributes, elements), recipe)
    t.strictSame(names, ['xmp'])
    const [rightAttributes = '', rightElements] = right(1, 20, 15)
    const expected = packet(
      rightAttributes.replace("'20'", '"20"').replace(' = ', '='),
      rightElements
    )
    t.equal(spaceless(xmp), spaceless(expected), format)
  }
})

const spaceless = (text = '') => text.replaceAll(/\s/g, '')

t.test('claims of what is no longer in the file are left out, all else stays', async (t) => {
  const stale = [
    'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"',
    'xmlns:Container="http://ns.google.com/photos/1.0/container/"',
    'xmlns:note="http://ns.adobe.com/xmp/note/" note:HasExtendedXMP="0123"',
    'xmlns:cam="http://ns.google.com/photos/1.0/camera/" cam:MotionPhoto="1"',
    'xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="self#jumbf=c2pa"'
  ].join(' ')
  const elements = `<Container:Directory><rdf:Seq><rdf:li rdf:parseType="Resource">
     <Container:Item Item:Semantic="GainMap" Item:Length="1234"/></rdf:li></rdf:Seq></Container:Directory>
   <hdrgm:GainMapMax><rdf:Seq><rdf:li>2</rdf:li></rdf:Seq></hdrgm:GainMapMax>
   <xmp:Thumbnails><rdf:Alt><rdf:li>/9j/4AAQ</rdf:li></rdf:Alt></xmp:Thumbnails>`
  const rest = '<xmp:Rating>5</xmp:Rating><!-- <hdrgm: --><dc:rights>© (Zoë)</dc:rights>'
  const { xmp = '' } = await kept(t, packet(stale, elements + rest))
  t.notMatch(xmp, /hdrgm:[GV]|:hdrgm|Container|Item|Thumbnails|HasExtended|MotionPhoto|jumbf/)
  t.match(xmp, rest)
  t.match(xmp, 'tiff:Orientation="6" &gt; Ö')
  t.match(xmp, 'xmlns:tiff="http://ns.adobe.com/tiff/1.0/"')
})

t.test('places in the picture are kept until it is framed anew', async (t) => {
  const faces = 'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
  const elements = '<mwg-rs:Regions><mwg-rs:Name>Zoë</mwg-rs:Name></mwg-rs:Regions>'
  const xmp = packet(`${faces} exif:SubjectArea="5 5"`, elements)
  for (const [recipe, inPixels, inParts] of [
    ['output:format=jpeg;keep=all', true, true],
    ['grayscale,output:format=jpeg;keep=all', true, true],
    ['pixelate,output:format=jpeg;keep=all', false, false],
    ['resize:width=20;height=20;fit=cover,output:format=jpeg;keep=all', false, false],
    ['resize:width=20,output:format=jpeg;keep=all', false, true],
    ['crop:region=0.0.20.20,output:format=jpeg;keep=all', false, false]
  ] as const) {
    const { xmp: made = '' } = await kept(t, xmp, recipe)
    t.strictSame([made.includes('SubjectArea'), made.includes('Zoë')], [inPixels, inParts], recipe)
  }
})

t.test('any prefix may stand for a namespace', async (t) => {
  const odd = packet('xmlns:p="http://ns.adobe.com/tiff/1.0/" p:Orientation="8" x:Orientation="8"')
  const { xmp } = await kept(t, odd)
  t.match(xmp, 'p:Orientation="1" x:Orientation="8"')
})

t.test('what cannot be read is left out and named, and the print is made', async (t) => {
  const utf16 = Buffer.from(packet(''), 'utf16le')
  const latin1 = Buffer.from(packet('dc:rights="Zo\xeb"'), 'latin1')
  const endless = packet('', '<hdrgm:GainMapMax>')
  const zeros = `${'\0'.repeat(60_000)}x`
  for (const xmp of [utf16, latin1, zeros, endless, packet('').slice(0, -3), packet('a="')]) {
    const made = await kept(t, xmp)
    t.strictSame([made.kept, made.xmp], [[], undefined])
  }
})

t.test('a place in it counts as kept with it', async (t) => {
  const { kept: names } = await kept(t, packet('exif:GPSLatitude="51,30.0N"'))
  t.strictSame(names, ['xmp', 'gps'])
})

t.test('a JPEG holds as much as fits into a segment', async (t) => {
  const png = await drawPng(scene(20, 20))
  const long = packet(`dc:source="${'x'.repeat(70_000)}"`)
  const original = await sharp(png).withXmp(long).png().toBuffer()
  for (const [format, names] of [
    ['jpeg', []],
    ['webp', ['xmp']]
  ] as const) {
    const made = await print(t, original, `output:format=${format};keep=all`)
    t.strictSame(made.kept, names)
    t.equal((await sharp(made.bytes).metadata()).xmp !== undefined, names.length > 0, format)
  }
})

t.test('it takes a time that grows with its length, however it is made', async (t) => {
  const half = 400_000
  const endless = '<a '.repeat(half / 3)
  const spaces = `<a ${' '.repeat(half)}x${' '.repeat(half)}/>`
  const nested = '<hdrgm:a>'.repeat(half / 9) + '</hdrgm:a>'.repeat(half / 10)
  for (const elements of [endless, spaces, nested, `<a b="${'<'.repeat(half)}`]) {
    const original = await sharp(await drawPng(scene(8, 8)))
      .withXmp(packet('', elements))
      .png()
      .toBuffer()
    const start = performance.now()
    await print(t, original, 'output:keep=all')
    const taken = performance.now() - start
    t.ok(taken < 2000, `${Math.round(taken)} ms`)
  }
})
