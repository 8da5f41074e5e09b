import { join } from 'node:path'
import type { Overlay } from './overlay.ts'
import { sharp } from './sharp.ts'

const FONT = join(import.meta.dirname, '../../../fonts/DejaVuSans.ttf')

/** In line heights, of any font that may stand in for a letter that is missing. */
const LARGEST_LETTER = 1.2
/** Bytes per pixel: libvips' RGBA, its alpha, and our RGBA. */
const DRAWN = 9

type Style = {
  /** Pixels from the top of one line to the top of the next. */
  line: number
  /** RRGGBB, such as `ff8800`. */
  color: string
  opacity: number
  /** Text beyond this many pixels is cut off. */
  width?: number
}

/** Draws text in DejaVu Sans on a transparent background. */
export async function drawText(
  text: string,
  { line, color, opacity, width }: Style
): Promise<Overlay> {
  const markup = `<span foreground="white">${asMarkup(text)}</span>`
  const font = `DejaVu Sans ${line}px`
  const letters = sharp({ text: { text: markup, font, fontfile: FONT, rgba: true, dpi: 72 } })
  const { data, info } = await letters
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const overlay = { data: coloured(data, color), width: info.width, height: info.height, opacity }
  return width === undefined || width >= info.width ? overlay : cropRight(overlay, width)
}

/** What drawing the text takes at most; a letter is hardly wider or higher than its line. */
export function textBytes(text: string, line: number): number {
  const lines = text.split(/[\u2028\u2029]/)
  const longest = Math.max(...lines.map(({ length }) => length))
  return longest * lines.length * (line * LARGEST_LETTER) ** 2 * DRAWN
}

function coloured(alpha: Buffer, color: string): Buffer {
  const rgba = Buffer.alloc(alpha.length * 4, `${color}00`, 'hex')
  for (const [i, share] of alpha.entries()) rgba[4 * i + 3] = share
  return rgba
}

function cropRight(overlay: Overlay, width: number): Overlay {
  const rows = Array.from({ length: overlay.height }, (_, y) =>
    overlay.data.subarray(4 * y * overlay.width, 4 * (y * overlay.width + width))
  )
  return { ...overlay, data: Buffer.concat(rows), width }
}

function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
