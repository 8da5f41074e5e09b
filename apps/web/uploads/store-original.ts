import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Config } from '#lib/config.ts'
import { newImageId } from '#lib/images/ids.ts'
import { type Images, type Original, originalKey } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'
import { cleanName } from './clean-name.ts'
import type { Flight } from './flights.ts'
import { measureImage } from './measure/measure-image.ts'
import { assertWithinLimits, limited } from './upload-limits.ts'

type Needs = { images: Images; config: Config; flight: Flight }
export type Stored = { id: string; original: Original }

/** What a connection's buffers hold anyway: as much of an upload may be in memory. */
const SMALL_BYTES = 64 * 1024

/**
 * Stores the bytes as a new image. A small one is measured in memory and written at once, others are
 * streamed.
 * @throws Problem when they are not an image that is taken; nothing of it then stays in the storage
 */
export async function storeOriginal(
  { images: { storage }, config, flight }: Needs,
  bytes: AsyncIterable<Buffer>,
  givenName: string | undefined
): Promise<Stored> {
  const id = newImageId()
  const name = cleanName(givenName ?? '')
  const { start, rest } = await readStart(limited(bytes, config, flight))

  async function measure(source: string | Buffer, size: number): Promise<Original> {
    const named = name === undefined ? {} : { name }
    if (size === 0) throw new Problem('empty-image', { parameters: named })
    const measured = await measureImage(source, named, config)
    assertWithinLimits(config, measured)
    return { name: name ?? `image.${measured.format}`, ...measured, bytes: size }
  }

  if (!rest) {
    const original = await measure(start, start.length)
    await storage.writeOnce(originalKey(id), start)
    return { id, original }
  }
  const streaming = storage.create(originalKey(id), async (path) => {
    await pipeline(joined(start, rest), createWriteStream(path)).catch(asUploadProblem)
    const { size } = await stat(path)
    return await measure(path, size)
  })
  // lets go of the request, if the file could not even be begun
  const original = await streaming.finally(() => rest.return?.())
  return { id, original }
}

type Chunks = AsyncIterator<Buffer, void>

/** `rest`: what follows the start of a large file. */
async function readStart(chunks: Chunks): Promise<{ start: Buffer; rest?: Chunks }> {
  const read: Buffer[] = []
  for (let bytes = 0; bytes <= SMALL_BYTES; ) {
    const { value, done } = await chunks.next().catch(asUploadProblem)
    if (done) return { start: Buffer.concat(read) }
    read.push(value)
    bytes += value.length
  }
  return { start: Buffer.concat(read), rest: chunks }
}

async function* joined(start: Buffer, rest: Chunks) {
  yield start
  yield* { [Symbol.asyncIterator]: () => rest }
}

function asUploadProblem(err: NodeJS.ErrnoException): never {
  const cutOff = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR']
  if (err.code && cutOff.includes(err.code)) throw new Problem('upload-cut-off', { cause: err })
  throw err
}
