import type { ClearFrame } from '../probe/tally.ts'

const WIDTH_AT = 6
const CODE_BITS = 2
const CLEAR = 1 << CODE_BITS
const END = CLEAR + 1
const MOST_CODES = 4096
const BLOCK_BYTES = 255
const NO_DELAY = Buffer.from([0, 0])
const CLEAR_COLOUR = 0
const BLACK = [0, 0, 0]

/**
 * The GIF with a transparent frame before all others, on all of its screen. libvips starts with black,
 * and shrinks screens of some sizes to the first frame; browsers start with nothing.
 */
export function withClearFrame(gif: Buffer, { width, height, at }: ClearFrame): Buffer {
  const screen = Buffer.from(gif.subarray(0, at))
  screen.writeUInt16LE(width, WIDTH_AT)
  screen.writeUInt16LE(height, WIDTH_AT + 2)
  const size = screen.subarray(WIDTH_AT, WIDTH_AT + 4)
  return Buffer.concat([
    screen,
    // a graphic control that names the transparent colour: GIF89a, section 23
    Buffer.from([0x21, 0xf9, 4, 1]),
    NO_DELAY,
    Buffer.from([CLEAR_COLOUR, 0]),
    // a frame at the corner with two colours of its own: section 20
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0x80, ...BLACK, ...BLACK, CODE_BITS]),
    ...blocks(plainCodes(width * height)),
    Buffer.from([0]),
    gif.subarray(at)
  ])
}

/**
 * LZW of so many pixels of one colour (GIF89a, appendix F): each code stands for one pixel more than
 * the one before, until the table is full.
 */
function plainCodes(pixels: number): Buffer {
  const writer = bitWriter()
  let bits = CODE_BITS + 1
  for (let left = pixels; left > 0; ) {
    writer.write(CLEAR, bits)
    bits = CODE_BITS + 1
    for (let run = 1, next = END; left > 0 && next < MOST_CODES; run++, next++) {
      if (next === 1 << bits) bits++
      const length = Math.min(run, left)
      writer.write(length === 1 ? CLEAR_COLOUR : END + length - 1, bits)
      left -= length
    }
  }
  writer.write(END, bits)
  return writer.bytes()
}

function bitWriter() {
  const bytes: number[] = []
  let held = 0
  let count = 0
  return {
    write(code: number, bits: number) {
      held |= code << count
      count += bits
      for (; count >= 8; count -= 8, held >>= 8) bytes.push(held & 255)
    },
    bytes: () => Buffer.from(count > 0 ? [...bytes, held & 255] : bytes)
  }
}

function blocks(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const part = bytes.subarray(at, at + BLOCK_BYTES)
    parts.push(Buffer.from([part.length]), part)
  }
  return parts
}
