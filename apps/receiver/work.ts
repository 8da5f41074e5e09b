import { stat } from 'node:fs/promises'
import type { Images, ResultState } from '#lib/images.ts'
import { originalKey, resultKey } from '#lib/images.ts'
import type { Job } from '#lib/job.ts'
import type { Log } from '#lib/logger.ts'
import { parseRecipe } from '#lib/recipe.ts'
import { type Attempts, deadlyAttempts, MAX_ATTEMPTS } from './attempts.ts'
import { develop } from './develop.ts'
import { inspect, type Limits, UndevelopableError } from './inspect.ts'
import type { Room } from './room.ts'
import type { Watchdog } from './watchdog.ts'

/** `poison`: settled as failed, and to be laid among the dead letters. */
export type Outcome = 'settled' | 'poison'

type Settled = ResultState & { status: 'done' | 'failed' }

export type Darkroom = {
  images: Images
  attempts: Attempts
  limits: Limits
  room: Room
  watchdog: Watchdog
  log: Log
  /** Tells every web process that the result's state changed. */
  announce(job: Job, status: 'processing' | 'done' | 'failed'): void
}

/**
 * Does what a job asks for and settles its result, however often it is asked.
 * @throws whatever is not the image's fault: then the job is to be tried again
 */
export async function work(darkroom: Darkroom, job: Job): Promise<Outcome> {
  const { images, log } = darkroom
  const image = await images.read(job.image)
  const state = image && (await images.readState(job.image, job.recipe))
  if (!state || state.status === 'done' || state.status === 'failed') {
    log.debug({ image: job.image, recipe: job.recipe }, 'nothing left to do')
    await images.unmark(job)
    return 'settled'
  }
  if (deadlyAttempts(state) >= MAX_ATTEMPTS) {
    const error = `developing it stopped the receiver ${MAX_ATTEMPTS} times`
    await settle(darkroom, job, { ...state, status: 'failed', error })
    return 'poison'
  }
  await settle(darkroom, job, await attempt(darkroom, job, state))
  return 'settled'
}

/** The state that the attempt ends in. */
async function attempt(darkroom: Darkroom, job: Job, state: ResultState): Promise<Settled> {
  const { images, attempts, limits, room, watchdog } = darkroom
  const recipe = parseRecipe(job.recipe)
  // Suspects work alone: should it be the image, it takes no other along.
  const alone = deadlyAttempts(state) > 0 ? await room.enter(Number.POSITIVE_INFINITY) : undefined
  let leave = alone
  let begun = await attempts.begin(job, state)
  try {
    return await images.storage.withFile(originalKey(job.image), async (path) => {
      const inspection = await inspect(path, recipe, limits)
      leave ??= room.tryEnter(inspection.memory)
      if (!leave) {
        await attempts.giveBack(job)
        leave = await room.enter(inspection.memory)
        begun = await attempts.begin(job, state)
      }
      darkroom.announce(job, 'processing')
      const started = performance.now()
      const print = await watchdog.during(job, () =>
        images.storage.create(resultKey(job.image, job.recipe), async (target) => {
          const print = await develop(path, inspection, recipe, target, limits)
          return { ...print, bytes: (await stat(target)).size }
        })
      )
      return done(begun, print, performance.now() - started)
    })
  } catch (err) {
    if (err instanceof UndevelopableError) return failed(begun, err)
    await attempts.giveBack(job).catch(() => {})
    throw err
  } finally {
    leave?.()
  }
}

function done(
  begun: ResultState,
  print: { format: string; width: number; height: number; bytes: number },
  milliseconds: number
): Settled {
  return { ...begun, ...print, status: 'done', milliseconds: Math.round(milliseconds) }
}

function failed(begun: ResultState, err: UndevelopableError): Settled {
  const { limit: variable, allowed = 0, measured = 0 } = err
  return {
    ...begun,
    status: 'failed',
    error: err.message,
    ...(variable && { limit: { variable, allowed, measured } })
  }
}

async function settle(darkroom: Darkroom, job: Job, settled: Settled) {
  const { images, log } = darkroom
  const { receiver: _, ...state } = settled
  await images.writeState(job.image, { ...state, attempts: 0 })
  darkroom.attempts.end(job)
  await images.unmark(job)
  // erased in the meantime: what was just written must not stay behind
  if (!(await images.read(job.image))) await images.erase(job.image)
  darkroom.announce(job, state.status)
  const { status, error, format, width, height, bytes, milliseconds } = state
  if (status === 'failed') {
    log.warn({ image: job.image, recipe: job.recipe, reason: error }, 'image not developed')
  } else {
    const size = `${width}x${height}`
    log.info(
      { image: job.image, recipe: job.recipe, ms: milliseconds, format, size, bytes },
      'image developed'
    )
  }
}
