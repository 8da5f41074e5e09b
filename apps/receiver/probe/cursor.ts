import type { ByteSource } from './byte-source.ts'

export type Cursor = ReturnType<typeof createCursor>

/** Reads the fields of a box one after the other. */
export function createCursor(source: ByteSource) {
  let at = 0
  const number = (bytes: number): number => {
    const field = source.bytes(at, bytes)
    at += bytes
    return field.reduce((value, byte) => value * 256 + byte, 0)
  }
  return {
    /** Unsigned, of this many bytes. */
    number,
    /** A four-character code. */
    code(): string {
      at += 4
      return source.bytes(at - 4, 4).toString('latin1')
    },
    /** A text that ends with a zero, or where the box ends. */
    text(): string {
      const [text = ''] = source.upTo(at, TEXT_BYTES).toString('latin1').split('\0')
      at += text.length + 1
      return text
    },
    /** The version and the flags that a full box starts with. */
    versionAndFlags: () => [number(1), number(3)] as const
  }
}

const TEXT_BYTES = 256
