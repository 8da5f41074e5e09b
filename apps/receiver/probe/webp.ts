import { type ByteSource, partOf } from './byte-source.ts'
import { probeExif } from './exif.ts'
import { addMetadata, addPart, markCutShort, type Tally } from './tally.ts'

const FIRST_CHUNK = 12
const HEAD_BYTES = 8
const RIFF_SIZE_AT = 4
const FRAME = 'ANMF'
/** Before the chunks that a frame consists of. */
const FRAME_HEAD_BYTES = 16
const LOSSLESS = 'VP8L'
const METADATA = { ICCP: 'icc', 'XMP ': 'xmp' } as const

/** WebP Container Specification. The frames cost libwebp time by their square. */
export function probeWebp(source: ByteSource, tally: Tally) {
  const end = HEAD_BYTES + source.bytes(RIFF_SIZE_AT, 4).readUInt32LE()
  for (let at = FIRST_CHUNK; at < end; ) {
    const head = source.upTo(at, HEAD_BYTES)
    if (head.length < HEAD_BYTES) {
      mendTo(tally, at)
      return
    }
    const name = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    const content = partOf(source, at + HEAD_BYTES, length)
    addPart(tally, name === FRAME ? 'frames' : 'sections')
    if (isLossless(name, content)) tally.lossless = true
    if (name === 'C2PA') tally.manifest = true
    if (name === 'EXIF') probeExif(content, tally)
    else if (isMetadata(name)) addMetadata(tally, METADATA[name], content.size)
    if (content.size < length) return mendChunk(tally, { name, content, length, at, end })
    at += HEAD_BYTES + length + (length % 2)
  }
  if (source.size < end) mendTo(tally, end)
}

type Cut = { name: string; content: ByteSource; length: number; at: number; end: number }

/**
 * libwebp reads no file that is shorter than it says: an animation is made to end before the frame
 * that is cut, any other file is filled up.
 */
function mendChunk(tally: Tally, { name, content, length, at, end }: Cut) {
  if (name === FRAME) {
    mendTo(tally, at)
    markCutShort(tally, tally.parts.frames > 1)
  } else {
    mendTo(tally, end)
    if (isPicture(name)) markCutShort(tally, isDecodable(name, content, length))
  }
}

function mendTo(tally: Tally, size: number) {
  const numbers = [
    { at: RIFF_SIZE_AT, value: size - HEAD_BYTES, bytes: 4, littleEndian: true } as const
  ]
  tally.mend = { size, numbers }
}

const LOSSY = 'VP8 '
const TAG_BYTES = 3
const HEADER_BYTES = 10
/** Of a lossless picture, before which its codes may not even be told. */
const LEAST_SHARE = 1 / 8

const isPicture = (name: string) => name === LOSSY || name === LOSSLESS

/** RFC 6386, 9.1: the first partition tells how each block is predicted, the others its details. */
function isDecodable(name: string, content: ByteSource, length: number): boolean {
  if (name === LOSSLESS) return content.size >= length * LEAST_SHARE
  const tag = content.upTo(0, TAG_BYTES)
  return tag.length === TAG_BYTES && content.size > HEADER_BYTES + (tag.readUIntLE(0, 3) >> 5)
}

function isLossless(name: string, content: ByteSource): boolean {
  if (name !== FRAME) return name === LOSSLESS
  return content.upTo(FRAME_HEAD_BYTES, LOSSLESS.length).toString('latin1') === LOSSLESS
}

function isMetadata(name: string): name is keyof typeof METADATA {
  return name in METADATA
}
