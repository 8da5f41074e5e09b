import { join } from 'node:path'
import type { Overlay } from './overlay.ts'
import { sharp } from './sharp.ts'

const FONT = join(import.meta.dirname, '../../../fonts/DejaVuSans.ttf')

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
