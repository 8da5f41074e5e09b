import type { Storage } from '../storage.ts'
import { createCache } from './cache.ts'
import { createS3Client } from './client.ts'
import { conditionsFault } from './put-once.ts'
import { listObjects, readObjects } from './read-objects.ts'
import { removeObjects } from './remove-objects.ts'
import type { S3Settings } from './settings.ts'
import { writeObjects } from './write-objects.ts'

/** Storage in a bucket: each key is an object's. What is there is as safe as the store makes it. */
export function openS3Storage(settings: S3Settings): Storage {
  const client = createS3Client(settings)
  const cache = createCache(settings.cacheDir, settings.cacheBytes)
  const place = { client, cache, prefix: settings.prefix }
  return {
    ...{ ...writeObjects(place), ...readObjects(place) },
    ...{ ...listObjects(place), ...removeObjects(place) },
    verify: () => conditionsFault(client)
  }
}
