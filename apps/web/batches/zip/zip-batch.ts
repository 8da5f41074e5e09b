import type { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { resultKey } from '#lib/images/images.ts'
import type { Storage } from '#lib/storage/storage.ts'
import type { BatchJson } from '../batch-json.ts'
import { MANIFESTS, manifestCsv, manifestJson, manifestRows, type Row } from './manifest.ts'

export type Zip = { stream: PassThrough; bytes: number }

/**
 * An archive of every print that is done. Nothing of it is deflated, as prints are compressed
 * already: so its length is known before its first byte. Should a print be erased meanwhile, the
 * stream breaks off: an archive that is shorter than it says is seen to be broken.
 */
export async function zipBatch(storage: Storage, batch: BatchJson): Promise<Zip> {
  const zip = new ZipFile()
  const stream = zip.outputStream as PassThrough
  const options = { mtime: new Date(), mode: 0o100644, compress: false }
  let open: Readable | undefined

  function add({ image, recipe, file, bytesAfter }: Row) {
    if (file === null) return
    // opened when its turn comes: one file at a time
    zip.addReadStreamLazy(file, { ...options, size: bytesAfter ?? 0 }, (give) => {
      if (stream.destroyed) return
      open = storage.stream(resultKey(image, recipe))
      open.on('error', (err) => stream.destroy(err))
      give(null, open)
    })
  }

  zip.on('error', (err) => stream.destroy(err))
  // who asked for it may be gone in the middle of a file
  stream.on('close', () => open?.destroy())
  const rows = manifestRows(batch)
  zip.addBuffer(Buffer.from(manifestJson(batch, rows)), MANIFESTS.json, options)
  zip.addBuffer(Buffer.from(manifestCsv(rows)), MANIFESTS.csv, options)
  rows.forEach(add)
  return { stream, bytes: await end(zip) }
}

/** Returns how long the archive will be; its types do not know that yazl tells. */
function end(zip: ZipFile): Promise<number> {
  return new Promise((resolve) => zip.end(undefined, resolve as () => void))
}
