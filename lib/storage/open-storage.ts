import type { Config } from '../config.ts'
import { openFileStorage } from './fs.ts'
import type { Storage } from './storage.ts'

/**
 * Loads what speaks to an object store only where there is one.
 * @param config as `readConfig` has checked it
 */
export async function openStorage({
  storage,
  s3
}: Pick<Config, 'storage'> & Partial<Pick<Config, 's3'>>): Promise<Storage> {
  if (!s3) return openFileStorage(storage.slice('file:'.length))
  const { openS3Storage } = await import('./s3/s3.ts')
  return openS3Storage(s3)
}
