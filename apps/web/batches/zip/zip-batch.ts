import type { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { resultKey } from '#lib/images/images.ts'
import type { Storage } from '#lib/storage/storage.ts'
import type { BatchJson } from '../batch-json.ts'
import { MANIFESTS, manifestCsv, manifestJson, manifestRows, type Row } from './manifest.ts'

export type Zip = { stream: PassThrough; bytes: number }

/**
 * Archives every finished print. Prints are already compressed, so they are stored as they are,
 * which makes the archive's length known before its first byte. If a print is erased meanwhile, the
 * stream is destroyed: an archive shorter than its Content-Length is recognized as broken.
 */
export async function zipBatch(storage: Storage, batch: BatchJson): Promise<Zip> {
  const zip = new ZipFile()
  const stream = zip.outputStream as PassThrough
  const options = { mtime: new Date(), mode: 0o100644, compress: false }
  let open: Readable | undefined

  function add({ image, recipe, file, bytesAfter }: Row) {
    if (file === null) return
    // opened when its turn comes, so that only one file is open at a time
    zip.addReadStreamLazy(file, { ...options, size: bytesAfter ?? 0 }, (give) => {
      if (stream.destroyed) return
      open = storage.stream(resultKey(image, recipe))
      open.on('error', (err) => stream.destroy(err))
      give(null, open)
    })
  }

  zip.on('error', (err) => stream.destroy(err))
  // the client may disconnect in the middle of a file
  stream.on('close', () => open?.destroy())
  const rows = manifestRows(batch)
  zip.addBuffer(Buffer.from(manifestJson(batch, rows)), MANIFESTS.json, options)
  zip.addBuffer(Buffer.from(manifestCsv(rows)), MANIFESTS.csv, options)
  rows.forEach(add)
  return { stream, bytes: await end(zip) }
}

/** Resolves to the archive's length in bytes, a callback argument that yazl's types omit. */
function end(zip: ZipFile): Promise<number> {
  return new Promise((resolve) => zip.end(undefined, resolve as () => void))
}
