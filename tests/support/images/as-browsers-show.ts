import sharp, { type Sharp } from 'sharp'
import { CHUNKS, CICP, withChunks, withNclx } from './told-colours.ts'

/** A picture, and how far a print of it may be from what a browser shows, of 255 on average. */
export type Shown = { name: string; mediaType: string; bytes: Buffer; tolerance: number }

const WIDTH = 48
const HEIGHT = 32
const LOSSLESS = 2
const LOSSY = 4
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8]
const PROFILES = [undefined, 'p3', 'srgb']

type Kind = 'rgb' | 'rgba' | 'gray' | 'gray-alpha'
const KINDS: Kind[] = ['rgb', 'rgba', 'gray', 'gray-alpha']

/** Ramps of all colours, with a corner by which every orientation differs. */
function drawn(kind: Kind): Sharp {
  const channels = kind.endsWith('a') ? 4 : 3
  const samples = Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
    const corner = x < 8 && y < 6
    const colour = corner ? [230, 40, 20] : [x * 5, y * 7, 255 - x * 4]
    return channels === 4 || kind === 'gray-alpha' ? [...colour, 255 - (y > 15 ? 100 : 0)] : colour
  })
  const raw = { width: WIDTH, height: HEIGHT, channels: samples[0]?.length as 3 | 4 }
  const image = sharp(Buffer.from(samples.flat()), { raw })
  return kind.startsWith('gray') ? image.toColourspace('b-w') : image
}

function profiled(image: Sharp, profile: string | undefined): Sharp {
  return profile ? image.withIccProfile(profile) : image
}

/** Hundreds of pictures: formats, depths, what they tell of their colours, orientations. */
export async function pictures(): Promise<Shown[]> {
  const each = [...pngs(), ...jpegs(), ...webps(), ...avifs(), ...gifs()]
  const made: Shown[] = []
  for (const { make, ...shown } of each) made.push({ ...shown, bytes: await make() })
  return made
}

type Planned = Omit<Shown, 'bytes'> & { make(): Promise<Buffer> }

function* pngs(): Generator<Planned> {
  const png = { mediaType: 'image/png', tolerance: LOSSLESS }
  for (const kind of KINDS) {
    for (const [told, chunks] of Object.entries(CHUNKS)) {
      for (const depth of [8, 16]) {
        const make = async () => withChunks(await deep(drawn(kind), depth).png().toBuffer(), chunks)
        yield { ...png, name: `PNG, ${kind}, ${depth} bits, ${told}`, make }
      }
    }
  }
  for (const kind of KINDS) {
    for (const profile of kind.startsWith('gray') ? [undefined] : PROFILES) {
      for (const depth of kind === 'rgb' ? [8, 16] : [8]) {
        for (const orientation of ORIENTATIONS) {
          const image = () => profiled(deep(drawn(kind), depth), profile)
          const name = `${kind}, ${depth} bits, ${profile ?? 'no profile'}, orientation ${orientation}`
          const make = () => image().withMetadata({ orientation }).png().toBuffer()
          yield { ...png, name: `PNG, ${name}`, make }
        }
      }
    }
  }
  for (const options of [{ progressive: true }, { palette: true, dither: 0 }]) {
    for (const told of ['gamma 1', 'cICP P3', 'cICP HLG']) {
      const make = async () =>
        withChunks(await drawn('rgb').png(options).toBuffer(), CHUNKS[told] ?? [])
      yield { ...png, name: `PNG, ${Object.keys(options)[0]}, ${told}`, make }
    }
  }
}

function deep(image: Sharp, depth: number): Sharp {
  return depth === 8 ? image : image.toColourspace('rgb16')
}

function* jpegs(): Generator<Planned> {
  const kinds = [
    { kind: 'gray', profiles: [undefined], chromaSubsampling: '4:4:4', quality: 95 },
    { kind: 'rgb', profiles: PROFILES, chromaSubsampling: '4:4:4', quality: 95 },
    { kind: 'rgb', profiles: PROFILES, chromaSubsampling: '4:2:0', quality: 95 },
    { kind: 'rgb', profiles: PROFILES, chromaSubsampling: '4:2:0', quality: 70 }
  ] as const
  for (const { kind, profiles, ...options } of kinds) {
    for (const profile of profiles) {
      for (const orientation of ORIENTATIONS) {
        const image = () => profiled(drawn(kind), profile).withMetadata({ orientation })
        const about = [kind, ...Object.values(options), profile ?? 'no profile']
        yield {
          mediaType: 'image/jpeg',
          tolerance: LOSSY,
          name: `JPEG, ${about.join(', ')}, orientation ${orientation}`,
          make: () =>
            image()
              .jpeg({ ...options, progressive: orientation > 4 })
              .toBuffer()
        }
      }
    }
  }
}

/** Upright: Chromium leaves the orientation of a WebP aside. */
function* webps(): Generator<Planned> {
  for (const kind of ['rgb', 'rgba'] as const) {
    for (const profile of PROFILES) {
      for (const lossless of [true, false]) {
        const name = `${kind}, ${lossless ? 'lossless' : 'lossy'}, ${profile ?? 'no profile'}`
        yield {
          mediaType: 'image/webp',
          tolerance: lossless ? LOSSLESS : LOSSY,
          name: `WebP, ${name}`,
          make: () => profiled(drawn(kind), profile).webp({ lossless, quality: 95 }).toBuffer()
        }
      }
    }
  }
}

function* avifs(): Generator<Planned> {
  for (const kind of ['rgb', 'rgba', 'gray'] as const) {
    for (const bitdepth of [8, 10, 12] as const) {
      for (const [told, codes] of Object.entries(CICP)) {
        const make = async () =>
          withNclx(
            await drawn(kind).avif({ lossless: true, bitdepth, effort: 0 }).toBuffer(),
            codes
          )
        const name = `AVIF, ${kind}, ${bitdepth} bits, ${told}`
        yield { mediaType: 'image/avif', tolerance: LOSSLESS, name, make }
      }
    }
    for (const bitdepth of [8, 10, 12] as const) {
      for (const chromaSubsampling of ['4:4:4', '4:2:0']) {
        const name = `AVIF, ${kind}, ${bitdepth} bits, lossy, ${chromaSubsampling}`
        const make = () =>
          drawn(kind).avif({ quality: 90, chromaSubsampling, bitdepth, effort: 0 }).toBuffer()
        yield { mediaType: 'image/avif', tolerance: LOSSY, name, make }
      }
    }
  }
}

function* gifs(): Generator<Planned> {
  for (const kind of KINDS) {
    const make = () => drawn(kind).gif().toBuffer()
    yield { mediaType: 'image/gif', tolerance: LOSSLESS, name: `GIF, ${kind}`, make }
  }
}
