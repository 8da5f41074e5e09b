import { crc32 } from 'node:zlib'
import type { RawImage } from './raw-image.ts'

export const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const NAME_BYTES = 4
const HEAD_BYTES = 8
const CRC_BYTES = 4
const HEADER_BYTES = 13
/** By the number of channels. */
const COLOUR_TYPES = { 1: 0, 2: 4, 3: 2, 4: 6 }

/** The body of the IHDR chunk: https://www.w3.org/TR/png-3/#11IHDR */
export function header({ info, deep }: RawImage): Buffer {
  const body = Buffer.alloc(HEADER_BYTES)
  body.writeUInt32BE(info.width)
  body.writeUInt32BE(info.height, 4)
  body[8] = deep ? 16 : 8
  body[9] = COLOUR_TYPES[info.channels as keyof typeof COLOUR_TYPES]
  return body
}

/** Yields length and name, body, and CRC apart, so that the body need not be copied. */
export function* chunkPieces(name: string, body: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32BE(body.length)
  head.write(name, NAME_BYTES, 'latin1')
  const crc = Buffer.alloc(CRC_BYTES)
  crc.writeUInt32BE(crc32(body, crc32(name)))
  yield* [head, body, crc]
}
