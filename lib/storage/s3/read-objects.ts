import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Storage } from '../storage.ts'
import { bytesOf, download, get } from './get.ts'
import { listPages } from './listing.ts'
import { isMissing, nothing, type Place } from './place.ts'

type Reading = 'read' | 'readBytes' | 'stat' | 'stream' | 'withFile'

/** The reading half of a storage in a bucket. */
export function readObjects({ client, cache }: Place): Pick<Storage, Reading> {
  async function fetchFile(key: string): Promise<string> {
    const path = cache.newFile()
    await download(client, key, path)
    await cache.keep(key, path)
    return path
  }

  return {
    async read(key) {
      const { read } = await client.ask({ method: 'GET', key }, async (response) =>
        isMissing(response) ? nothing(response) : response.text()
      )
      return read ?? undefined
    },

    async stat(key) {
      const { response } = await client.ask({ method: 'HEAD', key }, nothing)
      if (!response.ok) return undefined
      const bytes = Number(response.headers.get('content-length'))
      return { bytes, modifiedAt: new Date(response.headers.get('last-modified') ?? 0) }
    },

    readBytes: (key, range) =>
      get(client, { key, range }, async (response) => Buffer.from(await response.arrayBuffer())),

    stream: (key, range) => Readable.from(bytesOf(client, { key, range }), { objectMode: false }),

    async withFile(key, use) {
      const path = cache.find(key) ?? (await fetchFile(key))
      try {
        return await use(path)
      } finally {
        await rm(path, { force: true })
      }
    }
  }
}

/** What is below a prefix. */
export function listObjects({ client, prefix }: Place): Pick<Storage, 'list' | 'walk' | 'sizes'> {
  return {
    async list(folder) {
      const names: string[] = []
      const start = `${prefix}${folder}/`
      for await (const { keys, folders } of listPages(client, start, '/')) {
        names.push(...keys.map((key) => key.slice(start.length)))
        names.push(...folders.map((key) => key.slice(start.length, -1)))
      }
      return names
    },

    async *sizes(folder) {
      for await (const { objects } of listPages(client, `${prefix}${folder}/`)) {
        for (const one of objects) yield { ...one, key: one.key.slice(prefix.length) }
      }
    },

    async *walk(folder) {
      for await (const { keys } of listPages(client, `${prefix}${folder}/`)) {
        for (const key of keys) yield key.slice(prefix.length)
      }
    }
  }
}
