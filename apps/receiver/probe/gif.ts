import { type ByteSource, EndOfSource } from './byte-source.ts'
import { createDisposals } from './gif-disposal.ts'
import { addPart, markCutShort, type Tally } from './tally.ts'

const SCREEN_BYTES = 13
const SIZE_AT = 6
const FRAME_BYTES = 10
const FRAME = 0x2c
const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const BLOCK_BYTES = 16 * 1024
const COLOUR_BYTES = 3

/** GIF89a, appendix A and B: the blocks to the trailer. */
export function probeGif(source: ByteSource, tally: Tally) {
  const shared = colourTableBytes(source.bytes(0, SCREEN_BYTES)[10])
  const start = SCREEN_BYTES + shared
  const disposals = createDisposals(source, tally)
  let control: number | undefined
  let at = start
  for (;;) {
    const [kind, label] = source.upTo(at, 2)
    if (kind === FRAME) {
      addPart(tally, 'frames')
      if (tally.parts.frames === 1) judgeFirst(source, at, { start, tally })
      const end = afterFrame(source, at)
      if (end === undefined) return markCutShort(tally, source.size > at + FRAME_BYTES + 1)
      const own = colourTableBytes(source.bytes(at, FRAME_BYTES)[9])
      disposals.add(at, { control, colours: (own || shared) / COLOUR_BYTES })
      control = undefined
      at = end
    } else if (kind === EXTENSION) {
      if (label === GRAPHIC_CONTROL) control = at
      else addPart(tally, 'sections')
      at = afterSubBlocks(source, at + 2)
    } else return
  }
}

/** As in browsers, a first frame that goes beyond the screen enlarges it (lib/images/measure/gif.ts). */
function judgeFirst(
  source: ByteSource,
  at: number,
  { start, tally }: { start: number; tally: Tally }
) {
  const [left, top, wide, high] = numbersIn(source.upTo(at + 1, FRAME_BYTES - 2))
  const [width, height] = numbersIn(source.bytes(SIZE_AT, 4))
  if (!width || !height || wide === undefined || high === undefined) return
  if (!left && !top && wide >= width && high >= height) return
  tally.clearFrame = {
    width: Math.max(width, (left ?? 0) + wide),
    height: Math.max(height, (top ?? 0) + high),
    at: start
  }
  // the file is held twice
  tally.unseenBytes = 2 * source.size
}

function numbersIn(bytes: Buffer): (number | undefined)[] {
  return Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16LE(2 * i))
}

/** Undefined when the file ends before. */
function afterFrame(source: ByteSource, at: number): number | undefined {
  try {
    const colours = colourTableBytes(source.bytes(at, FRAME_BYTES)[9])
    // a byte tells the size of the first codes
    return afterSubBlocks(source, at + FRAME_BYTES + colours + 1)
  } catch (err) {
    if (err instanceof EndOfSource) return undefined
    throw err
  }
}

function colourTableBytes(flags = 0): number {
  return flags & 0x80 ? COLOUR_BYTES * 2 ** ((flags & 7) + 1) : 0
}

/** Each starts with its length; the last is empty. */
function afterSubBlocks(source: ByteSource, start: number): number {
  for (let at = start; ; ) {
    const bytes = source.upTo(at, BLOCK_BYTES)
    let next = 0
    while (next < bytes.length) {
      const length = bytes[next] ?? 0
      next += length + 1
      if (length === 0) return at + next
    }
    source.bytes(at, 1)
    at += next
  }
}
