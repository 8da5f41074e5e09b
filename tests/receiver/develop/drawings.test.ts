import t, { type Test } from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { allowSvg } from '../../../apps/receiver/pipeline/sharp.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { drawPng, LIMITS, pixelsOf, print, scene } from '../../support/images/pixels.ts'

allowSvg()

const svg = (content: string, size = 'width="6" height="4"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`
  )
const red = '<rect id="r" width="100%" height="100%" fill="#c83214"/>'
const png = (await drawPng(scene(6, 4))).toString('base64')

const outside: Record<string, string> = {
  'a file': '<image href="/etc/hostname"/>',
  'a file beside it': "<image xlink:href='red.png'/>",
  'a file by an encoded name': '<image href="&#x2f;etc/hostname"/>',
  'another drawing': '<use href="other.svg#a"/>',
  'a picture of another host': '<a><image href = "http://127.0.0.1/a.png"/></a>',
  'a drawing that it contains': '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
  'a filter elsewhere': '<g filter="url( \'filters.svg#f\')"/>',
  'a stylesheet': '<style>@import "a.css";</style>',
  'an inclusion': '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="a"/>'
}

for (const [name, content] of Object.entries(outside)) {
  t.test(`a drawing that refers to ${name} is refused`, async (t) => {
    const { failure } = await refusalOf(t, svg(red + content))
    t.match(failure, { code: 'drawing-refused', parameters: { part: 'links' } })
  })
}

const inside: Record<string, string> = {
  'to its own parts': '<use href="#r"/><g fill="url(#p)" style="mask:url(&quot;#m&quot;)"/>',
  'to pages that nobody opens': '<a href="https://example.com"><path d="M0 0"/></a>',
  'to a picture that it contains': `<image width="0" href="data:image/png;base64,${png}"/>`
}

for (const [name, content] of Object.entries(inside)) {
  t.test(`a drawing that refers ${name} is drawn`, async (t) => {
    const { bytes } = await print(t, svg(red + content), 'output')
    t.strictSame((await pixelsOf(bytes))[0], [200, 50, 20, 255])
  })
}

const refused: Record<string, [Buffer, part: string]> = {
  'that declares entities': [
    Buffer.concat([Buffer.from('<!DOCTYPE s [<!ENTITY a "b">]>'), svg(red)]),
    'entities'
  ],
  'in UTF-16': [Buffer.from(svg(red).toString(), 'utf16le'), 'encoding'],
  'in an encoding of its own': [
    Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-7"?>'), svg(red)]),
    'encoding'
  ],
  'of very long text': [svg(`<path d="${'h1'.repeat(2 * MEGABYTE)}"/>`), 'size'],
  'of very many elements': [svg('<g/>'.repeat(60_000)), 'elements']
}

for (const [name, [image, part]] of Object.entries(refused)) {
  t.test(`a drawing ${name} is refused`, async (t) => {
    const { failure } = await refusalOf(t, image)
    t.match(failure, { code: 'drawing-refused', parameters: { part } })
  })
}

t.test('a drawing that is damaged, or nested too deeply, is refused as such', async (t) => {
  t.match(await refusalOf(t, svg('<g>')), { failure: { code: 'damaged' } })
  const deep = svg('<g>'.repeat(1000) + '</g>'.repeat(1000))
  t.match(await refusalOf(t, deep), {
    failure: { code: 'kind-not-read', parameters: { format: 'svg', kind: 'other' } }
  })
})

t.test('a drawing may not have too many pixels', async (t) => {
  const blurs = '<feGaussianBlur stdDeviation="500"/>'.repeat(100)
  const bomb = svg(`<filter id="f">${blurs}</filter>`, 'width="8000" height="8000"')
  const { failure } = await refusalOf(t, bomb)
  t.match(failure, {
    code: 'too-many-pixels',
    parameters: { limit: { allowed: 16_000_000, measured: 64_000_000 } }
  })
})

const huge = pngStart(20_000, 20_000).toString('base64')
const dear: Record<string, [content: string, size: string]> = {
  'a filter': ['<filter id="f"/>', 'width="4000" height="4000"'],
  'named results of filters': [
    `<filter id="f">${'<feFlood result="a"/>'.repeat(100)}</filter>`,
    'width="1000" height="1000"'
  ],
  'a huge picture': [`<image href="data:image/png;base64,${huge}"/>`, ''],
  'a huge pattern': ['<pattern width="20000" height="20000"/>', ''],
  'a pattern made huge': [
    '<pattern width="1000" height="1000"/><g transform="scale(30)"/>',
    'width="9" height="9"'
  ]
}

for (const [name, [content, size]] of Object.entries(dear)) {
  t.test(`a drawing with ${name} is refused by the memory that it would take`, async (t) => {
    const limits = { ...LIMITS, memory: 350 * MEGABYTE }
    const error = await refusalOf(t, svg(content, size || undefined), limits)
    t.match(error.failure, { code: 'too-much-memory' })
  })
}

async function refusalOf(t: Test, image: Buffer, limits = LIMITS) {
  return print(t, image, 'output', limits).then(
    () => ({ failure: { code: 'none: it was drawn' } }),
    (error) => error
  )
}
