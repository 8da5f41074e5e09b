import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { type Baseline, open } from './operations.ts'

const EXACT = { sigma: 8, precision: 'float' } as const
const QUICK = { compressionLevel: 0 }
const RADIAL =
  '<radialGradient id="r"><stop offset=".3" stop-color="#fff"/><stop offset="1" stop-color="#333"/></radialGradient><rect width="100%" height="100%" fill="url(#r)"/>'

/** By the example of its treatment: pipelines that composite layers over or under the photograph. */
export const layerBaselines: Record<string, Baseline> = {
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

/** Flattens onto white, as our JPEG prints are: JPEG has no alpha channel. */
async function flattened(pipeline: Sharp): Promise<Sharp> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: info }).flatten({ background: '#fff' })
}

function laid(
  layers: (size: Size, path: string) => OverlayOptions[] | Promise<OverlayOptions[]>
): Baseline {
  return async (path) => open(path).composite(await layers(await sharp(path).metadata(), path))
}
