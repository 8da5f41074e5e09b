import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import type { Pool } from '../../../apps/receiver/pool/pool.ts'
import type { Worker } from '../../../apps/receiver/pool/worker.ts'
import { Refused, WorkerTrouble } from '../../../apps/receiver/pool/worker-errors.ts'
import { photo } from '../../support/images/photos.ts'
import { slowRecipe } from '../../support/images/slow.ts'
import { openPool } from '../../support/processes/pool.ts'
import { waitFor } from '../../support/wait-for.ts'

const MINUTE_MS = 60_000
const recipe = parseRecipe('grayscale')
const folder = t.testdir({ 'broken.jpg': 'not an image' })
const path = join(folder, 'photo.jpg')
await writeFile(path, await photo(300, 200))
/** Whoever opens it waits for ever. */
const endless = join(folder, 'endless')
execFileSync('mkfifo', [endless])

const inspect = (worker: Worker, path: string) =>
  worker.ask('inspect', { path, watermarks: {}, recipe })

async function develop(pool: Pool, name: string) {
  return await pool.use(async (worker) => {
    await inspect(worker, path)
    const { developed } = await worker.ask('develop', { outputPath: join(folder, name) })
    return developed
  }, MINUTE_MS)
}

t.test('a worker develops one image after another', async (t) => {
  const pool = openPool(t)
  const first = await develop(pool, 'first.png')
  t.match(first, { format: 'png', width: 300, height: 200, removed: [] })
  t.strictSame(await develop(pool, 'second.png'), first)
  t.equal(pool.workers().count, 1)
  t.match(pool.versions(), { sharp: /^\d/, libvips: /^\d/ })
})

t.test('a worker that makes views is left for views, which do not wait for prints', async (t) => {
  const pool = openPool(t, { size: 1 })
  const pidForView = () => pool.useForView(async ({ pid }) => pid, MINUTE_MS)
  await develop(pool, 'before.png')
  const pid = await pidForView()
  t.equal(pool.workers().count, 1, 'it takes the one that is there')
  const release = Promise.withResolvers<void>()
  const print = Promise.withResolvers<number>()
  const printing = pool.use(async (worker) => {
    print.resolve(worker.pid)
    await release.promise
  }, MINUTE_MS)
  t.not(await print.promise, pid, 'a print has another')
  t.equal(await pidForView(), pid)
  release.resolve()
  await printing
})

t.test('a worker develops what it inspects at once, if that takes little enough', async (t) => {
  const pool = openPool(t)
  const upTo = { bytes: 16 * MEGABYTE, outputPath: join(folder, 'at-once.png') }
  await pool.use(async (worker) => {
    const asked = { path, watermarks: {}, recipe }
    const { memory, made } = await worker.ask('inspect', { ...asked, upTo })
    t.match(made?.developed, { format: 'png', width: 300, height: 200 })
    const less = { ...upTo, bytes: memory - 1 }
    t.strictSame(await worker.ask('inspect', { ...asked, upTo: less }), { memory })
  }, MINUTE_MS)
})

t.test('what a worker refuses comes as a code, with the cause for the log', async (t) => {
  const pool = openPool(t)
  const refused = pool.use((worker) => inspect(worker, join(folder, 'broken.jpg')), MINUTE_MS)
  const err: Refused = await refused.then(t.fail, (err) => err)
  t.ok(err instanceof Refused)
  t.equal(err.failure.code, 'not-an-image')
  t.type(err.cause, 'string')
  t.match(await develop(pool, 'after.png'), { format: 'png' }, 'and the worker goes on')
})

t.test('a worker over its time is killed, and it alone', async (t) => {
  const pool = openPool(t)
  const beside = develop(pool, 'beside.png')
  await t.rejects(
    pool.use((worker) => inspect(worker, endless), 1000),
    /gone: overdue/
  )
  t.match(await beside, { format: 'png' })
})

t.test('a worker far over its grant is killed when there is no more memory', async (t) => {
  const pool = openPool(t, { memory: 1 })
  await t.rejects(
    pool.use(async (worker, grant) => {
      await worker.ask('inspect', { path, watermarks: {}, recipe: parseRecipe(slowRecipe(20)) })
      grant(1)
      await worker.ask('develop', { outputPath: join(folder, 'large.gif') })
    }, MINUTE_MS),
    /gone: overgrown/
  )
})

t.test('while there is memory, it may exceed its grant', async (t) => {
  const pool = openPool(t)
  await t.rejects(
    pool.use(async (worker, grant) => {
      grant(1)
      await inspect(worker, endless)
    }, 1500),
    /gone: overdue/
  )
})

t.test('a job that takes long lets another begin', async (t) => {
  const pool = openPool(t, { size: 1 })
  const long = pool.use((worker) => inspect(worker, endless), MINUTE_MS)
  t.match(await develop(pool, 'meanwhile.png'), { format: 'png' })
  t.equal(pool.busy(), 1, 'the long one is still at it')
  pool.close()
  await t.rejects(long, /gone: stopped/)
})

t.test('a worker that does not start is the fault of the machine', async (t: Test) => {
  const pool = openPool(t, { wrapper: ['false'] })
  await t.rejects(develop(pool, 'never.png'), WorkerTrouble)
})

t.test('workers without a job end when their memory is needed', async (t) => {
  const pool = openPool(t)
  await develop(pool, 'last.png')
  const held = pool.unpromised()
  t.ok(held > 0)
  pool.reclaim(held + 1)
  await develop(pool, 'still.png')
  t.equal(pool.workers().count, 1, 'but not where that would not be enough')
  pool.reclaim(1)
  await waitFor('the end', () => pool.workers().count === 0)
  t.equal(pool.unpromised(), 0)
})
