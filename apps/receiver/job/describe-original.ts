import type { Job } from '#lib/broker/job.ts'
import { originalKey } from '#lib/images/images.ts'
import { describe, inspectForDescription } from '../develop/describe.ts'
import type { JobContext } from './run-job.ts'

type Options = Pick<JobContext, 'images' | 'limits' | 'memorySemaphore' | 'watchdog' | 'log'>

/** Stores an original's metadata; the task returns false when there is not enough memory for it now. */
export function createDescribeOriginal({
  images,
  limits,
  memorySemaphore,
  watchdog,
  log
}: Options) {
  async function describeFile(path: string) {
    const inspection = await inspectForDescription(path, limits)
    const release = memorySemaphore.tryAcquire(inspection.memory)
    if (!release) return undefined
    try {
      return await describe(path, inspection, limits)
    } finally {
      release()
    }
  }

  /** Leaves nothing behind if the image is erased in the meantime. */
  async function describeOriginal(job: Job): Promise<boolean> {
    if (!(await images.read(job.image)) || (await images.readMetadata(job.image))) return true
    const metadata = await images.storage.withFile(originalKey(job.image), (path) =>
      watchdog.during(job, () => describeFile(path))
    )
    if (!metadata) return false
    await images.writeMetadata(job.image, metadata)
    if (!(await images.read(job.image))) await images.erase(job.image)
    return true
  }

  return async function describeIfPossible(job: Job): Promise<boolean> {
    try {
      return await describeOriginal(job)
    } catch (err) {
      log.warn({ image: job.image, err }, 'original not described')
      return true
    }
  }
}
