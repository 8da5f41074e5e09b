import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'

const IMAGES = 10_000
const RECIPES = 10
/** Less than the marks take together. */
const HEAP_MEGABYTES = 32

const ROOT = join(import.meta.dirname, '../../..')

/** A ledger of that many marks. Those of one recipe are one file, as writing each takes minutes. */
function plant(folder: string) {
  const ids = Array.from({ length: IMAGES }, newImageId)
  for (const id of ids) mkdirSync(join(folder, 'pending', id), { recursive: true })
  for (let i = 0; i < RECIPES; i++) {
    const mark = {
      recipe: `blur:sigma=${i + 1}`,
      askedAt: long(),
      markedAt: long(),
      lane: 'images'
    }
    const first = join(folder, `mark-${i}`)
    writeFileSync(first, JSON.stringify(mark))
    for (const id of ids) linkSync(first, join(folder, 'pending', id, recipeKey(mark.recipe)))
  }
}

const long = () => new Date(Date.now() - 3_600_000).toISOString()

/** Looks through it as web does, with so many jobs in each queue; how many were published again. */
function look(folder: string, queued: number): { published: number; seconds: number } {
  const source = `
    import { openImages } from ${path('lib/images/images.ts')}
    import { openFileStorage } from ${path('lib/storage/fs.ts')}
    import { createLook } from ${path('apps/web/ledger/look.ts')}
    import { createDeliveries } from ${path('apps/web/ledger/deliveries.ts')}
    let published = 0
    const lanes = { first: ${queued}, images: ${queued}, bulk: ${queued} }
    const look = createLook({
      images: openImages(openFileStorage(${JSON.stringify(folder)})),
      publisher: { publish: async () => void published++ },
      countQueues: async () => ({ queued: 0, lanes, retrying: 0, dead: 0, receivers: 1 }),
      receivers: { jobsInHand: () => new Set(), reportedSince: () => 1 },
      deliveries: createDeliveries(),
      log: { warn() {} },
      marginMs: 1000
    })
    const began = performance.now()
    await look(Date.now())
    console.log(JSON.stringify({ published, seconds: (performance.now() - began) / 1000 }))`
  const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--input-type=module', '--eval', source]
  return JSON.parse(execFileSync('node', args, { encoding: 'utf8', cwd: ROOT }))
}

const path = (file: string) => JSON.stringify(join(ROOT, file))

t.test('a hundred thousand marks are looked through without holding them', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'revelado-marks-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  plant(folder)
  const { published, seconds } = look(folder, 1)
  t.equal(published, 0, 'all may be in their queues')
  t.comment(`${seconds.toFixed(1)} s`)
})
