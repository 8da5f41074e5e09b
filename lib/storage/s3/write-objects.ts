import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Storage } from '../storage.ts'
import type { Asked, S3Client } from './client.ts'
import { nothing, type Place } from './place.ts'
import { putOnce } from './put-once.ts'
import { StoreError } from './store-error.ts'

const CHUNK_BYTES = 256 * 1024

type Body = NonNullable<Asked['body']>
type Writing = 'create' | 'writeOnce' | 'keep' | 'check'

/** The writing half of a storage in a bucket. */
export function writeObjects({ client, cache }: Place): Pick<Storage, Writing> {
  return {
    async create(key, fill, { assertWanted } = {}) {
      const path = cache.newFile()
      try {
        const filled = await fill(path)
        if (!assertWanted || !(await isFirst(client, key, path))) {
          await assertWanted?.()
          await putFile(client, key, path)
        }
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

/** Whether there was no such object, and now is. */
async function isFirst(client: S3Client, key: string, path: string): Promise<boolean> {
  return await putOnce(client, key, await bodyOf(path))
}

async function putFile(client: S3Client, key: string, path: string): Promise<void> {
  await put(client, key, await bodyOf(path))
}

async function bodyOf(path: string): Promise<Body> {
  const { size: bytes } = await stat(path)
  return { bytes, open: (moved) => chunks(path, moved) }
}

/** @throws StoreError */
async function put(client: S3Client, key: string, body: Body): Promise<void> {
  const { response } = await client.ask({ method: 'PUT', key, body }, nothing)
  if (response.ok) return
  throw new StoreError(`PUT ${key}: the store answers ${response.status}`, 'STORE_REFUSES')
}

async function* chunks(path: string, moved: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    moved()
    yield chunk
  }
}
