import {
  closeSync,
  createReadStream,
  type Dirent,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync
} from 'node:fs'
import { opendir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PIECE } from '#lib/in-pieces.ts'
import { type Folders, undefinedIfMissing } from './folders.ts'
import type { Range, Storage } from './storage.ts'

type Reading = 'read' | 'readBytes' | 'stat' | 'stream' | 'withFile' | 'list' | 'walk' | 'sizes'

/** When walking: fewer take more calls, more take more memory. */
const NAMES_AT_ONCE = 256

/** The reading half of a storage in the folder `root`. */
export function readFiles(root: string, folders: Folders): Pick<Storage, Reading> {
  /** Missing because it was never there, or was erased. @throws StorageGone */
  async function found<T>(path: string, looking: Promise<T | undefined>): Promise<T | undefined> {
    const there = await undefinedIfMissing(looking)
    if (there === undefined) folders.assertPresent(path)
    else folders.notePresent(path)
    return there
  }

  async function* walk(prefix: string): AsyncGenerator<string> {
    const path = join(root, prefix)
    const folder = await found(path, opendir(path, { bufferSize: NAMES_AT_ONCE }))
    for await (const entry of folder ?? []) yield* namesIn(prefix, entry)
  }

  /** Only the upper folder may hold many. */
  function* namesIn(prefix: string, entry: Dirent): Generator<string> {
    const key = `${prefix}/${entry.name}`
    if (!entry.isDirectory()) return yield key
    for (const inner of entriesOf(join(root, key))) yield* namesIn(key, inner)
  }

  return {
    read: (key) => found(join(root, key), readText(join(root, key))),
    async stat(key) {
      const path = join(root, key)
      const there = await found(path, stat(path))
      return there && { bytes: there.size, modifiedAt: there.mtime }
    },
    readBytes: (key, range) => readRange(join(root, key), range),
    stream: (key, range) => createReadStream(join(root, key), range),
    async withFile(key, use) {
      folders.assertPresent(join(root, key))
      return await use(join(root, key))
    },
    async *sizes(prefix) {
      let seen = 0
      for await (const key of walk(prefix)) {
        if (++seen % PIECE === 0) await nextTurn()
        const there = statSync(join(root, key), { throwIfNoEntry: false })
        if (there) yield { key, bytes: there.size, modifiedAt: there.mtime }
      }
    },
    list: async (prefix) => (await found(join(root, prefix), readdir(join(root, prefix)))) ?? [],
    walk
  }
}

/**
 * Synchronous, because texts are short: a read takes 10 µs this way, and 200 µs through Node's thread
 * pool. Facts that are not there yet are asked for as often as others, and an error takes 50.
 */
async function readText(path: string): Promise<string | undefined> {
  await nextTurn()
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  return isThere ? readFileSync(path, 'utf8') : undefined
}

/** None if the folder has gone meanwhile. */
function entriesOf(path: string): Dirent[] {
  return statSync(path, { throwIfNoEntry: false }) ? readdirSync(path, { withFileTypes: true }) : []
}

async function readRange(path: string, { start, end }: Range): Promise<Buffer> {
  await nextTurn()
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(end - start + 1)
    const read = readSync(file, bytes, 0, bytes.length, start)
    return bytes.subarray(0, read)
  } finally {
    closeSync(file)
  }
}
