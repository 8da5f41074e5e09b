import { type ByteSource, partOf } from './byte-source.ts'

export type Box = { type: string; content: ByteSource; start: number }

const HEAD_BYTES = 8
const LARGE_HEAD_BYTES = 16
const TO_THE_END = 0
const LARGE = 1

/** The boxes of an ISO base media file (ISO/IEC 14496-12, 4.2), or of one of its boxes. */
export function* boxesIn(source: ByteSource, from = 0): Generator<Box> {
  for (let at = from; at + HEAD_BYTES <= source.size; ) {
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
    const start = at + headBytes
    yield {
      type: head.toString('latin1', 4),
      content: partOf(source, start, size - headBytes),
      start
    }
    at += size
  }
}

export function boxNamed(source: ByteSource, type: string, from = 0): ByteSource | undefined {
  for (const box of boxesIn(source, from)) if (box.type === type) return box.content
}
