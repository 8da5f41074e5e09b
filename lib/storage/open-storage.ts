import type { Config } from '../config.ts'
import { openFileStorage } from './fs.ts'
import { shutFolders } from './shut-folders.ts'
import type { Storage } from './storage.ts'

/**
 * Loads what speaks to an object store only where there is one.
 * @param config as `readConfig` has checked it
 */
export async function openStorage({
  storage,
  s3
}: Pick<Config, 'storage'> & Partial<Pick<Config, 's3'>>): Promise<Storage> {
  if (!s3) {
    const root = storage.slice('file:'.length)
    shutFolders(root)
    return openFileStorage(root)
  }
  const { openS3Storage } = await import('./s3/s3.ts')
  return openS3Storage(s3)
}
