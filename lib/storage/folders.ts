import { closeSync, existsSync, fsync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { createSharedRuns } from './shared-runs.ts'

const flush = promisify(fsync)

const MAX_ATTEMPTS = 1000
/** Folders remembered as being on disk; forgetting one costs a flush. */
const MAX_REMEMBERED = 10_000
/** From file systems that cannot flush a folder, and for folders that are not ours. */
const NOT_FLUSHABLE = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EACCES', 'EPERM']

export type Folders = ReturnType<typeof createFolders>

/** The folders below `root`: made when they are needed, flushed after a name has changed in them. */
export function createFolders(root: string) {
  const present = createPresence(root)
  const { flushOf, keepName, forget } = createFlushes(root)

  return {
    assertPresent: present.assert,
    notePresent: present.note,
    make,

    /**
     * Creates the folder only if the action fails without it, as it nearly always exists. Repeats
     * this, because a concurrent removal may take the empty folder away before the action uses it.
     * @throws StorageGone
     */
    async within<T>(folder: string, action: () => T | Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          const done = await action()
          present.note(join(folder, 'object'))
          return done
        } catch (err) {
          if (!isMissing(err) || attempt > MAX_ATTEMPTS) throw err
          present.assert(folder)
          forget(folder)
          make(folder)
        }
      }
    },

    /** Resolves once the names in the folder, and the folder's own, survive a power cut. */
    async keep(folder: string): Promise<void> {
      await Promise.all([flushOf(folder), keepName(folder)])
    },

    /** Resolves once the folder's names survive a power cut, as far as it does. */
    flush: flushOf,
    forget
  }
}

/** Another process may take away the folder above it in the meantime: then it is not made. */
function make(folder: string) {
  if (existsSync(folder)) return
  try {
    mkdirSync(folder, { recursive: true })
  } catch (err) {
    if (!isMissing(err)) throw err
  }
}

/** A top folder that was there is gone, so its volume is away: nothing in it was erased. */
export class StorageGone extends Error {
  override name = 'StorageGone'
  code = 'ENOTDIR'
}

/** Remembers which folders directly below `root` were seen. `tmp` holds nothing that is missed. */
function createPresence(root: string) {
  const seen = new Set<string>()
  const topOf = (path: string) => relative(root, path).split(sep)[0] ?? ''

  return {
    /** What was found at the path, below a top folder. */
    note: (path: string) => void (relative(root, path).includes(sep) && seen.add(topOf(path))),
    /** @throws StorageGone */
    assert(path: string) {
      const top = topOf(path)
      if (top === 'tmp' || !seen.has(top) || existsSync(join(root, top))) return
      throw new StorageGone(`${join(root, top)} was there and is gone`)
    }
  }
}

function createFlushes(root: string) {
  /** Which folder had the path: another process may have removed it and made it anew. */
  const kept = new Map<string, string>()
  const inSharedRun = createSharedRuns()
  const flushOf = (folder: string) => inSharedRun(folder, () => flushFolder(folder))

  /** Flushes the folder that holds this one, and those above it, unless they are known to be on disk. */
  async function keepName(folder: string): Promise<void> {
    const folderThere = identityOf(folder)
    if (folderThere === undefined || kept.get(folder) === folderThere) return
    const above = dirname(folder)
    await Promise.all([flushOf(above), folder !== root && keepName(above)])
    if (kept.size >= MAX_REMEMBERED) kept.clear()
    kept.set(folder, folderThere)
  }

  return { flushOf, keepName, forget: (folder: string) => void kept.delete(folder) }
}

function identityOf(folder: string): string | undefined {
  const there = statSync(folder, { bigint: true, throwIfNoEntry: false })
  return there && `${there.ino} ${there.birthtimeNs}`
}

async function flushFolder(folder: string): Promise<void> {
  let descriptor: number | undefined
  try {
    descriptor = openSync(folder, 'r')
    await flush(descriptor)
  } catch (err) {
    // who has removed the folder wants none of its names kept
    if (!isMissing(err) && !NOT_FLUSHABLE.includes((err as NodeJS.ErrnoException).code ?? '')) {
      throw err
    }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

export async function undefinedIfMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  return await promise.catch(unlessMissing)
}

function unlessMissing(err: unknown): undefined {
  if (!isMissing(err)) throw err
}

export function isMissing(err: unknown): boolean {
  const code = (err as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
