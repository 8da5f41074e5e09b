import sharp, { type Sharp } from 'sharp'

/** One treatment as someone who knows sharp would write it, for an opaque JPEG. */
export type Baseline = (path: string) => Sharp | Promise<Sharp>

export const open = (path: string) => sharp(path).autoOrient()

/** Decodes the pixels into memory, where `change` may modify them in place. */
export const overPixels =
  (change: (data: Buffer) => void): Baseline =>
  async (path) => {
    const { data, info } = await open(path).raw().toBuffer({ resolveWithObject: true })
    change(data)
    return sharp(data, { raw: info as { width: number; height: number; channels: 3 } })
  }

export const throughPixels = overPixels(() => {})

export const byTable = (formula: (sample: number) => number) => {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, v) => formula(v))
  return overPixels((data) => {
    for (let i = 0; i < data.length; i++) data[i] = table[data[i] as number] as number
  })
}

const linear = (sample: number) => {
  const s = sample / 255
  return s > 0.04045 ? ((s + 0.055) / 1.055) ** 2.4 : s / 12.92
}
const encoded = (light: number) =>
  255 * (light > 0.0031308 ? 1.055 * light ** (1 / 2.4) - 0.055 : 12.92 * light)

const REC601 = [0.299, 0.587, 0.114] as const
const REC709 = [0.2126, 0.7152, 0.0722] as const

/** By the example of its treatment: pipelines of sharp operations. */
export const operationBaselines: Record<string, Baseline> = {
  'grayscale:weights=rec601': (path) =>
    open(path)
      .recomb([[...REC601], [...REC601], [...REC601]])
      .toColourspace('b-w'),
  'mixer:red=-70;green=200;blue=-30': (path) => {
    const row: [number, number, number] = [-0.7, 2, -0.3]
    return open(path).recomb([row, row, row]).toColourspace('b-w')
  },
  'sepia:amount=0.8': (path) =>
    open(path).recomb([
      [0.514, 0.615, 0.151],
      [0.279, 0.749, 0.134],
      [0.218, 0.427, 0.305]
    ]),
  negative: (path) => open(path).negate({ alpha: false }),
  'duotone:shadows=10305a;highlights=ffe0a0': (path) => {
    const [dark, bright] = [
      [16, 48, 90],
      [255, 224, 160]
    ]
    const rows = dark.map((from, i) =>
      REC709.map((w) => (w * ((bright[i] as number) - from)) / 255)
    )
    return open(path)
      .recomb(
        rows as [[number, number, number], [number, number, number], [number, number, number]]
      )
      .linear([1, 1, 1], dark)
  },
  'tint:color=3060c0': (path) => open(path).tint('#3060c0'),
  'brightness:amount=1.2': (path) => open(path).linear(1.2, 0),
  'contrast:amount=1.3': (path) => open(path).linear(1.3, -38.25),
  'gamma:exponent=1.6': byTable((v) => 255 * (v / 255) ** (1 / 1.6)),
  'exposure:stops=-0.5': byTable((v) => encoded(linear(v) * 2 ** -0.5)),
  'saturation:amount=1.4': (path) =>
    open(path).recomb([
      [1.315, -0.286, -0.029],
      [-0.085, 1.114, -0.029],
      [-0.085, -0.286, 1.371]
    ]),
  'hue:angle=-30': (path) => open(path).modulate({ hue: -30 }),
  'normalize:black=0.5;white=0.5': (path) => open(path).normalise({ lower: 0.5, upper: 99.5 }),
  'clahe:limit=3': (path) => open(path).clahe({ width: 375, height: 250, maxSlope: 3 }),
  'threshold:level=100': (path) => open(path).threshold(100),
  'posterize:levels=5': byTable((v) => Math.round((Math.floor((v * 5) / 256) * 255) / 4)),
  'solarize:level=100': byTable((v) => (v < 100 ? v : 255 - v)),
  'resize:width=800;height=600': (path) => open(path).resize(800, 600, { fit: 'inside' }),
  'crop:region=10p.10p.80p.80p': (path) =>
    open(path).extract({ left: 300, top: 200, width: 2400, height: 1600 }),
  'rotate:angle=-3.5;background=ffffff': (path) =>
    open(path).rotate(-3.5, { background: '#ffffff' }),
  flip: (path) => open(path).flip(),
  flop: (path) => open(path).flop(),
  'trim:threshold=20': (path) => open(path).trim({ threshold: 20 }),
  'pad:top=20;bottom=120;background=ffffff': (path) =>
    open(path).extend({ top: 20, bottom: 120, background: '#ffffff' }),
  'border:width=24;color=ffffff': (path) =>
    open(path).extend({ top: 24, bottom: 24, left: 24, right: 24, background: '#ffffff' }),
  'flatten:background=202020': (path) => open(path).flatten({ background: '#202020' }),
  'sharpen:sigma=1.5;amount=0.8': (path) =>
    open(path).sharpen({ sigma: 1.5, m1: 0.8, m2: 0.8, x1: 0, y2: 1000, y3: 1000 }),
  'median:size=5': (path) => open(path).median(5),
  emboss: (path) =>
    open(path).convolve({ width: 3, height: 3, scale: 1, kernel: [-2, -1, 0, -1, 1, 1, 0, 1, 2] })
}
