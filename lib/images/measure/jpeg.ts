import { type OpenFile, readAt, type Size, sizeOf } from './bytes.ts'
import { EXIF_PREFIX, readOrientation } from './exif.ts'

const WINDOW_BYTES = 64 * 1024
/** What is looked at of a segment: its marker, its length, and a size or a prefix. */
const LOOK_BYTES = 16

/**
 * ITU-T T.81, annex B: walks through the segments to the first scan. There may be any number of comments
 * and fill bytes before it, and EXIF may follow the frame header, which holds the size.
 */
export async function measureJpeg(file: OpenFile): Promise<Size | undefined> {
  const size = await sizeOf(file)
  let orientation: number | undefined
  let frame: Size | undefined
  let start = 0
  let window: Buffer = Buffer.alloc(0)
  for (let at = 2; at < size; ) {
    if (at < start || at + LOOK_BYTES > start + window.length) {
      start = at
      window = await readAt(file, at, Math.min(WINDOW_BYTES, Math.max(LOOK_BYTES, size - at)))
    }
    const look = window.subarray(at - start)
    const [mark, marker = 0] = look
    if (mark !== 0xff || marker === 0xff) at += strayBytes(look)
    else if (marker === SCAN || marker === END) break
    else {
      if (isFrame(marker)) {
        frame ??= { width: look.readUInt16BE(7), height: look.readUInt16BE(5) }
      }
      if (marker === APP1 && look.toString('latin1', 4, 10) === EXIF_PREFIX) {
        orientation ??= await readOrientation(file, at + 4 + EXIF_PREFIX.length)
      }
      at += isAlone(marker) ? 2 : 2 + look.readUInt16BE(2)
    }
  }
  return frame && { ...frame, orientation }
}

/** Stray or fill bytes up to the next marker, which decoders skip too. */
function strayBytes(look: Buffer): number {
  let count = 1
  if (look[0] === 0xff) while (look[count] === 0xff && look[count + 1] === 0xff) count++
  else {
    const next = look.indexOf(0xff, 1)
    count = next < 0 ? look.length : next
  }
  return count
}

const END = 0xd9
const SCAN = 0xda
const APP1 = 0xe1

/** SOF0 to SOF15, without DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** TEM, and RST0 to SOI: markers without a length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
