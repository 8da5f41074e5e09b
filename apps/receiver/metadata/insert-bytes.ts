import { createReadStream, createWriteStream } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** Inserts bytes into a file of any size. */
export async function insertBytes(path: string, at: number, bytes: Buffer) {
  const longer = `${path}.longer`
  await pipeline(createReadStream(path, { end: at - 1 }), createWriteStream(longer))
  await writeFile(longer, bytes, { flag: 'a' })
  const rest = createReadStream(path, { start: at })
  await pipeline(rest, createWriteStream(longer, { flags: 'a' }))
  await rename(longer, path)
}
