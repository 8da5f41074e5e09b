export type GifFrame = {
  left?: number
  top?: number
  width: number
  height: number
  /** 0 black, 1 red, 2 green, 3 blue. */
  colour?: number
  /** GIF89a, section 23. */
  disposal?: number
  /** In hundredths of a second. */
  delay?: number
}

const COLOURS = Buffer.from('000000ff000000ff000000ff', 'hex')
const CLEAR = 4
const END = 5

/** A GIF of plain frames on a screen, without a transparent colour. */
export function gifOfFrames(screen: { width: number; height: number }, frames: GifFrame[]): Buffer {
  return Buffer.concat([
    Buffer.from('GIF89a'),
    u16(screen.width),
    u16(screen.height),
    Buffer.from([0x81, 0, 0]),
    COLOURS,
    ...frames.map(frameOf),
    Buffer.from(';')
  ])
}

function frameOf({ left = 0, top = 0, width, height, ...more }: GifFrame): Buffer {
  const { colour = 1, disposal = 0, delay = 10 } = more
  return Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, disposal << 2]),
    u16(delay),
    Buffer.from([0, 0, 0x2c]),
    ...[left, top, width, height].map(u16),
    Buffer.from([0, 2]),
    ...blocks(coded(width * height, colour)),
    Buffer.from([0])
  ])
}

/** Codes that never grow: the table is cleared after every two. */
function coded(pixels: number, colour: number): Buffer {
  const codes: number[] = []
  for (let i = 0; i < pixels; i += 2)
    codes.push(CLEAR, ...Array(Math.min(2, pixels - i)).fill(colour))
  const bits = [...codes, END].flatMap((code) => [code & 1, (code >> 1) & 1, code >> 2])
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8))
  for (const [i, bit] of bits.entries()) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (i & 7))
  return bytes
}

function blocks(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    parts.push(Buffer.from([part.length]), part)
  }
  return parts
}

const u16 = (value: number) => Buffer.from([value & 255, value >> 8])
