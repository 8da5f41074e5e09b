import { countElements, withoutPictures } from './drawing.ts'
import { embeddedPixels } from './embedded-pixels.ts'

// Measured as peak resident bytes over an idle process, on drawings of 1, 4 and 16 megapixels
// (sharp 0.35.5, librsvg), and rounded up.

const BYTES_PER_ELEMENT = 2700
/** Of the commands of paths, at their shortest. */
const BYTES_PER_CHARACTER = 85
/** The canvas; layers, of which librsvg keeps two however many there are; masks; filters. */
const PLAIN = 5
const LAYERED = 13
const MASKED = 20
const FILTERED = 32
/** Each result of a filter that has a name is kept to its end. */
const NAMED_RESULT = 4
const EMBEDDED = 12
const PATTERN = 5

const LAYERS = /opacity|mix-blend-mode|isolation/
const MASKS = /<(?:\w+:)?mask\b/
const FILTERS = /filter/i

type Size = { width: number; height: number }

/** Peak bytes of drawing an SVG at this size; its time is bounded by the caller. */
export function drawingBytes(drawing: Buffer, { width, height }: Size): number {
  const text = drawing.toString('latin1')
  const own = withoutPictures(text)
  const named = own.match(/<(?:\w+:)?fe[A-Z][^>]{0,500}\bresult=/g)?.length ?? 0
  const perPixel = perPixelOf(own) + named * NAMED_RESULT
  return (
    width * height * perPixel +
    countElements(own) * BYTES_PER_ELEMENT +
    own.length * BYTES_PER_CHARACTER +
    embeddedPixels(text) * EMBEDDED +
    patternPixels(own) * PATTERN
  )
}

function perPixelOf(text: string): number {
  if (FILTERS.test(text)) return FILTERED
  if (MASKS.test(text)) return MASKED
  return LAYERS.test(text) ? LAYERED : PLAIN
}

/** A pattern is drawn as large as it says, scaled, however small what it fills. */
function patternPixels(text: string): number {
  let pixels = 0
  for (const [tag] of text.matchAll(/<(?:\w+:)?pattern\b[^>]{0,2000}/g)) {
    const [width, height] = ['width', 'height'].map((name) => lengthOf(tag, name))
    pixels = Math.max(pixels, (width ?? 0) * (height ?? 0))
  }
  return pixels * largestScale(text) ** 2
}

function largestScale(text: string): number {
  let largest = 1
  for (const [, list = ''] of text.matchAll(/(?:scale|matrix)\s?\(([^)]{0,200})/g)) {
    const factors = list
      .split(/[\s,]+/, 4)
      .map(Number.parseFloat)
      .map(Math.abs)
    largest = Math.max(largest, ...factors.filter(Number.isFinite))
  }
  return largest
}

function lengthOf(tag: string, name: string): number {
  return (
    Number.parseFloat(
      new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}["']([^"']{0,30})`).exec(tag)?.[1] ?? ''
    ) || 0
  )
}
