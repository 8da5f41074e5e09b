import t from 'tap'
import type { Metadata } from '#lib/images/metadata.ts'
import { developed, openPages } from '../../support/pages/pages.ts'

const { app, get, plant } = await openPages(t)

const plain: Metadata = {
  frames: 1,
  depth: 8,
  colorSpace: 'rgb',
  orientation: 1,
  exif: false,
  gps: false,
  icc: false,
  xmp: false,
  iptc: false,
  c2pa: false,
  gainMap: false,
  dominantColor: '#c83c1e',
  thumbHash: 'AAAA'
}

async function described(metadata: Partial<Metadata>): Promise<string> {
  const image = await plant({}, [developed])
  await app.images.writeMetadata(image.split('/').at(-1) ?? '', { ...plain, ...metadata })
  return image
}

const fact = (label: string, value: string) =>
  new RegExp(`<dt>${label}</dt><dd>(<svg[^>]*>.*?</svg>)?${value}</dd>`)

t.test('the page says what is known of the original, and no more', async (t) => {
  const { html } = await get(await described({}))
  t.match(html, fact('Colour', 'RGB, 8 bits'))
  t.match(html, fact('Main colour', '#c83c1e'))
  t.match(html, '<rect width="1" height="1" fill="#c83c1e"/>')
  t.match(html, fact('Metadata', 'none'))
  for (const label of ['Frames', 'Orientation']) t.notMatch(html, `<dt>${label}</dt>`)
})

t.test('it says what is out of the ordinary, in every language', async (t) => {
  const image = await described({
    frames: 1200,
    depth: 1,
    colorSpace: 'lab',
    orientation: 6,
    exif: true,
    gps: true,
    dominantColor: null
  })
  const { html } = await get(image)
  t.match(html, fact('Frames', '1,200'))
  t.match(html, fact('Colour', 'LAB, 1 bit'))
  t.match(html, fact('Orientation', 'EXIF 6'))
  t.match(html, fact('Metadata', 'camera data \\(EXIF\\), location \\(GPS\\)'))
  t.notMatch(html, 'Main colour')
  const spanish = (await get(image, 'es')).html
  t.match(spanish, fact('Metadatos', 'datos de la cámara \\(EXIF\\), ubicación \\(GPS\\)'))
  t.notMatch(spanish, /undefined|null/)
  const french = (await get(image, 'fr')).html
  t.match(french, fact('Métadonnées', 'données de l’appareil \\(EXIF\\), position \\(GPS\\)'))
  t.match(french, fact('Images', '1\\s200'))
})

t.test('it says nothing of an original that was not described yet', async (t) => {
  const { html } = await get(await plant({}, [developed]))
  t.notMatch(html, /<dt>(Colour|Metadata)</)
})

t.test('a print says what was left out of it', async (t) => {
  const { html } = await get(await plant({}, [{ ...developed, removed: ['gps', 'icc'] }]))
  t.match(html, fact('Removed from the print', 'location \\(GPS\\), colour profile \\(ICC\\)'))
  const other = await get(await plant({}, [{ ...developed, removed: [] }]))
  t.notMatch(other.html, 'Removed from the print')
})

t.test('what a release did not look for yet is not known', async (t) => {
  const { c2pa, gainMap, ...older } = plain
  const image = await plant({}, [developed])
  await app.images.writeMetadata(image.split('/').at(-1) ?? '', older as Metadata)
  t.match((await app.inject(image)).json(), {
    original: { iptc: false, c2pa: null, gainMap: null }
  })
  t.match((await get(image)).html, fact('Metadata', 'none'))
})
