import type { Failure, StorageTroubleCode } from '#lib/failures/failure.ts'

const TROUBLES: Record<string, StorageTroubleCode> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOTDIR: 'no-folder',
  EEXIST: 'no-folder',
  EXDEV: 'no-folder',
  EMFILE: 'too-many-open-files',
  ENFILE: 'too-many-open-files',
  EIO: 'disk-fault',
  ESTALE: 'disk-fault',
  STORE_AWAY: 'store-away',
  STORE_REFUSES: 'store-refuses'
}

/** What the operating system or the object store says of the storage; undefined: it is not the storage that failed. */
export function storageTrouble({
  code: errno = ''
}: NodeJS.ErrnoException): Failure<StorageTroubleCode> | undefined {
  const code = TROUBLES[errno]
  return code && { code, parameters: { errno } }
}
