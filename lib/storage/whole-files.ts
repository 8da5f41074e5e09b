import {
  closeSync,
  fsync,
  linkSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { promisify } from 'node:util'

const flush = promisify(fsync)

/** From file systems without hard links, such as exFAT and some network shares. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK']

/** Puts the bytes of a file on disk. */
export async function flushFile(path: string): Promise<void> {
  const file = openSync(path, 'r+')
  try {
    await flush(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Synchronous, like all that changes names: it takes microseconds, and 200 through Node's thread pool.
 * Only the flush waits for the disk.
 */
export async function writeSmall(
  path: string,
  content: string | Uint8Array,
  durable: boolean
): Promise<void> {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, content)
    if (durable) await flush(file)
  } finally {
    closeSync(file)
  }
}

/** Gives the unfinished file its name. @returns false if there is a file of that name */
export function nameOnce(unfinished: string, path: string): boolean {
  try {
    linkSync(unfinished, path)
  } catch (err) {
    const { code = '' } = err as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (!NO_LINKS.includes(code)) throw err
    return renameOnce(unfinished, path)
  }
  unlinkSync(unfinished)
  return true
}

/** Two at the same instant may both succeed, and the last one stays. */
function renameOnce(unfinished: string, path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })) return false
  renameSync(unfinished, path)
  return true
}
