import { paeth } from './paeth.ts'

const PAETH = 4

/** How the rows of a PNG lie in memory: what its header says. */
export type Rows = { rowBytes: number; pixelBytes: number }

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const AT = { width: 0, depth: 8, colour: 9 }

export function rowsOf(header: Buffer): Rows {
  const bits = (CHANNELS[header[AT.colour] as number] ?? 1) * (header[AT.depth] as number)
  return {
    rowBytes: Math.ceil((header.readUInt32BE(AT.width) * bits) / 8),
    pixelBytes: Math.max(1, bits >> 3)
  }
}

/** Filters rows that come unfiltered, in blocks of any length. */
export function createFilter({ rowBytes, pixelBytes }: Rows): (block: Buffer) => Buffer {
  const line = 1 + rowBytes
  let above: Buffer = Buffer.alloc(rowBytes)
  let rest: Buffer = Buffer.alloc(0)
  return (block) => {
    const rows = Buffer.concat([rest, block])
    const whole = rows.length - (rows.length % line)
    const filtered = Buffer.allocUnsafe(whole)
    for (let at = 0; at < whole; at += line) {
      const row = rows.subarray(at + 1, at + line)
      filtered[at] = PAETH
      paeth(row, above, filtered.subarray(at + 1, at + line), pixelBytes)
      above = row
    }
    rest = rows.subarray(whole)
    return filtered
  }
}
