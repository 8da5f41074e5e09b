import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

const LIMIT = 34

// no receiver runs, so jobs stay queued
const darkroom = await openDarkroom(t, { MAX_QUEUED: String(LIMIT) })
await darkroom.startWeb()
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const leela = { name: 'leela.jpg', bytes: await photo(40, 60, 2) }

t.test('a request without room in the queue requests nothing at all', async (t) => {
  const before = await filesIn(dataDir)
  const response = await client.send(
    Array.from({ length: 18 }, () => fry),
    ['grayscale', 'sepia']
  )
  await assertProblem(t, response, { status: 429, code: 'queue-full' })
  t.strictSame(await filesIn(dataDir), before, 'neither images nor their batch are left')
  const id = await client.batchOf(Array.from({ length: 18 }, () => fry))
  const results = await client.postJson(`/batches/${id}/results`, { recipe: 'sepia' })
  await assertProblem(t, results, { status: 429, code: 'queue-full' })
  t.equal((await client.readBatch(id)).progress.total, 18, 'of none of its images')
  t.equal((await fetch(`${url}/batches/${id}`, { method: 'DELETE' })).status, 204)
})

t.test('a batch that cannot be saved takes its images along', async (t) => {
  const spare = await openDarkroom(t)
  await spare.startWeb()
  const other = createClient(spare.url)
  const inTheWay = join(spare.dataDir, 'batches')
  writeFileSync(inTheWay, '')
  const response = await other.send([fry, leela])
  await assertProblem(t, response, { status: 503, code: 'storage-away' })
  t.strictSame(await filesIn(spare.dataDir), ['batches'])
  t.equal((await other.send([fry])).status, 202, 'one image needs none')
  rmSync(inTheWay)
  t.equal((await other.send([fry, leela])).status, 202)
})

t.test('images that cannot be accepted leave no batch behind', async (t) => {
  const spare = await openDarkroom(t)
  await spare.startWeb()
  const inTheWay = join(spare.dataDir, 'pending')
  writeFileSync(inTheWay, '')
  const response = await createClient(spare.url).send([fry, leela])
  await assertProblem(t, response, { status: 503, code: 'storage-away' })
  t.strictSame(await filesIn(join(spare.dataDir, 'batches')), [])
  t.strictSame(await filesIn(join(spare.dataDir, 'images')), [])
})

t.test('what cannot be a batch is refused by the first id at fault', async (t) => {
  const id = await client.accepted(fry)
  const [unknown, other] = [newImageId(), newImageId()]
  const cases: [images: unknown, code: string, status: number, named?: string][] = [
    [[], 'bad-batch', 422],
    [id, 'bad-batch', 422],
    [[7], 'bad-batch', 422],
    [undefined, 'bad-batch', 422],
    [Array.from({ length: 501 }, newImageId), 'bad-batch', 422],
    [[id, other, id, other], 'twice-in-batch', 422, id],
    [[id, unknown, other], 'no-such-image', 404, unknown],
    [['../image'], 'no-such-image', 404, '../image']
  ]
  const before = await filesIn(join(dataDir, 'batches'))
  for (const [images, code, status, named] of cases) {
    const problem = await assertProblem(t, await client.postJson('/batches', { images }), {
      status,
      code
    })
    if (named) t.equal(problem.id, named)
    else t.match(problem, { limit: { allowed: 500 } })
  }
  t.strictSame(await filesIn(join(dataDir, 'batches')), before)
})
