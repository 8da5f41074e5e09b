import { type FileHandle, readAt, type Size, walk } from './bytes.ts'
import { EXIF_PREFIX, readOrientation } from './exif.ts'

const LOOK_BYTES = 4096

/** ITU-T T.81, annex B: walks through the segments to the frame header, which holds the size. */
export async function measureJpeg(file: FileHandle): Promise<Size | undefined> {
  let orientation: number | undefined
  return await walk<Size>(file, 2, async (at) => {
    const look = await readAt(file, at, LOOK_BYTES)
    const [mark, marker = 0] = look
    if (mark !== 0xff || marker === 0xff) {
      // stray or fill bytes, which decoders skip too
      const next = look.indexOf(0xff, 1)
      return at + (next < 0 ? LOOK_BYTES : next)
    }
    if (isFrame(marker)) {
      return { width: look.readUInt16BE(7), height: look.readUInt16BE(5), orientation }
    }
    if (marker === SCAN || marker === END) return undefined
    if (marker === APP1 && look.toString('latin1', 4, 10) === EXIF_PREFIX) {
      orientation ??= await readOrientation(file, at + 4)
    }
    return at + (isAlone(marker) ? 2 : 2 + look.readUInt16BE(2))
  })
}

const END = 0xd9
const SCAN = 0xda
const APP1 = 0xe1

/** SOF0 to SOF15, without DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** TEM, and RST0 to SOI: markers without a length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
