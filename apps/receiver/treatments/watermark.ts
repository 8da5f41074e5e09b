import { join } from 'node:path'
import type { Parameters } from '#lib/treatments/index.ts'
import { readText } from '#lib/treatments/plain-text.ts'
import { sharp } from '../image-policy.ts'
import type { Operation } from '../operation.ts'
import { type Cover, lay, placeBy, placesEverywhere } from '../overlay.ts'
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
        const { picture } = pixels
        const shorter = Math.min(picture.width, picture.height)
        const line = Math.max(4, Math.round((shorter * asked.size) / 100))
        const words = await write(asked, line)
        const places = asked.tiled
          ? placesEverywhere(words, picture, line * APART)
          : [placeBy(asked.gravity, words, picture, Math.round(line * MARGIN))]
        for (const place of places) lay(pixels, words, place)
        return pixels
      }
    }
  ]
}

async function write({ text, color, opacity }: Asked, line: number): Promise<Cover> {
  const markup = `<span foreground="white">${asMarkup(readText(text) ?? text)}</span>`
  const font = `DejaVu Sans ${line}px`
  const letters = sharp({ text: { text: markup, font, fontfile: FONT, rgba: true, dpi: 72 } })
  const { data, info } = await letters
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: coloured(data, color), width: info.width, height: info.height, opacity }
}

function coloured(alpha: Buffer, color: string): Buffer {
  const rgba = Buffer.alloc(alpha.length * 4, `${color}00`, 'hex')
  for (const [i, share] of alpha.entries()) rgba[4 * i + 3] = share
  return rgba
}

function asMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
