import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { type DevelopContext, developOnce } from '../../../apps/receiver/job/develop-once.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { WORKER_BYTES } from '../../../apps/receiver/pool/gauge.ts'
import { waitFor } from '../../support/wait-for.ts'

const NEEDED = MEGABYTE
const JOBS = 8
/** For as many as wait for the worker, each with what it needs; what is usual is not left. */
const ROOM = 3 * (NEEDED + WORKER_BYTES)
const MOST_LOOKS = 5 * JOBS

t.test(
  'jobs that have waited for their memory develop with it, however little is left',
  async (t) => {
    const memorySemaphore = createMemorySemaphore(ROOM)
    const large = await memorySemaphore.acquire(ROOM)
    let looks = 0
    let turn = Promise.resolve()
    const worker = {
      async ask(task: string, { upTo }: { upTo?: { bytes: number } }) {
        if (++looks > MOST_LOOKS) throw new Error('they look again and again')
        await new Promise(setImmediate)
        const isMade = task === 'develop' || (upTo && upTo.bytes >= NEEDED)
        return task === 'develop' ? {} : { memory: NEEDED, ...(isMade && { made: {} }) }
      }
    }
    const context = {
      images: {
        storage: { create: (_key: string, make: (path: string) => unknown) => make('print') }
      },
      pool: {
        // one worker, which each waits for in turn
        use: (work: (...given: unknown[]) => Promise<unknown>) => {
          const mine = turn.then(() => work(worker, () => {}))
          turn = mine.then(
            () => {},
            () => {}
          )
          return mine
        }
      },
      memorySemaphore,
      announce() {}
    } as unknown as DevelopContext
    const attempt = { originals: {}, recipe: {}, least: 0, evictable: false, timeoutMs: 1000 }
    const job = { image: 'image', recipe: 'grayscale', lane: 'images' }
    const all = Array.from({ length: JOBS }, () =>
      developOnce(context, job as never, attempt as never)
    )
    await waitFor('all to have looked', () => looks === JOBS)
    large.release()
    t.equal((await Promise.all(all)).length, JOBS)
  }
)
