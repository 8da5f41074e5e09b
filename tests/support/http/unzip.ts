import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { Row } from '../../../apps/web/batches/zip/manifest.ts'

export type Unzipped = { name: string; bytes: Buffer; stored: boolean; utf8: boolean }

/**
 * Reads a whole archive. Fails if it is broken or cut off, or has a name that leads out of its
 * folder.
 */
export async function unzip(archive: Buffer): Promise<Unzipped[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true, strictFileNames: true }, (err, opened) =>
      err ? reject(err) : resolve(opened)
    )
  )
  const files: Unzipped[] = []
  return await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry: Entry) => {
      readEntry(zip, entry).then((file) => {
        files.push(file)
        zip.readEntry()
      }, reject)
    })
    zip.readEntry()
  })
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Unzipped> {
  const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) =>
    zip.openReadStream(entry, (err, opened) => (err ? reject(err) : resolve(opened)))
  )
  return {
    name: entry.fileName,
    bytes: Buffer.concat(await Array.fromAsync(stream)),
    stored: entry.compressionMethod === 0,
    utf8: (entry.generalPurposeBitFlag & 0x800) !== 0
  }
}

export const fetchZip = (url: string, id: string) => fetch(`${url}/batches/${id}/zip`)

/** The archive of a batch, with its manifests parsed. */
export async function unzipBatch(url: string, id: string) {
  const files = await unzip(Buffer.from(await (await fetchZip(url, id)).arrayBuffer()))
  const contents = new Map(files.map((file) => [file.name, file.bytes]))
  const manifest = JSON.parse(String(contents.get('manifest.json'))) as { prints: Row[] }
  return { files, contents, manifest, csv: String(contents.get('manifest.csv')) }
}
