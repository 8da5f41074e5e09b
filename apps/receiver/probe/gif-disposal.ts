import type { ByteSource } from './byte-source.ts'
import type { Mend, Tally } from './tally.ts'

type Frame = {
  left: number
  top: number
  right: number
  bottom: number
  /** Where its graphic control begins. */
  control: number | undefined
  /** Whether it is cleared away without saying what colour is transparent. */
  clearedUntold: boolean
}

/** GIF89a, section 23: after it, the frame's place is to be as empty as before. */
const CLEARED = 2
const FLAGS_AT = 3
const DELAY_END_AT = 5
const TRANSPARENT = 1
/** No pixel of a frame of fewer colours has it. */
const NO_COLOUR = 255

/**
 * What libvips clears away it fills with black, unless the frame has a transparent colour; browsers
 * leave nothing. So each frame whose place the next one leaves open gets such a colour.
 */
export function createDisposals(source: ByteSource, tally: Tally) {
  const numbers: Mend['numbers'] = []
  let previous: Frame | undefined

  return {
    /** `control` is where the frame's graphic control begins; `colours` how many it may have. */
    add(at: number, { control, colours }: { control: number | undefined; colours: number }) {
      const frame = readFrame(source, at, { control, colours })
      if (previous?.clearedUntold && !covers(frame, previous)) {
        numbers.push(...transparent(source, previous.control ?? 0))
        tally.mend = { numbers }
      }
      previous = frame
    }
  }
}

function readFrame(
  source: ByteSource,
  at: number,
  { control, colours }: { control: number | undefined; colours: number }
): Frame {
  const bytes = source.bytes(at + 1, 8)
  const [left = 0, top = 0, wide = 0, high = 0] = [0, 2, 4, 6].map((i) => bytes.readUInt16LE(i))
  const [flags = 0] = control === undefined ? [] : source.bytes(control + FLAGS_AT, 1)
  const clearedUntold =
    ((flags >> 2) & 7) === CLEARED && !(flags & TRANSPARENT) && colours <= NO_COLOUR
  return { left, top, right: left + wide, bottom: top + high, control, clearedUntold }
}

function covers(frame: Frame, { left, top, right, bottom }: Frame): boolean {
  return frame.left <= left && frame.top <= top && frame.right >= right && frame.bottom >= bottom
}

/** The flags and half the delay, then its other half and the colour. */
function transparent(source: ByteSource, control: number): Mend['numbers'] {
  const [flags = 0, low = 0, high = 0] = source.bytes(control + FLAGS_AT, 3)
  const number = (at: number, first: number, second: number) =>
    ({ at: control + at, value: first | (second << 8), bytes: 2, littleEndian: true }) as const
  return [number(FLAGS_AT, flags | TRANSPARENT, low), number(DELAY_END_AT, high, NO_COLOUR)]
}
