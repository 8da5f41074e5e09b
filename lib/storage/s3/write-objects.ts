import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Storage } from '../storage.ts'
import type { S3Client } from './client.ts'
import { nothing, type Place } from './place.ts'
import { putOnce } from './put-once.ts'
import { StoreError } from './store-error.ts'

const CHUNK_BYTES = 256 * 1024

type Writing = 'create' | 'writeOnce' | 'keep' | 'check'

/** The writing half of a storage in a bucket. */
export function writeObjects({ client, cache }: Place): Pick<Storage, Writing> {
  return {
    async create(key, fill) {
      const path = cache.newFile()
      try {
        const filled = await fill(path)
        await putFile(client, key, path)
        await cache.keep(key, path)
        return filled
      } finally {
        await rm(path, { force: true })
      }
    },

    async writeOnce(key, content, { stillWanted } = {}) {
      if (stillWanted && !(await stillWanted())) return false
      return await putOnce(client, key, content)
    },

    /** What was written is there. */
    async keep() {},

    check: () => put(client, 'check', '')
  }
}

async function putFile(client: S3Client, key: string, path: string): Promise<void> {
  const { size: bytes } = await stat(path)
  await put(client, key, { bytes, open: (moved) => chunks(path, moved) })
}

type Body = Parameters<S3Client['ask']>[0]['body']

/** @throws StoreError */
async function put(client: S3Client, key: string, body: Body): Promise<void> {
  const { response } = await client.ask(
    { method: 'PUT', key, ...(body !== undefined && { body }) },
    nothing
  )
  if (response.ok) return
  throw new StoreError(`PUT ${key}: the store answers ${response.status}`, 'STORE_REFUSES')
}

async function* chunks(path: string, moved: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    moved()
    yield chunk
  }
}
