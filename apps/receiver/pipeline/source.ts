import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { assertDrawable } from './drawing.ts'
import { isSvgAllowed, SVG_SIGNATURE } from './sharp.ts'

const SIGNATURE_BYTES = 64

/**
 * What sharp is to open: the path, or an SVG in memory, where librsvg has no folder from which it
 * would read other files.
 * @throws UndevelopableError when the SVG has parts that are not drawn here
 */
export function openableSource(path: string): string | Buffer {
  if (!isSvgAllowed() || !SVG_SIGNATURE.test(startOf(path))) return path
  const drawing = readFileSync(path)
  assertDrawable(drawing)
  return drawing
}

/** In hex. */
function startOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(SIGNATURE_BYTES)
    return start.subarray(0, readSync(file, start, 0, SIGNATURE_BYTES, 0)).toString('hex')
  } finally {
    closeSync(file)
  }
}
