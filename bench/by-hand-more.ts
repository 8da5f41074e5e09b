import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { type ByHand, byTable, open, overPixels } from './by-hand.ts'

const EXACT = { sigma: 8, precision: 'float' } as const
const QUICK = { compressionLevel: 0 }
const LEVELS = Array.from({ length: 256 }, (_, v) => v)
const SIDE = 17
const RADIAL =
  '<radialGradient id="r"><stop offset=".3" stop-color="#fff"/><stop offset="1" stop-color="#333"/></radialGradient><rect width="100%" height="100%" fill="url(#r)"/>'

/** By the example of its treatment: what takes another image laid over it, or a loop over its pixels. */
export const byHandMore: Record<string, ByHand> = {
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
    const gray = open(path).greyscale().toColourspace('b-w').raw()
    const { data, info } = await gray.toBuffer({ resolveWithObject: true })
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
  emboss: (path) =>
    open(path).convolve({ width: 3, height: 3, scale: 1, kernel: [-2, -1, 0, -1, 1, 1, 0, 1, 2] }),
  'halftone:size=10;angle=30': throughLoop((light, x, y) => {
    const screen = 0.5 + (Math.cos(x * 0.54 + y * 0.31) + Math.cos(y * 0.54 - x * 0.31)) / 4
    return Math.max(0, Math.min(255, 127.5 + (light / 255 - screen) * 1530))
  }),
  'grayscale,grain:amount=20': throughLoop((light) => light + 20 * (gauss() || 0)),
  'vignette:strength=0.8': laid(({ width, height }) => [
    { input: svg(width, height, RADIAL), blend: 'multiply' }
  ]),
  'vintage:fade=0.7;grain=10': async (path) => {
    const { width, height } = await sharp(path).metadata()
    const noise = { type: 'gaussian', mean: 128, sigma: 10 } as const
    const grain = { width, height, channels: 3, background: '#808080', noise } as const
    return open(path)
      .recomb([
        [0.6, 0.2, 0.05],
        [0.1, 0.65, 0.05],
        [0.1, 0.2, 0.4]
      ])
      .linear([1, 1, 1], [39, 29, 25])
      .composite([
        { input: { create: grain as never }, blend: 'overlay' },
        { input: svg(width, height, RADIAL), blend: 'multiply' }
      ])
  },
  'round-corners:radius=60': async (path) => {
    const { width, height } = await sharp(path).metadata()
    const mask = svg(width, height, '<rect width="100%" height="100%" rx="60" fill="#fff"/>')
    return flattened(open(path).composite([{ input: mask, blend: 'dest-in' }]))
  },
  'resize:width=256;height=256;fit=cover;gravity=attention,circle': (path) => {
    const mask = svg(256, 256, '<circle cx="128" cy="128" r="128" fill="#fff"/>')
    return flattened(
      open(path)
        .resize(256, 256, { position: 'attention' })
        .composite([{ input: mask, blend: 'dest-in' }])
    )
  },
  'extend:ratio=16x9': async (path) => {
    const [width, height] = [3556, 2000]
    const behind = await open(path).resize(width, height, { fit: 'cover' }).blur(40).toBuffer()
    return sharp(behind).composite([{ input: await open(path).toBuffer() }])
  },
  'blur:sigma=8;region=25p.25p.50p.50p': laid(async (_, path) => {
    const region = { left: 750, top: 500, width: 1500, height: 1000 }
    return [
      { input: await open(path).extract(region).blur(EXACT).png(QUICK).toBuffer(), ...region }
    ]
  }),
  'pixelate:size=24;region=40p.10p.20p.20p': laid(async (_, path) => {
    const region = { left: 1200, top: 200, width: 600, height: 400 }
    const small = await open(path).extract(region).resize(25, 17, { fit: 'fill' }).toBuffer()
    const large = sharp(small).resize(600, 400, { fit: 'fill', kernel: 'nearest' }).png(QUICK)
    return [{ input: await large.toBuffer(), ...region }]
  }),
  'watermark-image:image=tqASv0Y1mZ6hRk2nQw8XfA;size=30': laid(async (_, path) => [
    { input: await open(path).resize(900).png(QUICK).toBuffer(), gravity: 'southeast' }
  ]),
  'watermark:text=Revelado': laid(({ width, height }) => [
    { input: svg(width, height, '<text x="2500" y="1950" font-size="100">Revelado</text>') }
  ])
}

type Size = { width: number; height: number }

function svg(width: number, height: number, content: string): Buffer {
  const size = `width="${width}" height="${height}"`
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`)
}

/** JPEG has no alpha: laid on white, as the print is. */
function flattened(pipeline: Sharp): Promise<Sharp> {
  return pipeline
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(({ data, info }) => sharp(data, { raw: info }).flatten({ background: '#fff' }))
}

function laid(
  layers: (size: Size, path: string) => OverlayOptions[] | Promise<OverlayOptions[]>
): ByHand {
  return async (path) => open(path).composite(await layers(await sharp(path).metadata(), path))
}

async function grayPixels(path: string) {
  const gray = open(path).greyscale().toColourspace('b-w').raw()
  return await gray.toBuffer({ resolveWithObject: true })
}

/** A colour for each gray. */
function throughGray(colour: (level: number) => number[]): ByHand {
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

function throughLoop(formula: (light: number, x: number, y: number) => number): ByHand {
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

/** Box and Muller 1958. */
function gauss(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}

function trilinear(table: Float64Array, data: Buffer, at: number, out: number[]) {
  const scale = (SIDE - 1) / 255
  const [r, g, b] = [0, 1, 2].map((c) => (data[at + c] as number) * scale) as [
    number,
    number,
    number
  ]
  const [i, j, k] = [r, g, b].map((v) => Math.min(SIDE - 2, Math.floor(v))) as [
    number,
    number,
    number
  ]
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
