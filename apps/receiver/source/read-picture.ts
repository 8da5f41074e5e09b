import type { ColourEncoding } from '../colour/encoding.ts'
import { labToSrgb } from '../colour/lab.ts'
import { type RawSamples, toSrgb } from '../colour/to-srgb.ts'
import { ycbcrToRgb } from '../colour/ycbcr.ts'
import { type Header, openSource, type Reading } from '../pipeline/decode.ts'
import { channelsOf, hasAlpha, isGray, type Picture, type Pixels } from '../pipeline/picture.ts'
import { freePixels } from '../pipeline/pixels.ts'
import { type Integers, selectChannels, toIntegers, unmultiply, type Wide } from './samples.ts'

/** How samples are stored, where sharp does not know it. */
export type Storing = {
  colours?: 'ycbcr' | 'lab'
  /** Of Lab: a and b from 0 to 255 instead of -128 to 127. */
  unsignedChroma?: boolean
  wide?: Wide
  /** The last sample of each pixel means nothing. */
  unspecifiedSample?: boolean
}

type Meaning = Storing & {
  limitedGray: boolean
  premultiplied: boolean
  encoding: ColourEncoding
}

const VIEWS = { uchar: Uint8Array, ushort: Uint16Array, float: Float32Array }
type Depth = keyof typeof VIEWS
type Stored = { data: InstanceType<(typeof VIEWS)[Depth]>; channels: number }

/** Of 256 levels, at any depth: BT.2100, table 9. */
const LIMITED = { black: 16 / 256, white: 235 / 256 }

/** Reads the samples as they are stored, and turns them into a picture in sRGB. */
export function readPicture(header: Header, meaning: Meaning): Reading {
  const { metadata, width, height } = header
  const { channels } = metadata
  const depth = depthOf(header, meaning)
  const alpha = hasAlpha(channels) && !meaning.unspecifiedSample
  const picture = { width, height, frames: 1, gray: isGray(channels), alpha, deep: false }
  // gray with alpha is read as four channels; what has more than 8 bits gets other memory
  const most = isGray(channels) && channels > 1 ? 4 : channels
  const sampleBytes = VIEWS[depth].BYTES_PER_ELEMENT + (depth === 'uchar' ? 0 : 1)
  return {
    gray: picture.gray,
    alpha,
    bytes: width * height * most * sampleBytes,
    read: async () => {
      const stored = await readStored(header, depth)
      const pixels = convert(stored, { header, picture, meaning })
      if (pixels.data.buffer !== stored.data.buffer) await freePixels(stored)
      return pixels
    }
  }
}

function depthOf({ metadata }: Header, { wide }: Meaning): Depth {
  if (wide) return 'float'
  return metadata.depth === 'ushort' ? 'ushort' : 'uchar'
}

/** sharp's raw output has no alpha beside gray: there, it is read as colours. */
async function readStored(header: Header, depth: Depth): Promise<Stored> {
  const { space, channels: stored } = header.metadata
  const asColours = space === 'grey16' ? 'rgb16' : 'srgb'
  const { data, info } = await openSource(header, { ignoreIcc: true, limitInputPixels: false })
    .toColourspace(stored === 2 ? asColours : space)
    .raw({ depth })
    .toBuffer({ resolveWithObject: true })
  const View = VIEWS[depth]
  const count = data.length / View.BYTES_PER_ELEMENT
  return { data: new View(data.buffer, data.byteOffset, count), channels: info.channels }
}

type Conversion = { header: Header; picture: Picture; meaning: Meaning }

function convert(stored: Stored, { header, picture, meaning }: Conversion): Pixels {
  const { encoding, premultiplied, colours, unsignedChroma = false, wide } = meaning
  const channels = channelsOf(picture)
  const integers = wide ? toIntegers(stored.data as Float32Array, wide) : (stored.data as Integers)
  const data = selectChannels(integers, stored.channels, picture)
  const raw: RawSamples = { data, channels, ...rangeOf(header, data, meaning) }
  if (premultiplied) unmultiply(raw)
  if (colours === 'lab') labToSrgb(raw, unsignedChroma)
  if (colours === 'ycbcr') ycbcrToRgb(raw)
  return { data: toSrgb(raw, encoding), channels, picture }
}

/** libvips shifts samples of 10 and 12 bits to the top of 16. */
function rangeOf({ format, metadata }: Header, data: Integers, { limitedGray }: Meaning) {
  const all = data instanceof Uint8Array ? 8 : 16
  const used = format === 'avif' ? Math.min(metadata.bitsPerSample ?? all, all) : all
  const top = 2 ** all - 2 ** (all - used)
  if (!limitedGray) return { black: 0, white: top, top }
  return { black: LIMITED.black * 2 ** all, white: LIMITED.white * 2 ** all, top }
}
