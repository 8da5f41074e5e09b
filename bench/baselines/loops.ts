import sharp from 'sharp'
import { type Baseline, byTable, open, overPixels } from './operations.ts'

const LEVELS = Array.from({ length: 256 }, (_, v) => v)
const SIDE = 17

/** By the example of its treatment: loops over the pixels, where sharp has no such operation. */
export const loopBaselines: Record<string, Baseline> = {
  'gradient-map:stops=000000-ff8800-ffffff': throughGray((v) =>
    v < 128 ? [2 * v, 1.07 * v, 0] : [255, v, 2 * v - 255]
  ),
  'thermal:palette=inferno': throughGray((v) => [v, (v * v) / 255, 255 - v]),
  'curves:preset=matte': byTable((v) => 24 + v * 0.85),
  'temperature:shift=40': overPixels((data) => {
    const [red, blue] = [1.1, 0.85].map((gain) => Uint8ClampedArray.from(LEVELS, (v) => v * gain))
    for (let i = 0; i < data.length; i += 3) {
      data[i] = red?.[data[i] as number] as number
      data[i + 2] = blue?.[data[i + 2] as number] as number
    }
  }),
  equalize: overPixels((data) => {
    const counts = new Uint32Array(256)
    for (let i = 0; i < data.length; i += 3) {
      const light = (data[i] as number) * 54 + (data[i + 1] as number) * 183
      const level = (light + (data[i + 2] as number) * 19) >> 8
      counts[level] = (counts[level] as number) + 1
    }
    let sum = 0
    const table = Uint8Array.from(counts, (count) => {
      sum += count
      return (sum * 3 * 255) / data.length
    })
    for (let i = 0; i < data.length; i++) data[i] = table[data[i] as number] as number
  }),
  'lut:preset=teal-orange': overPixels((data) => {
    const table = Float64Array.from({ length: SIDE ** 3 * 3 }, (_, i) => (i * 7) % 256)
    const pixel: number[] = [0, 0, 0]
    for (let i = 0; i < data.length; i += 3) {
      trilinear(table, data, i, pixel)
      for (let c = 0; c < 3; c++) data[i + c] = pixel[c] as number
    }
  }),
  edge: async (path) => {
    const { data, info } = await grayPixels(path)
    const { width, height } = info
    const at = (x: number, y: number) =>
      data[Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)] ?? 0
    const out = Buffer.alloc(data.length)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [a, b, c] = [at(x - 1, y - 1), at(x, y - 1), at(x + 1, y - 1)]
        const [g, h, i] = [at(x - 1, y + 1), at(x, y + 1), at(x + 1, y + 1)]
        const across = c + 2 * at(x + 1, y) + i - a - 2 * at(x - 1, y) - g
        const down = g + 2 * h + i - a - 2 * b - c
        out[y * width + x] = Math.min(255, Math.sqrt(across * across + down * down))
      }
    }
    return sharp(out, { raw: { width, height, channels: 1 } })
  },
  'halftone:size=10;angle=30': throughLoop((light, x, y) => {
    const screen = 0.5 + (Math.cos(x * 0.54 + y * 0.31) + Math.cos(y * 0.54 - x * 0.31)) / 4
    return 127.5 + (light / 255 - screen) * 1530
  }),
  'grayscale,grain:amount=20': throughLoop((light) => light + 20 * gauss())
}

async function grayPixels(path: string) {
  const gray = open(path).greyscale().toColourspace('b-w').raw()
  return await gray.toBuffer({ resolveWithObject: true })
}

/** Maps each gray level to a colour. */
function throughGray(colour: (level: number) => number[]): Baseline {
  const table = Uint8ClampedArray.from(LEVELS.flatMap(colour))
  return async (path) => {
    const { data, info } = await grayPixels(path)
    const out = Buffer.allocUnsafe(data.length * 3)
    for (let i = 0, to = 0; i < data.length; i++) {
      const from = 3 * (data[i] as number)
      out[to++] = table[from] as number
      out[to++] = table[from + 1] as number
      out[to++] = table[from + 2] as number
    }
    return sharp(out, { raw: { ...info, channels: 3 } })
  }
}

function throughLoop(formula: (light: number, x: number, y: number) => number): Baseline {
  return async (path) => {
    const { data, info } = await grayPixels(path)
    for (let y = 0, i = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++, i++) {
        data[i] = Math.max(0, Math.min(255, formula(data[i] as number, x, y)))
      }
    }
    return sharp(data, { raw: { ...info, channels: 1 } })
  }
}

/** A normally distributed random number (Box and Muller 1958). */
function gauss(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}

type Triple = [number, number, number]

function trilinear(table: Float64Array, data: Buffer, at: number, out: number[]) {
  const scale = (SIDE - 1) / 255
  const [r, g, b] = [0, 1, 2].map((c) => (data[at + c] as number) * scale) as Triple
  const [i, j, k] = [r, g, b].map((v) => Math.min(SIDE - 2, Math.floor(v))) as Triple
  for (let c = 0; c < 3; c++) {
    let sum = 0
    for (let corner = 0; corner < 8; corner++) {
      const [x, y, z] = [corner & 1, (corner >> 1) & 1, corner >> 2]
      const share = (x ? r - i : 1 - r + i) * (y ? g - j : 1 - g + j) * (z ? b - k : 1 - b + k)
      sum += share * (table[(((k + z) * SIDE + j + y) * SIDE + i + x) * 3 + c] as number)
    }
    out[c] = sum
  }
}
