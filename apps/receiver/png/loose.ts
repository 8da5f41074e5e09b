import { type FileHandle, open, rm } from 'node:fs/promises'
import type { OutputInfo, Sharp } from 'sharp'
import { type Chunk, chunksBeforePixels } from './chunks.ts'
import type { Lend } from './scratch.ts'

const LOOSE = { compressionLevel: 0, adaptiveFiltering: false }
/** What sharp has to tell before the pixels is less. */
const HEAD_BYTES = 4 * 1024
const BLOCK_BYTES = 512 * 1024

/** A PNG that is neither filtered nor compressed. */
export type Loose = {
  info: OutputInfo
  /** What sharp reads it from. */
  source: string | Buffer
  /** Those before the pixels: the first is the header. */
  chunks: Chunk[]
  bytes: number
  read(at: number, length: number): Promise<Buffer>
  /** All bytes, once: they may be changed, and each block is gone when the next is asked for. */
  blocks(lend: Lend): AsyncIterable<Buffer>
}

/** Lends one in memory, as long as it is small. */
export async function looseInMemory(pipeline: Sharp): Promise<Loose> {
  const { data, info } = await pipeline.png(LOOSE).toBuffer({ resolveWithObject: true })
  return {
    info,
    source: data,
    chunks: chunksBeforePixels(data.subarray(0, HEAD_BYTES)),
    bytes: data.length,
    read: async (at, length) => data.subarray(at, at + length),
    async *blocks() {
      yield data
    }
  }
}

/** Lends one in a file at `path`, which then goes. */
export async function withLooseFile<T>(
  pipeline: Sharp,
  path: string,
  use: (loose: Loose) => Promise<T>
): Promise<T> {
  try {
    const info = await pipeline.png(LOOSE).toFile(path)
    await using file = await open(path)
    return await use(await looseInFile(file, path, info))
  } finally {
    await rm(path, { force: true })
  }
}

async function looseInFile(file: FileHandle, path: string, info: OutputInfo): Promise<Loose> {
  const { size } = await file.stat()
  const read = (at: number, length: number) => readPart(file, Buffer.allocUnsafe(length), at)
  const chunks = chunksBeforePixels(await read(0, HEAD_BYTES))
  return {
    info,
    source: path,
    chunks,
    bytes: size,
    read,
    blocks: (lend) => readBlocks(file, lend(BLOCK_BYTES))
  }
}

async function* readBlocks(file: FileHandle, into: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const block = await readPart(file, into, at)
    if (block.length === 0) return
    at += block.length
    yield block
  }
}

async function readPart(file: FileHandle, into: Buffer, at: number): Promise<Buffer> {
  const { bytesRead } = await file.read(into, 0, into.length, at)
  return into.subarray(0, bytesRead)
}
