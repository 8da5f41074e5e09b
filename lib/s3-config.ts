import { join } from 'node:path'
import { z } from 'zod'
import type { S3Settings } from './storage/s3/settings.ts'
import { MEGABYTE } from './units.ts'

const BUCKET = '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]'
const STORE = new RegExp(`^s3://(${BUCKET})(?:/([\\w./-]*))?$`)

export const storageUrl = z
  .string()
  .refine((url) => /^file:.+/.test(url) || STORE.test(url), 'file:PATH or s3://BUCKET/PREFIX')

const address = z.string().refine((url) => /^https?:\/\/[^/\s]+/.test(url) && URL.canParse(url), {
  error: 'https://HOST or http://HOST:PORT of a store that is not AWS'
})

/** What says where an object store is; those of Bucketeer, an add-on of Heroku, count without STORAGE. */
export const storeVariables = {
  S3_ENDPOINT: address.optional(),
  AWS_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  BUCKETEER_BUCKET_NAME: z.string().optional(),
  BUCKETEER_AWS_REGION: z.string().optional(),
  BUCKETEER_AWS_ACCESS_KEY_ID: z.string().optional(),
  BUCKETEER_AWS_SECRET_ACCESS_KEY: z.string().optional()
}

export const STORE_SECRETS = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['BUCKETEER_AWS_ACCESS_KEY_ID', 'BUCKETEER_AWS_SECRET_ACCESS_KEY']
]

type Store = { [Name in keyof typeof storeVariables]?: string | undefined }
type Given = Store & { STORAGE?: string | undefined; CACHE_MB: number }

/** Where images are stored: with an object store, `s3` says how it is entered. */
export function storageConfig(
  given: Given,
  dataDir: string
): { storage: string; s3: S3Settings | undefined } {
  const bucket = given.BUCKETEER_BUCKET_NAME
  const fallback = bucket ? `s3://${bucket}` : `file:${dataDir}`
  const storage = given.STORAGE ?? fallback
  const found = STORE.exec(storage)
  if (!found) return { storage, s3: undefined }
  const [, name = '', path = ''] = found
  return { storage, s3: settings(given, { bucket: name, path, dataDir }) }
}

type At = { bucket: string; path: string; dataDir: string }

function settings(given: Given, { bucket, path, dataDir }: At): S3Settings {
  const isBucketeers = given.STORAGE === undefined
  const prefix = path.replace(/\/+$/, '')
  return {
    bucket,
    prefix: prefix && `${prefix}/`,
    endpoint: isBucketeers ? undefined : given.S3_ENDPOINT,
    region: (isBucketeers ? given.BUCKETEER_AWS_REGION : given.AWS_REGION) ?? 'us-east-1',
    accessKeyId: (isBucketeers ? given.BUCKETEER_AWS_ACCESS_KEY_ID : given.AWS_ACCESS_KEY_ID) ?? '',
    secretAccessKey:
      (isBucketeers ? given.BUCKETEER_AWS_SECRET_ACCESS_KEY : given.AWS_SECRET_ACCESS_KEY) ?? '',
    sessionToken: isBucketeers ? undefined : given.AWS_SESSION_TOKEN,
    cacheDir: join(dataDir, 'cache'),
    cacheBytes: given.CACHE_MB * MEGABYTE
  }
}

const MISSING = 'needed with an s3:// storage; roles that a machine has by itself are not supported'

/** The faults of variables that only show together. */
export function storeFaults({ s3 }: ReturnType<typeof storageConfig>): string[] {
  if (!s3) return []
  const missing = [
    ...(s3.accessKeyId ? [] : ['AWS_ACCESS_KEY_ID']),
    ...(s3.secretAccessKey ? [] : ['AWS_SECRET_ACCESS_KEY'])
  ]
  return missing.map((name) => `${name}= is not allowed: ${MISSING}`)
}
