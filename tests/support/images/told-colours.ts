import { crc32 } from 'node:zlib'

/** Of a PNG: [white, red, green, blue] of Display P3 and BT.2020. */
const WHITE = [0.3127, 0.329]
const CHROMATICITIES = {
  p3: [...WHITE, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
  bt2020: [...WHITE, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
  srgb: [...WHITE, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06]
}

/** ITU-T H.273: primaries and transfer. */
export const CICP: Record<string, [primaries: number, transfer: number]> = {
  sRGB: [1, 13],
  linear: [1, 8],
  P3: [12, 13],
  'BT.709': [1, 1],
  'BT.2020': [9, 14],
  PQ: [9, 16],
  HLG: [9, 18],
  'P3 PQ': [12, 16]
}

/** The chunks by which a PNG can tell its colours. */
export const CHUNKS: Record<string, Buffer[]> = {
  'gamma 1': [gamma(1)],
  'gamma 1/2.2': [gamma(0.45455)],
  'gamma 1/2': [gamma(0.5)],
  'gamma 1/2.2, sRGB': [gamma(0.45455), chromaticities('srgb')],
  'gamma 1/2.2, P3': [gamma(0.45455), chromaticities('p3')],
  'gamma 1/1.8, BT.2020': [gamma(1 / 1.8), chromaticities('bt2020')],
  'P3 without gamma': [chromaticities('p3')],
  'sRGB over gamma 1': [gamma(1), chunk('sRGB', Buffer.from([0]))],
  ...Object.fromEntries(
    Object.entries(CICP).map(([name, codes]) => [
      `cICP ${name}`,
      [chunk('cICP', Buffer.from([...codes, 0, 1]))]
    ])
  )
}

const AFTER_HEADER = 33

/** The PNG with more chunks behind its header. */
export function withChunks(png: Buffer, chunks: Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)])
}

export function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content])
  return Buffer.concat([u32(content.length), named, u32(crc32(named))])
}

/** A lossless AVIF of sharp's, whose colr box then tells other codes. */
export function withNclx(avif: Buffer, [primaries, transfer]: [number, number]): Buffer {
  const told = Buffer.from(avif)
  const at = told.indexOf('nclx') + 4
  told.writeUInt16BE(primaries, at)
  told.writeUInt16BE(transfer, at + 2)
  return told
}

function gamma(exponent: number): Buffer {
  return chunk('gAMA', u32(exponent * 100_000))
}

function chromaticities(name: keyof typeof CHROMATICITIES): Buffer {
  return chunk('cHRM', Buffer.concat(CHROMATICITIES[name].map((value) => u32(value * 100_000))))
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(Math.round(value))
  return bytes
}
