import { linkSync, mkdirSync, rmSync, utimesSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isOrphan, unfinishedName } from '../writer.ts'

/** Read again for each recipe; everything else is read once. */
const KEPT = /\/(original|views\/copy)$/

export type Cache = ReturnType<typeof createCache>

/**
 * Files on this machine: unfinished ones, and the objects that are read most, as many as fit into so
 * many bytes. Several processes share it.
 */
export function createCache(folder: string, maxBytes: number) {
  const [objects, unfinished] = [join(folder, 'objects'), join(folder, 'unfinished')]
  for (const inner of [objects, unfinished]) mkdirSync(inner, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => join(objects, fileName(key))
  const newFile = () => join(unfinished, unfinishedName())

  return {
    /** A path for a file that nobody else writes. */
    newFile,

    /** Keeps what the file holds, if it may be read again. The file stays the caller's. */
    async keep(key: string, path: string): Promise<void> {
      if (!KEPT.test(key) || maxBytes === 0) return
      rmSync(pathOf(key), { force: true })
      linkSync(path, pathOf(key))
      await makeRoom(objects, maxBytes)
    },

    /** A path of its own for the object's file, which others may remove meanwhile. */
    find(key: string): string | undefined {
      if (!KEPT.test(key)) return undefined
      const path = newFile()
      try {
        linkSync(pathOf(key), path)
        utimesSync(path, new Date(), new Date())
        return path
      } catch {
        return undefined
      }
    },

    forget: (key: string) => void (KEPT.test(key) && rmSync(pathOf(key), { force: true })),

    /** Forgets all below the prefix. */
    async forgetBelow(prefix: string): Promise<void> {
      const names = await readdir(objects)
      const below = names.filter((name) => name.startsWith(fileName(`${prefix}/`)))
      await Promise.all(below.map((name) => rm(join(objects, name), { force: true })))
    },

    /** Removes what was not used since: unfinished files of the dead, and originals that expired. */
    async removeUnused(before: Date): Promise<void> {
      const files = [...(await look(objects)), ...(await look(unfinished))]
      const unused = files.filter((file) => isUnused(file, before))
      await Promise.all(unused.map(({ path }) => rm(path, { force: true })))
    }
  }
}

const isUnused = ({ path, usedAt }: { path: string; usedAt: number }, before: Date) =>
  usedAt < before.getTime() || isOrphan(basename(path))

const fileName = (key: string) => key.replaceAll('/', '~')

/** Removes those that were not used for longest. */
async function makeRoom(folder: string, maxBytes: number): Promise<void> {
  const files = await look(folder)
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of files.sort((a, b) => a.usedAt - b.usedAt)) {
    if (bytes <= maxBytes) return
    await rm(file.path, { force: true })
    bytes -= file.bytes
  }
}

async function look(folder: string) {
  const paths = (await readdir(folder)).map((name) => join(folder, name))
  const files = await Promise.all(
    paths.map(async (path) => {
      const there = await stat(path).catch(() => undefined)
      return there && { path, bytes: there.size, usedAt: there.mtimeMs }
    })
  )
  return files.filter((file) => file !== undefined)
}
