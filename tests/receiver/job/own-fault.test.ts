import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { openImages, originalKey } from '#lib/images/images.ts'
import { inEnglish } from '#lib/messages/english.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'
import { createAttempts } from '../../../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { type JobContext, runJob } from '../../../apps/receiver/job/run-job.ts'
import { classifyError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { isOwnFault } from '../../../apps/receiver/pool/own-fault.ts'
import { OwnFault } from '../../../apps/receiver/pool/worker-errors.ts'
import { createTasks } from '../../../apps/receiver/worker/tasks.ts'
import { photo } from '../../support/images/photos.ts'
import { LIMITS } from '../../support/images/pixels.ts'
import { markOf } from '../../support/storage/plant-result.ts'

const ID = 'a'.repeat(22)
const job = createJob(ID, 'grayscale')
const DEVELOPED = { format: 'png', width: 3, height: 2, bytes: 99, removed: [] }

type Logged = { level: string; text: string; fields: Record<string, unknown> }

/** A waiting job, and workers of which the first ones fail by a fault of ours. */
async function open(t: Test, faults: number) {
  const images = openImages(openFileStorage(t.testdir()))
  await images.storage.create(originalKey(ID), (path) => writeFile(path, 'an original'))
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const original = { name: 'a.jpg', format: 'jpeg', width: 3, height: 2, bytes: 11 }
  await images.save({ id: ID, createdAt: new Date().toISOString(), expiresAt, original })
  await images.mark(ID, markOf('grayscale'))
  let asked = 0
  const worker = {
    async ask(task: string, { outputPath }: { outputPath: string }) {
      if (task === 'inspect') return { memory: 1 }
      if (asked++ < faults) throw new OwnFault('x is not a function')
      await writeFile(outputPath, 'a print')
      return DEVELOPED
    }
  }
  const logged: Logged[] = []
  const log = Object.fromEntries(
    ['debug', 'info', 'warn', 'error', 'fatal'].map((level) => [
      level,
      (fields: Logged['fields'], text: string) => void logged.push({ level, text, fields })
    ])
  )
  const context = {
    images,
    attempts: createAttempts(images),
    pool: { use: (work: (...with_: unknown[]) => unknown) => work(worker, () => {}) },
    memorySemaphore: createMemorySemaphore(1e9),
    jobTimeoutMs: 60_000,
    log,
    announce() {},
    describeLater() {}
  } as unknown as JobContext
  return {
    context,
    logged,
    stateNow: () => images.readState(ID, 'grayscale'),
    images,
    asked: () => asked
  }
}

t.test('a fault of ours is tried three times, then told with an id that the log has', async (t) => {
  const { context, logged, stateNow, images, asked } = await open(t, 99)
  t.equal(await runJob(context, job), 'settled', 'not poison: the image did nothing')
  t.equal(asked(), 3)
  const state = await stateNow()
  t.match(state, { status: 'failed', code: 'internal', parameters: { id: /^[0-9a-f]{8}$/ } })
  const faults = logged.filter(({ level }) => level === 'error')
  t.equal(faults.length, 3)
  const { id = '' } = (state?.parameters ?? {}) as { id?: string }
  t.match(faults[2], {
    fields: { fault: id, err: { message: 'x is not a function', stack: String } }
  })
  t.notMatch(inEnglish({ code: 'internal', parameters: { id } }), /image is (broken|damaged)/)
  t.strictSame(await images.storage.list(`pending/${ID}`), [])
})

t.test('a fault that passes costs nothing', async (t) => {
  const { context, stateNow } = await open(t, 2)
  t.equal(await runJob(context, job), 'settled')
  t.match(await stateNow(), { status: 'done' })
})

t.test('a worker tells its own faults from those of images and of the machine', async (t) => {
  const path = join(t.testdir({}), 'original')
  await writeFile(path, await photo(30, 20))
  const answer = createTasks({ limits: LIMITS, allowSvg: false })
  const recipe = parseRecipe('grayscale')
  const steps = [{ name: 'from-nowhere', parameters: {} }] as unknown as typeof recipe.steps
  const asked = { path, watermarks: {}, recipe: { ...recipe, steps } }
  t.match(await answer({ task: 'inspect', asked }), { fault: { message: String, stack: String } })
  const missing = { path: `${path}-away`, watermarks: {}, recipe }
  t.match(await answer({ task: 'inspect', asked: missing }), { trouble: { errno: 'ENOENT' } })
  await writeFile(path, 'no image')
  t.match(await answer({ task: 'inspect', asked: { path, watermarks: {}, recipe } }), {
    refused: { code: 'not-an-image' }
  })
})

t.test('an argument that sharp refuses is our fault', async (t) => {
  const error = await sharp(await photo(9, 9))
    .webp()
    .toBuffer()
    .then(() =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } }).blur(-1)
    )
    .catch((error) => error)
  t.match(error.message, /^Expected/)
  t.ok(isOwnFault(error))
  t.equal(await classifyError(error, 'nowhere'), error)
  t.notOk(isOwnFault(Object.assign(new Error('x'), { syscall: 'open' })))
  t.notOk(isOwnFault(new Error('VipsJpeg: premature end of JPEG image')))
})
