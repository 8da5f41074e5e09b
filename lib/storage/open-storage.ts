import type { Log } from '#lib/logger.ts'
import type { Config } from '../config.ts'
import { openFileStorage } from './fs.ts'
import { shutFolders } from './shut-folders.ts'
import type { Storage } from './storage.ts'
import { tellBroken } from './tell-broken.ts'

type StorageConfig = Pick<Config, 'storage'> & Partial<Pick<Config, 's3'>>

/**
 * Loads what speaks to an object store only where there is one.
 * @param config as `readConfig` has checked it
 * @param log is told of broken objects
 */
export async function openStorage(config: StorageConfig, log?: Log): Promise<Storage> {
  const storage = await openDriver(config)
  return log ? tellBroken(storage, log) : storage
}

async function openDriver({ storage, s3 }: StorageConfig): Promise<Storage> {
  if (!s3) {
    const root = storage.slice('file:'.length)
    shutFolders(root)
    return openFileStorage(root)
  }
  const { openS3Storage } = await import('./s3/s3.ts')
  return openS3Storage(s3)
}
