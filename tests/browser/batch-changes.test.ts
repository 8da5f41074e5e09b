import t from 'tap'
import { isMarked, mark, openBatchPages, photographs } from '../support/browser/batch-page.ts'
import { noBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

t.test('a batch', { skip: noBrowser }, async (t) => {
  const { darkroom, client, visit, send, open } = await openBatchPages(t)

  t.test('is seen to lose an image, and to go', async (t) => {
    const id = await send(photographs.slice(0, 3))
    const page = await open(id)
    await page.locator('.card').nth(2).waitFor()
    await mark(page)
    // the receiver is away, so that the page still waits
    const stuck = await client.postJson(`/batches/${id}/results`, { recipe: 'thermal' })
    t.equal(stuck.status, 202)
    const { images } = await client.readBatch(id)
    const erased = await fetch(darkroom.url + images[1]?.url, { method: 'DELETE' })
    t.equal(erased.status, 204)
    await page.getByText('1 photograph in this batch was erased').waitFor()
    t.equal(await page.locator('.card').count(), 2)
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
    for (const image of [images[0], images[2]]) {
      await fetch(darkroom.url + image?.url, { method: 'DELETE' })
    }
    await page.getByText('No photographs are left.').waitFor()
    const batch = await fetch(`${darkroom.url}/batches/${id}`, { method: 'DELETE' })
    t.equal(batch.status, 204)
    await page.getByRole('heading', { name: 'There is no such batch' }).waitFor()
    t.ok(await isMarked(page))
  })

  t.test('says that it waits while web is away, and goes on by itself', async (t) => {
    const own = await openDarkroom(t)
    const web = await own.startWeb()
    const id = await createClient(own.url).batchOf(
      photographs.slice(0, 2).map(({ name, buffer }) => ({ name, bytes: buffer }))
    )
    const page = await visit(`${own.url}/batches/${id}`)
    await page.getByText('Prints: 2 in progress').waitFor()
    await mark(page)
    await web.stop()
    await own.startWeb()
    own.startReceiver()
    await page.getByText('Prints: 2 ready').waitFor()
    t.ok(await isMarked(page))
  })
})
