/** Begins every picture that a drawing may contain. */
const PICTURE = /data:image\/(?:png|jpe?g|gif);base64,/gi
/** In base64; longer than what cameras write before a JPEG's frame header. */
const HEAD_CHARACTERS = 400_000
/** One whose size does not show is taken to be as large as this. */
const UNKNOWN_PIXELS = 16_000_000

/** The pixels of all pictures in an SVG: librsvg decodes each as a whole. */
export function embeddedPixels(text: string): number {
  let pixels = 0
  let end = 0
  for (const { 0: found, index } of text.matchAll(PICTURE)) {
    const start = Math.max(end, index + found.length)
    end = start
    const head = text.slice(start, start + HEAD_CHARACTERS)
    pixels += pixelsOf(Buffer.from(head.slice(0, head.search(/["')]|$/)), 'base64'))
  }
  return pixels
}

function pixelsOf(bytes: Buffer): number {
  if (bytes.length < 24) return 0
  if (bytes[0] === 0x89) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  if (bytes[0] === 0x47) return bytes.readUInt16LE(6) * bytes.readUInt16LE(8)
  return jpegPixels(bytes)
}

/** ITU-T T.81, annex B. */
function jpegPixels(bytes: Buffer): number {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return UNKNOWN_PIXELS
}
