import { colourChannels, hasAlpha } from '../pipeline/picture.ts'
import type { ColourEncoding } from './encoding.ts'
import type { Matrix3, Vector } from './matrix.ts'
import { fromLinear } from './srgb.ts'
import { hlgGain, toneGain } from './tone-map.ts'
import type { Curve } from './transfer.ts'

/** Interleaved samples, alpha last. `white` is full light, `black` none, and `top` the largest. */
export type RawSamples = {
  data: Uint8Array | Uint16Array
  channels: number
  black: number
  white: number
  top: number
}

/** Steps of linear light: near black, each level of sRGB still has twenty. */
const LIGHT_STEPS = 65_535

/** Levels of 8 bits, of the channels that the samples have; 8-bit samples are converted in place. */
export function toSrgb(raw: RawSamples, encoding: ColourEncoding): Buffer {
  const { data, channels } = raw
  const levels =
    data instanceof Uint8Array
      ? Buffer.from(data.buffer, data.byteOffset, data.length)
      : Buffer.allocUnsafe(data.length)
  const isPlain = !encoding.toSrgb && !encoding.hdr
  if (colourChannels(channels) === 1 || isPlain) convertEach(raw, encoding, levels)
  else convertColours(raw, encoding, levels)
  if (hasAlpha(channels)) copyAlpha(raw, levels)
  return levels
}

/** No channel depends on another: a gray is one in every gamut. */
function convertEach(raw: RawSamples, encoding: ColourEncoding, levels: Buffer) {
  const { data, channels } = raw
  const colours = colourChannels(channels)
  const map = encoding.hdr ? grayMap(encoding.hdr.transfer) : (light: number) => light
  const tables = encoding.curves.map((curve) => levelTable(raw, (sample) => map(curve(sample))))
  for (let channel = 0; channel < colours; channel++) {
    const table = tables[channel] as Uint8Array
    for (let at = channel; at < data.length; at += channels) {
      levels[at] = table[data[at] as number] as number
    }
  }
}

const grayMap = (transfer: 'pq' | 'hlg') => (light: number) => {
  const shown = transfer === 'hlg' ? light * hlgGain(light, light, light) : light
  return shown * toneGain(shown)
}

function convertColours(raw: RawSamples, encoding: ColourEncoding, levels: Buffer) {
  const { data, channels } = raw
  const [reds, greens, blues] = encoding.curves.map((curve) => lightTable(raw, curve)) as [
    Float32Array,
    Float32Array,
    Float32Array
  ]
  const { toSrgb, hdr } = encoding
  const convert = hdr ? hdrConverter(hdr) : matrixConverter(toSrgb as Matrix3)
  const light: Vector = [0, 0, 0]
  for (let at = 0; at < data.length; at += channels) {
    light[0] = reds[data[at] as number] as number
    light[1] = greens[data[at + 1] as number] as number
    light[2] = blues[data[at + 2] as number] as number
    convert(light, levels, at)
  }
}

type Convert = (light: Vector, levels: Buffer, at: number) => void

/** Colours outside sRGB are clipped, channel by channel. */
function matrixConverter([[rr, rg, rb], [gr, gg, gb], [br, bg, bb]]: Matrix3): Convert {
  const encoded = encodingTable()
  return ([red, green, blue], levels, at) => {
    levels[at] = encoded[stepOf(rr * red + rg * green + rb * blue)] as number
    levels[at + 1] = encoded[stepOf(gr * red + gg * green + gb * blue)] as number
    levels[at + 2] = encoded[stepOf(br * red + bg * green + bb * blue)] as number
  }
}

function hdrConverter({ transfer, toBt2020, toSrgb }: NonNullable<ColourEncoding['hdr']>): Convert {
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = toBt2020
  const write = matrixConverter(toSrgb)
  return ([red, green, blue], levels, at) => {
    let r = Math.max(0, rr * red + rg * green + rb * blue)
    let g = Math.max(0, gr * red + gg * green + gb * blue)
    let b = Math.max(0, br * red + bg * green + bb * blue)
    if (transfer === 'hlg') {
      const shown = hlgGain(r, g, b)
      r *= shown
      g *= shown
      b *= shown
    }
    const gain = toneGain(Math.max(r, g, b))
    write([r * gain, g * gain, b * gain], levels, at)
  }
}

function stepOf(light: number): number {
  const step = light * LIGHT_STEPS + 0.5
  return step < 0 ? 0 : step > LIGHT_STEPS ? LIGHT_STEPS : step | 0
}

let table: Uint8Array | undefined

/** sRGB's levels by light. */
function encodingTable(): Uint8Array {
  table ??= Uint8Array.from({ length: LIGHT_STEPS + 1 }, (_, step) => levelOf(step / LIGHT_STEPS))
  return table
}

function levelOf(light: number): number {
  return Math.round(255 * fromLinear(Math.min(Math.max(light, 0), 1)))
}

function lightTable(raw: RawSamples, curve: Curve): Float32Array {
  return Float32Array.from({ length: samplesOf(raw) }, (_, sample) => curve(shareOf(sample, raw)))
}

function levelTable(raw: RawSamples, curve: Curve): Uint8Array {
  return Uint8Array.from({ length: samplesOf(raw) }, (_, sample) =>
    levelOf(curve(shareOf(sample, raw)))
  )
}

const samplesOf = ({ data }: RawSamples) => 2 ** (8 * data.BYTES_PER_ELEMENT)

function shareOf(sample: number, { black, white }: RawSamples): number {
  return Math.min(Math.max((sample - black) / (white - black), 0), 1)
}

/** Alpha is never limited in its range. */
function copyAlpha({ data, channels, top }: RawSamples, levels: Buffer) {
  if (data instanceof Uint8Array) return
  for (let at = channels - 1; at < data.length; at += channels) {
    levels[at] = Math.round(((data[at] as number) * 255) / top)
  }
}
