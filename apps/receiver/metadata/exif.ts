/** Reads `length` bytes at that offset, or as many as there are. */
export type Source = (at: number, length: number) => Promise<Buffer>

const EXIF_IFD = 0x8769
const GPS_IFD = 0x8825
const GPS_LATITUDE = 2
const ENTRY_BYTES = 12
const FIRST_IFD_AT = 4
const VALUE_AT = 8

/**
 * Whether there is EXIF, and coordinates in it. An EXIF block is a TIFF without pixels; a TIFF has
 * EXIF among its own entries. Source: CIPA DC-008, 4.6.
 */
export async function readExif(read: Source) {
  const order = (await read(0, 2)).toString('latin1')
  const readNumber = order === 'II' ? littleEndian : bigEndian
  const first = await readIfd(read, readNumber(await read(FIRST_IFD_AT, 4)), readNumber)
  const gps = first.get(GPS_IFD)
  const places = gps === undefined ? undefined : await readIfd(read, gps, readNumber)
  const exif = first.has(EXIF_IFD) || gps !== undefined
  return { exif, gps: places?.has(GPS_LATITUDE) ?? false }
}

type ReadNumber = (bytes: Buffer) => number

/** The value of each tag in an image file directory; of a truncated one, those that are there. */
async function readIfd(
  read: Source,
  at: number,
  readNumber: ReadNumber
): Promise<Map<number, number>> {
  const count = readNumber(await read(at, 2))
  const bytes = await read(at + 2, count * ENTRY_BYTES)
  const entries = new Map<number, number>()
  for (let i = 0; i + ENTRY_BYTES <= bytes.length; i += ENTRY_BYTES) {
    const value = bytes.subarray(i + VALUE_AT, i + ENTRY_BYTES)
    entries.set(readNumber(bytes.subarray(i, i + 2)), readNumber(value))
  }
  return entries
}

const littleEndian: ReadNumber = (bytes) =>
  bytes.length === 0 ? 0 : bytes.readUIntLE(0, bytes.length)
const bigEndian: ReadNumber = (bytes) =>
  bytes.length === 0 ? 0 : bytes.readUIntBE(0, bytes.length)
