import sharp from 'sharp'
import { webpWithExif, withExif } from './exif.ts'
import { pngPart } from './structures.ts'

type Entry = [type: number, count: number, value: number[]]

const BYTE = 1
const SHORT = 3
const LONG = 4
const SSHORT = 8

/** Directories that tell an orientation, and whether browsers take it for one that turns. */
export const ORIENTATIONS: Record<string, { entries: Entry[]; turned: boolean }> = {
  'a SHORT': { entries: [[SHORT, 1, [6, 0]]], turned: true },
  'a BYTE': { entries: [[BYTE, 1, [6, 0, 0, 0]]], turned: false },
  'a LONG': { entries: [[LONG, 1, [6, 0, 0, 0]]], turned: false },
  'a signed SHORT': { entries: [[SSHORT, 1, [6, 0]]], turned: false },
  'two numbers': { entries: [[SHORT, 2, [6, 0, 6, 0]]], turned: false },
  'out of range': { entries: [[SHORT, 1, [9, 0]]], turned: false },
  'told twice, first as 1': {
    entries: [
      [SHORT, 1, [1, 0]],
      [SHORT, 1, [6, 0]]
    ],
    turned: false
  },
  'told twice, first as 6': {
    entries: [
      [SHORT, 1, [6, 0]],
      [SHORT, 1, [1, 0]]
    ],
    turned: true
  }
}

/** A picture of 40 × 20 pixels in each format, with this EXIF. */
export async function oriented(entries: Entry[]): Promise<Record<string, Buffer>> {
  const picture = sharp({
    create: { width: 40, height: 20, channels: 3, background: { r: 200, g: 40, b: 40 } }
  })
  const png = await picture.clone().png().toBuffer()
  const block = blockOf(entries)
  const afterHeader = 33
  return {
    jpeg: withExif(await picture.clone().jpeg().toBuffer(), block),
    png: Buffer.concat([
      png.subarray(0, afterHeader),
      pngPart('eXIf', block),
      png.subarray(afterHeader)
    ]),
    webp: await webpWithExif(png, block)
  }
}

function blockOf(entries: Entry[]): Buffer {
  const directory = Buffer.alloc(2 + 12 * entries.length + 4)
  directory.writeUInt16LE(entries.length, 0)
  for (const [i, [type, count, value]] of entries.entries()) {
    const at = 2 + 12 * i
    directory.writeUInt16LE(274, at)
    directory.writeUInt16LE(type, at + 2)
    directory.writeUInt32LE(count, at + 4)
    directory.set(value, at + 8)
  }
  return Buffer.concat([Buffer.from('II\x2a\0\x08\0\0\0', 'latin1'), directory])
}
