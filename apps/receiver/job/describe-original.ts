import type { Job } from '#lib/broker/job.ts'
import { originalKey } from '#lib/images/images.ts'
import { inspectToLook, look } from '../develop/describe.ts'
import type { Darkroom } from './run-job.ts'

type Options = Pick<Darkroom, 'images' | 'limits' | 'room' | 'watchdog' | 'log'>

/** Writes down what there is to say of an image's original; false: there is no room for it now. */
export function createDescribe({ images, limits, room, watchdog, log }: Options) {
  async function lookAt(path: string) {
    const inspection = await inspectToLook(path, limits)
    const leave = room.tryEnter(inspection.memory)
    if (!leave) return undefined
    try {
      return await look(path, inspection, limits)
    } finally {
      leave()
    }
  }

  /** Of an image erased in the meantime, nothing at all may stay behind. */
  async function describe(job: Job): Promise<boolean> {
    if (!(await images.read(job.image)) || (await images.readMetadata(job.image))) return true
    const metadata = await images.storage.withFile(originalKey(job.image), (path) =>
      watchdog.during(job, () => lookAt(path))
    )
    if (!metadata) return false
    await images.writeMetadata(job.image, metadata)
    if (!(await images.read(job.image))) await images.erase(job.image)
    return true
  }

  return async function describeIfPossible(job: Job): Promise<boolean> {
    try {
      return await describe(job)
    } catch (err) {
      log.warn({ image: job.image, err }, 'original not described')
      return true
    }
  }
}
