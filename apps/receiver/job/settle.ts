import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import { failureOf, type Settled } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import { inEnglish } from '#lib/messages/english.ts'

export type SettleContext = {
  images: Images
  log: Log
  /** Tells every web process that the result's state changed. */
  announce(job: Job, status: 'processing' | Settled['status'], settled?: Settled): void
}

/**
 * Stores how the result is settled, then removes its mark, then announces and logs it: whatever is
 * killed in between, the next one to look goes on from there.
 * @returns whether the mark was there after the result was settled, so that nobody had erased the image
 */
export async function settle(context: SettleContext, job: Job, settled: Settled): Promise<boolean> {
  const { images } = context
  const isMine = await settleAnew(context, job, settled)
  if (!isMine && !(await images.readSettled(job.image, job.recipe))) {
    await discard(context, job)
    return false
  }
  // whoever erases the image removes the mark first: with it, nothing was written too late
  const wasMarked = await images.unmark(job.image, settled)
  if (!wasMarked) await dropIfErased(context, job, settled)
  if (isMine) {
    context.announce(job, settled.status, settled)
    logSettled(context, job, settled)
  }
  return wasMarked
}

/** @returns false if it was settled before, or is not wanted any more */
async function settleAnew({ images }: SettleContext, job: Job, settled: Settled) {
  if (await images.settle(job.image, settled)) return true
  const before = await images.readSettled(job.image, job.recipe)
  const isOfBefore = before?.status === 'failed' && before.markedAt !== settled.markedAt
  if (!isOfBefore) return false
  // it was asked for again, and how it failed came back, or did not go
  await images.eraseSettled(job.image, job.recipe)
  return await images.settle(job.image, settled)
}

async function dropIfErased({ images }: SettleContext, job: Job, settled: Settled) {
  await images.dropIfErased(job.image, settled)
  // its folder may have come back while it was being erased
  if (!(await images.read(job.image))) await images.erase(job.image)
}

/** Removes what was written after the result was erased, unless it was asked for again. */
export async function discard({ images, log }: SettleContext, job: Job) {
  if (!(await images.readState(job.image, job.recipe))) {
    await images.storage.remove(resultKey(job.image, job.recipe))
  }
  if (!(await images.read(job.image))) await images.erase(job.image)
  log.info({ image: job.image, recipe: job.recipe }, 'erased while being developed')
}

function logSettled({ log }: SettleContext, { image, recipe }: Job, settled: Settled) {
  const failure = failureOf(settled)
  if (failure) {
    const reason = inEnglish(failure)
    log.warn({ image, recipe, ...failure, reason }, 'image not developed')
  } else {
    const { format, width, height, bytes, milliseconds } = settled
    const size = `${width}x${height}`
    log.info({ image, recipe, ms: milliseconds, format, size, bytes }, 'image developed')
  }
}
