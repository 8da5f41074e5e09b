import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { doneBy, failedBy, markOf } from '../../support/storage/asked.ts'
import { newImage, openTestImages } from '../../support/storage/images.ts'

t.test('results are listed in the order of their requests, settled or not', async (t) => {
  const { images } = openTestImages(t)
  const id = newImageId()
  const recipes = ['thermal', 'grayscale', 'resize:width=9']
  const marks = recipes.map((recipe, i) => markOf(recipe, new Date(i).toISOString()))
  for (const mark of marks.toReversed()) await images.mark(id, mark)
  for (const mark of marks.slice(0, 2)) {
    await images.settle(id, doneBy(mark))
    await images.unmark(id, mark)
  }
  t.match(await images.readStates(id), [
    { recipe: 'thermal', status: 'done' },
    { recipe: 'grayscale', status: 'done' },
    { recipe: 'resize:width=9', status: 'queued' }
  ])
  t.match(await images.readState(id, 'thermal'), { recipe: 'thermal', status: 'done' })
  t.equal(await images.readState(id, 'sepia'), undefined)
})

t.test('a result is settled once, and only while its mark is there', async (t) => {
  const { images } = openTestImages(t)
  const id = newImageId()
  const mark = markOf('grayscale')
  t.equal(await images.settle(id, doneBy(mark)), false, 'never asked for')
  await images.mark(id, mark)
  t.equal(await images.settle(id, failedBy(markOf('grayscale', 'before'))), false, 'an old asking')
  t.equal(await images.settle(id, doneBy(mark)), true)
  t.equal(await images.settle(id, failedBy(mark)), false)
  t.match(await images.readState(id, 'grayscale'), { status: 'done' })
})

t.test('all marks can be looked through', async (t) => {
  const { images } = openTestImages(t)
  const ids = [newImageId(), newImageId()].sort()
  for (const image of ids) await images.mark(image, markOf('grayscale'))
  const marks = await Array.fromAsync(images.marks())
  t.strictSame(marks.map(({ image }) => image).sort(), ids)
  await images.eraseMark(ids[0] ?? '', 'grayscale')
  t.match(await Array.fromAsync(images.marks()), [{ image: ids[1], recipe: 'grayscale' }])
})

t.test('facts that a disk has emptied harm nothing else', async (t) => {
  const { folder, images } = openTestImages(t)
  const image = { ...newImage(), recipes: ['grayscale', 'thermal', 'sepia'] }
  await images.save(image)
  for (const recipe of ['grayscale', 'thermal']) {
    await images.mark(image.id, markOf(recipe))
    await images.settle(image.id, doneBy(markOf(recipe)))
    await images.unmark(image.id, markOf(recipe))
  }
  for (const recipe of ['sepia', 'negative']) await images.mark(image.id, markOf(recipe))
  const emptied = [
    `images/${image.id}/results/${recipeKey('grayscale')}.json`,
    `pending/${image.id}/${recipeKey('sepia')}`,
    `pending/${image.id}/${recipeKey('negative')}`
  ]
  for (const path of emptied) await writeFile(join(folder, path), '')
  const lost = { recipe: 'grayscale', status: 'failed', code: 'record-unreadable' }
  const waits = { recipe: 'sepia', status: 'queued' }
  const byRecipe = (await images.readStates(image.id)).sort((a, b) =>
    a.recipe.localeCompare(b.recipe)
  )
  t.match(byRecipe, [lost, waits, { recipe: 'thermal', status: 'done' }])
  t.match(await images.readState(image.id, 'grayscale'), lost)
  t.match(await images.readState(image.id, 'negative'), { status: 'queued' })
  // its job is found again, as it looks old
  t.match(await Array.fromAsync(images.marks()), [{ image: image.id, recipe: 'sepia' }])
  for (const recipe of ['grayscale', 'sepia', 'negative']) {
    t.ok(await images.ask(image.id, { recipe, askedAt: 'now', lane: 'images' }), recipe)
    t.match(await images.readState(image.id, recipe), { status: 'queued' })
  }
})
