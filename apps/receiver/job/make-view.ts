import type { Shown, View, ViewReply } from '#lib/broker/view.ts'
import { type Image, type Images, originalKey, resultKey } from '#lib/images/images.ts'
import { copyKey, MAX_PREVIEW_SIDE } from '#lib/images/view-keys.ts'
import type { Log } from '#lib/logger.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import type { Pool } from '../pool/pool.ts'
import type { Originals } from '../pool/protocol.ts'
import { Refused } from '../pool/worker-errors.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { createViewWriter } from './view-writer.ts'
import { withOriginals } from './with-originals.ts'

type Options = { images: Images; pool: Pool; memorySemaphore: MemorySemaphore; log: Log }

/** None of it is missed after a power cut. */
const IN_PASSING = { durable: false }
const UNTREATED = parseRecipe('output')

/** Stores the view under its key, and tells what it shows, or why there is none. */
export function createMakeView({ images, pool, memorySemaphore, log }: Options) {
  const makeThumbnail = thumbnails(images, createViewWriter(pool, memorySemaphore))
  const makePreview = previews(images, createViewWriter(pool, memorySemaphore))

  async function make(view: View): Promise<ViewReply> {
    const image = await images.read(view.image)
    if (!image) return { trouble: 'the image is gone' }
    const isThumbnail = view.kind === 'thumbnail'
    const shown = await (isThumbnail ? makeThumbnail(view) : makePreview(view, image))
    // its folder may have come back while it was being erased
    if (!(await images.read(view.image))) await images.erase(view.image)
    return { shown }
  }

  return async function makeView(view: View): Promise<ViewReply> {
    try {
      return await make(view)
    } catch (err) {
      if (err instanceof Refused) return { failure: err.failure }
      const { image, recipe, kind } = view
      log.warn({ image, recipe, kind, err }, 'view not made')
      return { trouble: (err as Error).message }
    }
  }
}

type Write = ReturnType<typeof createViewWriter>

function thumbnails(images: Images, write: Write) {
  return async function makeThumbnail({ image, key, recipe, side }: View): Promise<Shown> {
    const source = recipe === undefined ? originalKey(image) : resultKey(image, recipe)
    await writeSmall(images, write, { source, key, side, task: 'view' })
    return { print: { width: side, height: side }, approximate: [] }
  }
}

function previews(images: Images, write: Write) {
  const copies = new Map<string, Promise<void>>()

  /** Several wishes for one image begin with the same copy. */
  async function keepCopy(image: string): Promise<void> {
    const key = copyKey(image)
    if (!copies.has(image) && ((await images.storage.stat(key))?.bytes ?? 0) > 0) return
    const source = originalKey(image)
    const small = { source, key, side: MAX_PREVIEW_SIDE, task: 'copy' } as const
    const copying = copies.get(image) ?? writeSmall(images, write, small)
    copies.set(image, copying)
    await copying.finally(() => copies.delete(image))
  }

  return async function makePreview(view: View, { original }: Image): Promise<Shown> {
    const { image, key, side } = view
    await keepCopy(image)
    const recipe = view.recipe === undefined ? UNTREATED : parseRecipe(view.recipe)
    const asked = { recipe, side, whole: original }
    const make = (originals: Originals) =>
      images.storage.create(
        key,
        (outputPath) =>
          write({
            inspect: (worker) => worker.ask('inspectPreview', { ...originals, ...asked }),
            ...{ task: 'view', outputPath }
          }),
        IN_PASSING
      )
    const { shown } = await withOriginals(images, { image, recipe, key: copyKey(image) }, make)
    return shown
  }
}

type Small = { source: string; key: string; side: number; task: 'view' | 'copy' }

/** Writes what lies at `source`, made smaller. */
async function writeSmall({ storage }: Images, write: Write, { source, key, side, task }: Small) {
  const recipe = parseRecipe(`resize:width=${side};height=${side}`)
  await storage.withFile(source, (path) =>
    storage.create(
      key,
      (outputPath) =>
        write({
          inspect: (worker) => worker.ask('inspect', { path, watermarks: {}, recipe }),
          ...{ task, outputPath }
        }),
      IN_PASSING
    )
  )
}
