import type { Job } from '#lib/broker/job.ts'
import { originalKey } from '#lib/images/images.ts'
import { describe, inspectForDescription } from '../develop/describe.ts'
import type { JobContext } from './run-job.ts'

type Options = Pick<JobContext, 'images' | 'limits' | 'memorySemaphore' | 'watchdog' | 'log'>

/** Writes down what there is to say of an image's original; false: there is no memory for it now. */
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

  /** Of an image erased in the meantime, nothing at all may stay behind. */
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
