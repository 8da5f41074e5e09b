import { join } from 'node:path'
import type { Parameters } from '#lib/treatments/index.ts'
import { sharesOf } from '#lib/treatments/places.ts'
import { readText } from '#lib/treatments/plain-text.ts'
import { sharp } from '../image-policy.ts'
import type { Operation } from '../operation.ts'
import { type Cover, lay } from '../overlay.ts'
import { inColour } from './background.ts'

type Asked = Parameters<'watermark'>

const FONT = join(import.meta.dirname, '../../../fonts/DejaVuSans.ttf')
/** Around the words, in heights of a line: at the edge, and between words that repeat. */
const MARGIN = 0.5
const APART = 2

export function watermark(asked: Asked): Operation[] {
  return [
    inColour(asked.color),
    {
      paint: async (pixels) => {
        const { width, height } = pixels.picture
        const line = Math.max(4, Math.round((Math.min(width, height) * asked.size) / 100))
        const words = await write(asked, line)
        const places = asked.tiled ? everywhere(words, line, { width, height }) : [place()]
        for (const at of places) lay(pixels, words, at)
        return pixels

        function place() {
          const { x, y } = sharesOf(asked.gravity)
          const edge = Math.round(line * MARGIN)
          return {
            left: Math.round(edge + (width - words.width - 2 * edge) * x),
            top: Math.round(edge + (height - words.height - 2 * edge) * y)
          }
        }
      }
    }
  ]
}

/** The letters alone: how much of the colour each pixel gets. */
async function write({ text, color, opacity }: Asked, line: number): Promise<Cover> {
  const markup = `<span foreground="white">${asMarkup(readText(text) ?? text)}</span>`
  const font = `DejaVu Sans ${line}px`
  const letters = sharp({ text: { text: markup, font, fontfile: FONT, rgba: true, dpi: 72 } })
  const { data, info } = await letters
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, color: Buffer.from(color, 'hex'), opacity }
}

function everywhere(words: Cover, line: number, { width, height }: Record<string, number>) {
  const places = []
  const across = words.width + line * APART
  const down = words.height + line * APART
  for (let top = 0, row = 0; top < (height as number); top += down, row++) {
    const shifted = row % 2 === 0 ? 0 : -Math.round(across / 2)
    for (let left = shifted; left < (width as number); left += across) places.push({ left, top })
  }
  return places
}

function asMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
