import { type OpenFile, readAt, type Size, walk } from './bytes.ts'

const SCREEN_BYTES = 13
const FRAME = 0x2c
const EXTENSION = 0x21
const FRAME_BYTES = 10

export type Frame = { left: number; top: number; width: number; height: number }

/**
 * GIF89a, section 18: the logical screen. As in browsers, a first frame that goes beyond it enlarges
 * it, and stands for one without a size.
 */
export async function measureGif(file: OpenFile): Promise<Size> {
  const head = await readAt(file, 0, SCREEN_BYTES)
  const screen = { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
  const frame = await firstFrame(file)
  if (!frame) return screen
  const width = frame.left + frame.width
  const height = frame.top + frame.height
  if (screen.width === 0 || screen.height === 0) return { width, height }
  return { width: Math.max(screen.width, width), height: Math.max(screen.height, height) }
}

/** Where the first frame lies on the screen; undefined when none is found near the start. */
export async function firstFrame(file: OpenFile): Promise<Frame | undefined> {
  return await walk<Frame>(file, await afterColours(file), async (at) => {
    const bytes = await readAt(file, at, FRAME_BYTES)
    if (bytes[0] === FRAME) return frameOf(bytes)
    return bytes[0] === EXTENSION ? afterSubBlocks(file, at + 2) : undefined
  })
}

/** Where the blocks begin that follow the screen and its colours. */
export async function afterColours(file: OpenFile): Promise<number> {
  const flags = (await readAt(file, 0, SCREEN_BYTES))[10] ?? 0
  return SCREEN_BYTES + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
}

function frameOf(bytes: Buffer): Frame {
  const [left = 0, top = 0, width = 0, height = 0] = [1, 3, 5, 7].map((at) =>
    bytes.readUInt16LE(at)
  )
  return { left, top, width, height }
}

/** An extension's parts each start with their length; the last is empty. */
async function afterSubBlocks(file: OpenFile, start: number): Promise<number> {
  let at = start
  await walk(file, start, async (part) => {
    const length = (await readAt(file, part, 1))[0] ?? 0
    at = part + 1 + length
    return length === 0 ? undefined : at
  })
  return at
}
