const FIRST_CHUNK = 12
const CHUNK_HEAD_BYTES = 8
const HAS_EXIF = 8
const HAS_ALPHA = 16
/** Width and height take 14 bits each. */
const SIDE = 0x3fff

/** A WebP with a block of EXIF at its end: WebP Container Specification. */
export function exifInWebp(webp: Buffer, block: Buffer): Buffer {
  const extended = isNamed(webp, 'VP8X') ? [] : [extensionOf(webp)]
  const made = Buffer.concat([
    webp.subarray(0, FIRST_CHUNK),
    ...extended,
    webp.subarray(FIRST_CHUNK),
    chunkOf('EXIF', block)
  ])
  const flags = FIRST_CHUNK + CHUNK_HEAD_BYTES
  made.writeUInt8(made.readUInt8(flags) | HAS_EXIF, flags)
  made.writeUInt32LE(made.length - CHUNK_HEAD_BYTES, 4)
  return made
}

function isNamed(webp: Buffer, name: string): boolean {
  return webp.toString('latin1', FIRST_CHUNK, FIRST_CHUNK + name.length) === name
}

/** What must precede a single chunk of pixels as soon as there is another. */
function extensionOf(webp: Buffer): Buffer {
  const pixels = webp.subarray(FIRST_CHUNK + CHUNK_HEAD_BYTES)
  const { width, height, alpha } = isNamed(webp, 'VP8L') ? losslessHead(pixels) : lossyHead(pixels)
  const content = Buffer.alloc(10)
  content.writeUInt8(alpha ? HAS_ALPHA : 0)
  content.writeUIntLE(width - 1, 4, 3)
  content.writeUIntLE(height - 1, 7, 3)
  return chunkOf('VP8X', content)
}

/** RFC 6386, 9.1: the size follows the frame tag and the start code. */
function lossyHead(pixels: Buffer) {
  return {
    width: pixels.readUInt16LE(6) & SIDE,
    height: pixels.readUInt16LE(8) & SIDE,
    alpha: false
  }
}

/** RFC 9649, 3.4: after a signature of one byte, sizes less one, and whether alpha is used. */
function losslessHead(pixels: Buffer) {
  const bits = pixels.readUInt32LE(1)
  return {
    width: (bits & SIDE) + 1,
    height: ((bits >> 14) & SIDE) + 1,
    alpha: ((bits >> 28) & 1) === 1
  }
}

function chunkOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(CHUNK_HEAD_BYTES)
  head.write(name, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
