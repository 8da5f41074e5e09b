import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { assertDrawable } from '../pipeline/drawing.ts'
import { isSvgAllowed, SVG_SIGNATURE } from '../pipeline/sharp.ts'

import type { Probe } from '../probe/probe.ts'
import type { Samples } from '../probe/samples.ts'
import type { Mend } from '../probe/tally.ts'
import { withClearFrame } from './clear-frame.ts'
import { isLab, isSigned, RGB, UNSIGNED } from './tiff-kinds.ts'
import { uprightPreview } from './upright-preview.ts'

const SIGNATURE_BYTES = 64

/**
 * What sharp is to open: the path, or a file in memory. A small one is there already, and libvips takes
 * less time for it than for a path, which it opens several times. An SVG is, as librsvg has then no
 * folder from which it would read other files, and so are a file that is mended and the picture in a
 * raw file.
 * @throws UndevelopableError when the SVG has parts that are not drawn here
 */
export function openableSource(
  path: string,
  { file: whole, mend, samples, clearFrame, raw }: Probe
): string | Buffer {
  if (raw) return uprightPreview(path, raw)
  const needed = mend ?? tiffMend(samples)
  if (needed || clearFrame) {
    const file = mended(readFileSync(path), needed ?? { numbers: [] })
    return clearFrame ? withClearFrame(file, clearFrame) : file
  }
  if (!isSvgAllowed() || !SVG_SIGNATURE.test(startOf(path))) return whole ?? path
  const drawing = readFileSync(path)
  assertDrawable(drawing)
  return drawing
}

/**
 * libvips reads 8-bit Lab only when it is told that the samples are RGB, and makes negative samples of
 * 16 bits zero unless it takes them for large ones.
 */
function tiffMend({ tiff }: Samples): Mend | undefined {
  if (!tiff) return undefined
  const { photometricAt, sampleFormatAt, littleEndian, bits } = tiff
  const number = (at: number, value: number): Mend => ({
    numbers: [{ at, value, bytes: 2, littleEndian }]
  })
  if (isLab(tiff) && bits === 8) return number(photometricAt, RGB)
  return isSigned(tiff) && bits === 16 ? number(sampleFormatAt, UNSIGNED) : undefined
}

function mended(file: Buffer, { size = file.length, numbers }: Mend): Buffer {
  const made = size === file.length ? file : Buffer.alloc(size)
  if (made !== file) file.copy(made)
  for (const { at, value, bytes, littleEndian } of numbers) {
    if (littleEndian) made.writeUIntLE(value, at, bytes)
    else made.writeUIntBE(value, at, bytes)
  }
  return made
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
