import { type ByteSource, partOf } from './byte-source.ts'
import { probeExif } from './exif.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'

const FIRST_CHUNK = 12
const HEAD_BYTES = 8
const FRAME = 'ANMF'
/** Before the chunks that a frame consists of. */
const FRAME_HEAD_BYTES = 16
const LOSSLESS = 'VP8L'
const METADATA = { ICCP: 'icc', 'XMP ': 'xmp' } as const

/** WebP Container Specification. The frames cost libwebp time by their square. */
export function probeWebp(source: ByteSource, tally: Tally) {
  const end = HEAD_BYTES + source.bytes(4, 4).readUInt32LE()
  for (let at = FIRST_CHUNK; at < end; ) {
    const head = source.bytes(at, HEAD_BYTES)
    const name = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    const content = partOf(source, at + HEAD_BYTES, length)
    addPart(tally, name === FRAME ? 'frames' : 'sections')
    if (isLossless(name, content)) tally.lossless = true
    if (name === 'EXIF') probeExif(content, tally)
    else if (isMetadata(name)) addMetadata(tally, METADATA[name], content.size)
    at += HEAD_BYTES + length + (length % 2)
  }
}

function isLossless(name: string, content: ByteSource): boolean {
  if (name !== FRAME) return name === LOSSLESS
  return content.upTo(FRAME_HEAD_BYTES, LOSSLESS.length).toString('latin1') === LOSSLESS
}

function isMetadata(name: string): name is keyof typeof METADATA {
  return name in METADATA
}
