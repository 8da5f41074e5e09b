import { writeFile } from 'node:fs/promises'
import type { Job, Published } from '#lib/broker/job.ts'
import { eachLane } from '#lib/broker/lanes.ts'
import { type Image, openImages, originalKey } from '#lib/images/images.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { SECOND_MS } from '#lib/units.ts'
import { createAttempts } from '../../../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { type JobContext, runJob } from '../../../apps/receiver/job/run-job.ts'
import { Refused } from '../../../apps/receiver/pool/worker-errors.ts'
import { createDeliveries } from '../../../apps/web/ledger/deliveries.ts'
import { createLook } from '../../../apps/web/ledger/look.ts'
import { acceptImage, requestResults } from '../../../apps/web/results/request-results.ts'

export type House = ReturnType<typeof openHouse>

const MARGIN_MS = 30 * SECOND_MS
const EMPTY = { queued: 0, lanes: eachLane(() => 0), retrying: 0, dead: 0, receivers: 1 }

/** What the worker makes of any image. */
export const printOf = (recipe: string) => `a print, ${recipe}`

type Logged = { err?: unknown }

/**
 * What web and receiver do with a storage, without processes, pixels or a broker: published jobs are
 * in `queue`. The worker refuses the image for the recipes in `refused`.
 */
export function openHouse(storage: Storage) {
  const images = openImages(storage)
  const queue: Job[] = []
  const developed: string[] = []
  /** What was asked for, whether or not anybody waits for the answers. */
  const asking: Promise<void>[] = []
  const refused = new Set<string>()
  /** Errors that are only logged. */
  const errors: unknown[] = []

  const note = ({ err }: Logged) => void (err && errors.push(err))
  const log = { debug: note, info: note, warn: note, error: note, fatal: note }
  const publisher = {
    announce() {},
    publish: async (job: Job, published?: Published) => void queue.push({ ...job, ...published })
  }
  const lanes = { choose: () => 'images' as const, settle() {} }
  const queueLimit = {
    assertRoom: async () => {},
    withRoomFor: async <T>(_: unknown, enqueue: () => Promise<T>) => await enqueue()
  }
  const config = { maxResults: 500 }
  const quotas = { assertRoom: async () => {} }
  const web = {
    images,
    publisher,
    lanes,
    queueLimit,
    log,
    config,
    quotas
  } as unknown as Parameters<typeof requestResults>[0]
  const receiver = {
    ...{ images, log, attempts: createAttempts(images), pool: poolOf({ developed, refused }) },
    ...{ memorySemaphore: createMemorySemaphore(1e9), jobTimeoutMs: 60_000 },
    ...{ announce() {}, describeLater() {} }
  } as unknown as JobContext
  const look = createLook({
    ...{ images, publisher, log: web.log, deliveries: createDeliveries(), marginMs: MARGIN_MS },
    countQueues: async () => EMPTY,
    receivers: { jobsInHand: () => new Set(), reportedSince: () => EMPTY.receivers }
  })

  return {
    images,
    queue,
    developed,
    asking,
    refused,
    errors,

    async upload(image: Image, recipes: string[]) {
      const key = originalKey(image.id)
      await storage.create(key, (path) => writeFile(path, 'an original'))
      await acceptImage(web, image, { recipes, client: 'one' })
    },

    async ask(image: string, recipe: string) {
      const answer = requestResults(web, [{ image, recipe }], 'one')
      answer.catch(() => {})
      asking.push(answer)
      await answer
    },

    async runJobs() {
      for (const job of queue.splice(0)) await runJob(receiver, job)
    },

    /** Publishes what the broker, which is empty, has lost. */
    look: () => look(Date.now() + SECOND_MS)
  }
}

type Making = { developed: string[]; refused: Set<string> }

function poolOf({ developed, refused }: Making) {
  function createWorker() {
    let recipe = ''
    return {
      async ask(task: string, asked: { recipe: Recipe; outputPath: string }) {
        if (task === 'inspect') {
          recipe = asked.recipe.text
          return { memory: 1 }
        }
        if (refused.has(recipe))
          throw new Refused({ code: 'not-an-image', parameters: { formats: [] } })
        developed.push(recipe)
        await writeFile(asked.outputPath, printOf(recipe))
        return { format: 'png', width: 3, height: 2, bytes: printOf(recipe).length, removed: [] }
      }
    }
  }
  return {
    use: (work: (worker: ReturnType<typeof createWorker>, grant: () => void) => unknown) =>
      work(createWorker(), () => {})
  }
}
