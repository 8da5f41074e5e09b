import { type ByteSource, partOf } from './byte-source.ts'
import { reachPart, type Tally } from './tally.ts'

export type Box = { type: string; content: ByteSource }

const HEAD_BYTES = 8
const LARGE_HEAD_BYTES = 16
const TO_THE_END = 0
const LARGE = 1

/** The boxes of an ISO base media file (ISO/IEC 14496-12, 4.2), or of one of its boxes. */
export function* boxesIn(source: ByteSource, tally: Tally, from = 0): Generator<Box> {
  let count = 0
  for (let at = from; at + HEAD_BYTES <= source.size; ) {
    reachPart(tally, 'sections', ++count)
    const head = source.bytes(at, HEAD_BYTES)
    const short = head.readUInt32BE()
    const headBytes = short === LARGE ? LARGE_HEAD_BYTES : HEAD_BYTES
    const size =
      short === TO_THE_END
        ? source.size - at
        : short === LARGE
          ? Number(source.bytes(at + HEAD_BYTES, 8).readBigUInt64BE())
          : short
    if (size < headBytes) return
    const content = partOf(source, at + headBytes, size - headBytes)
    yield { type: head.toString('latin1', 4), content }
    at += size
  }
}

export function boxNamed(source: ByteSource, type: string, tally: Tally): ByteSource | undefined {
  for (const box of boxesIn(source, tally)) if (box.type === type) return box.content
}
