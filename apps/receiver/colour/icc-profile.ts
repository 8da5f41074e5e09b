import { alike, type ColourEncoding } from './encoding.ts'
import { type Matrix3, multiply } from './matrix.ts'
import { fromD50 } from './primaries.ts'
import type { Curve } from './transfer.ts'

// ICC.1:2022, by its sections.

const SPACE_AT = 16
const TAG_COUNT_AT = 128
const TAG_BYTES = 12
const TABLE_AT = 12

type Tags = Map<string, Buffer>

/**
 * What the samples of a profile with curves (8.3.2, 8.3.3) mean, as libvips does not read it for
 * them; undefined for one with tables, and one that is broken.
 */
export function encodingOfProfile(icc: Buffer): ColourEncoding | undefined {
  try {
    const tags = readTags(icc)
    const space = icc.toString('latin1', SPACE_AT, SPACE_AT + 4)
    if (space === 'GRAY') return grayEncoding(tags)
    return space === 'RGB ' && !tags.has('A2B0') ? rgbEncoding(tags) : undefined
  } catch (err) {
    if (err instanceof RangeError) return undefined
    throw err
  }
}

function readTags(icc: Buffer): Tags {
  const tags: Tags = new Map()
  const count = Math.min(icc.readUInt32BE(TAG_COUNT_AT), icc.length / TAG_BYTES)
  for (let i = 0; i < count; i++) {
    const entry = TAG_COUNT_AT + 4 + i * TAG_BYTES
    const at = icc.readUInt32BE(entry + 4)
    const name = icc.toString('latin1', entry, entry + 4)
    tags.set(name, icc.subarray(at, at + icc.readUInt32BE(entry + 8)))
  }
  return tags
}

function grayEncoding(tags: Tags): ColourEncoding | undefined {
  const curve = readCurve(tags.get('kTRC'))
  return curve && { curves: alike(curve) }
}

function rgbEncoding(tags: Tags): ColourEncoding | undefined {
  const [red, green, blue] = ['rTRC', 'gTRC', 'bTRC'].map((name) => readCurve(tags.get(name)))
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => readXyz(tags.get(name)))
  if (!red || !green || !blue || columns.some((column) => !column)) return undefined
  const toD50 = [0, 1, 2].map((row) => columns.map((column) => column?.[row])) as Matrix3
  return { curves: [red, green, blue], toSrgb: multiply(fromD50, toD50) }
}

/** 10.31 */
function readXyz(tag: Buffer | undefined) {
  return tag && [8, 12, 16].map((at) => fixed(tag, at))
}

/** s15Fixed16Number: 4.6. */
const fixed = (tag: Buffer, at: number) => tag.readInt32BE(at) / 65_536

/** 10.6 and 10.18 */
function readCurve(tag: Buffer | undefined): Curve | undefined {
  const type = tag?.toString('latin1', 0, 4)
  if (tag && type === 'curv') return readTable(tag)
  return tag && type === 'para' ? readParametric(tag) : undefined
}

function readTable(tag: Buffer): Curve {
  const count = tag.readUInt32BE(8)
  if (count === 0) return (sample) => sample
  if (count === 1) {
    const exponent = tag.readUInt16BE(TABLE_AT) / 256
    return (sample) => sample ** exponent
  }
  tag.readUInt16BE(TABLE_AT + 2 * (count - 1))
  return (sample) => {
    const place = Math.min(Math.max(sample, 0), 1) * (count - 1)
    const below = Math.min(Math.floor(place), count - 2)
    const [from, to] = [below, below + 1].map((i) => tag.readUInt16BE(TABLE_AT + 2 * i) / 65_535)
    return (from as number) + ((to as number) - (from as number)) * (place - below)
  }
}

/** How many parameters each function has. */
const PARAMETERS = [1, 3, 4, 5, 7]

/** Table 68: g, a, b, c, d, e, f, each function with those of the one before. */
function readParametric(tag: Buffer): Curve | undefined {
  const kind = tag.readUInt16BE(8)
  const count = PARAMETERS[kind]
  if (count === undefined) return undefined
  const [g = 1, a = 1, b = 0, c = 0, d, e = 0, f = 0] = Array.from({ length: count }, (_, i) =>
    fixed(tag, TABLE_AT + 4 * i)
  )
  if (kind === 0) return (sample) => sample ** g
  const curved = (sample: number) => Math.max(a * sample + b, 0) ** g
  if (kind === 1) return (sample) => (sample >= -b / a ? curved(sample) : 0)
  if (kind === 2) return (sample) => (sample >= -b / a ? curved(sample) + c : c)
  return (sample) => (sample >= (d ?? 0) ? curved(sample) + e : c * sample + f)
}
