import { readSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { OutputInfo, Sharp } from 'sharp'
import { sharp } from '../pipeline/sharp.ts'
import type { RowLayout } from './filter.ts'

/** BigTIFF, since a classic TIFF is limited to 4 GB. */
const TIFF = { bigtiff: true, compression: 'none', predictor: 'none' } as const
/** The header that libtiff writes. The rows follow it, the tags come last. */
const TIFF_HEAD_BYTES = 16

/** Uncompressed pixels from sharp. */
export type RawImage = RowLayout & {
  info: OutputInfo
  deep: boolean
  /** Fills the buffer with the bytes of the rows from offset `at` on. */
  readInto(into: Buffer, at: number): void
  /** Opens the same pixels as a sharp pipeline. */
  reopen(): Sharp
}

type Use<T> = (raw: RawImage) => Promise<T>

/** Holds the pixels in memory while `use` runs. Not for gray with alpha: sharp's raw output drops it. */
export async function withRawMemory<T>(pipeline: Sharp, deep: boolean, use: Use<T>): Promise<T> {
  const depth = deep ? 'ushort' : 'uchar'
  const { data, info } = await pipeline.raw({ depth }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data
  const used = await use({
    ...rawImage(info, deep, (into, at) => data.copy(into, 0, at)),
    reopen: () => sharp(samples, { raw: { width, height, channels }, limitInputPixels: false })
  })
  // Free it at once: the garbage collector would let it pile up.
  if (data.buffer instanceof ArrayBuffer) data.buffer.transfer(0)
  return used
}

/** Holds the pixels in a file at `path` while `use` runs, then removes it. */
export async function withRawFile<T>(
  pipeline: Sharp,
  { deep, path }: { deep: boolean; path: string },
  use: Use<T>
): Promise<T> {
  try {
    const info = await pipeline.tiff(TIFF).toFile(path)
    await using file = await open(path)
    return await use({
      ...rawImage(info, deep, (into, at) =>
        readSync(file.fd, into, { position: TIFF_HEAD_BYTES + at })
      ),
      reopen: () => sharp(path, { limitInputPixels: false })
    })
  } finally {
    await rm(path, { force: true })
  }
}

function rawImage(
  info: OutputInfo,
  deep: boolean,
  read: (into: Buffer, at: number) => number
): Omit<RawImage, 'reopen'> {
  const pixelBytes = info.channels * (deep ? 2 : 1)
  return {
    info,
    deep,
    pixelBytes,
    rowBytes: info.width * pixelBytes,
    readInto(into, at) {
      const filled = read(into, at)
      if (filled < into.length)
        throw new Error(`the rows end ${into.length - filled} bytes too soon`)
      // PNG's samples are big-endian: https://www.w3.org/TR/png-3/#7Integers-and-byte-order
      if (deep) into.swap16()
    }
  }
}
