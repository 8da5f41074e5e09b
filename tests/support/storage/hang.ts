import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { originalKey } from '#lib/images/images.ts'

/** Opening the image's original blocks forever, as on a disk that hangs, and no signal helps. */
export async function hangOriginal(dataDir: string, id: string): Promise<void> {
  const path = join(dataDir, originalKey(id))
  await rm(path)
  await promisify(execFile)('mkfifo', [path])
}
