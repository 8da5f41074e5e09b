import type { Job } from '#lib/broker/job.ts'
import type { Images } from '#lib/images/images.ts'
import { failureOf } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import { inEnglish } from '#lib/messages/english.ts'
import type { FinalState } from './final-state.ts'

export type SettleContext = {
  images: Images
  log: Log
  /** Tells every web process that the result's state changed. */
  announce(job: Job, status: 'processing' | 'done' | 'failed'): void
}

/** Removes the pending mark of a result in its final state, announces and logs it. */
export async function settle(context: SettleContext, job: Job, state: FinalState) {
  await cleanUp(context, job)
  context.announce(job, state.status)
  const { format, width, height, bytes, milliseconds } = state
  const failure = failureOf(state)
  if (failure) {
    const reason = inEnglish(failure)
    context.log.warn(
      { image: job.image, recipe: job.recipe, ...failure, reason },
      'image not developed'
    )
  } else {
    const size = `${width}x${height}`
    context.log.info(
      { image: job.image, recipe: job.recipe, ms: milliseconds, format, size, bytes },
      'image developed'
    )
  }
}

/** Removes what was written after the result was erased. */
export async function discard(context: SettleContext, job: Job) {
  await context.images.eraseResult(job.image, job.recipe)
  await cleanUp(context, job)
  context.log.info({ image: job.image, recipe: job.recipe }, 'erased while being developed')
}

/** Removes the pending mark, and all that is left of an image erased in the meantime. */
export async function cleanUp({ images }: SettleContext, job: Job) {
  await images.unmark(job)
  if (!(await images.read(job.image))) await images.erase(job.image)
}
