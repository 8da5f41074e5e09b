import { writeFile } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { openImages } from '#lib/images/images.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { MEGABYTE } from '#lib/units.ts'
import { type DevelopContext, developOnce } from '../../../apps/receiver/job/develop-once.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { WORKER_BYTES } from '../../../apps/receiver/pool/gauge.ts'
import type { Tasks } from '../../../apps/receiver/pool/protocol.ts'
import { markOf } from '../../support/storage/plant-result.ts'

const ID = 'a'.repeat(22)
const DEVELOPED = { format: 'png', width: 3, height: 2, bytes: 7, removed: [] }
const SMALL = 10 * MEGABYTE
const LARGE = 100 * MEGABYTE

type Asked = Tasks['inspect']['asked'] & Tasks['develop']['asked']

/** A job, and a worker whose image takes so much memory; `asked` and `granted` tell what it got. */
async function open(t: Test, memory: number, total: number) {
  const images = openImages(openFileStorage(t.testdir()))
  const mark = markOf('grayscale')
  await images.mark(ID, mark)
  const asked: string[] = []
  const granted: number[] = []
  let isBusy = false

  async function print(path: string) {
    t.ok((granted.at(-1) ?? 0) >= memory + WORKER_BYTES, 'it may take what it takes')
    await writeFile(path, 'a print')
    return { developed: DEVELOPED, seen: { header: {} } }
  }
  const worker = {
    async ask(task: keyof Tasks, { upTo, outputPath }: Asked) {
      asked.push(task)
      if (task === 'develop') return await print(outputPath)
      const isEnough = upTo && memory <= upTo.bytes
      return { memory, ...(isEnough && { made: await print(upTo.outputPath) }) }
    }
  }
  const use = async (work: (...given: unknown[]) => Promise<unknown>) => {
    isBusy = true
    return await work(worker, (bytes: number) => granted.push(bytes)).finally(() => {
      isBusy = false
    })
  }
  const memorySemaphore = createMemorySemaphore(total)
  const context = { images, pool: { use }, memorySemaphore, announce() {} }
  const recipe = parseRecipe('grayscale')
  const originals = { path: 'original', watermarks: {} }
  const attempt = { mark, recipe, originals, least: 0, evictable: true, timeoutMs: 1000 }
  return {
    images,
    memorySemaphore,
    asked,
    isBusy: () => isBusy,
    develop: () =>
      developOnce(context as unknown as DevelopContext, createJob(ID, 'grayscale'), {
        ...attempt,
        onAlone: async () => {}
      })
  }
}

t.test('a small image is inspected and developed in one go', async (t) => {
  const { develop, asked, memorySemaphore } = await open(t, SMALL, 1000 * MEGABYTE)
  t.match(await develop(), { developed: DEVELOPED })
  t.strictSame(asked, ['inspect'])
  t.equal(memorySemaphore.free(), memorySemaphore.total)
})

t.test('one that takes more gets that first', async (t) => {
  const { develop, asked, memorySemaphore } = await open(t, LARGE, 1000 * MEGABYTE)
  t.match(await develop(), { developed: DEVELOPED })
  t.strictSame(asked, ['inspect', 'develop'])
  t.equal(memorySemaphore.free(), memorySemaphore.total)
})

t.test('without memory to spare, it waits without a worker', async (t) => {
  const { develop, asked, isBusy, memorySemaphore } = await open(t, SMALL, 100 * MEGABYTE)
  const held = memorySemaphore.tryAcquire(90 * MEGABYTE)
  const developing = develop()
  while (asked.length === 0 || isBusy()) await new Promise((resolve) => setImmediate(resolve))
  t.strictSame(asked, ['inspect'])
  held?.release()
  t.match(await developing, { developed: DEVELOPED })
})

t.test('the worker is free while the print is put on disk', async (t) => {
  const { develop, images, isBusy, memorySemaphore } = await open(t, SMALL, 1000 * MEGABYTE)
  const { create } = images.storage
  images.storage.create = (key, fill) =>
    create(key, async (path) => {
      const filled = await fill(path)
      t.notOk(isBusy())
      t.equal(memorySemaphore.free(), memorySemaphore.total)
      return filled
    })
  await develop()
})
