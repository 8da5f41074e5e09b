import t from 'tap'
import { broken, openBatchPages, photographs } from '../support/browser/batch-page.ts'
import { noBrowser } from '../support/browser/browser.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('a batch', { skip: noBrowser }, async (t) => {
  const { darkroom, send, open, spoilRecord } = await openBatchPages(t)

  t.test('refreshes itself with scripts off, and its forms and links lead on', async (t) => {
    const id = await send([...photographs.slice(0, 2), broken])
    const page = await open(id, { javaScriptEnabled: false })
    await page.getByText('Prints: 3 in progress').waitFor()
    t.equal(await page.getByRole('button', { name: /Cancel/ }).count(), 0, 'it needs DELETE')
    const receiver = darkroom.startReceiver()
    await page.getByText('Prints: 2 ready · 1 failed').waitFor()
    await receiver.stop()
    await spoilRecord(page)
    await page.reload()
    await page.getByRole('button', { name: 'Retry all that failed' }).click()
    await page.getByText('Prints: 2 ready · 1 in progress').waitFor()
    // The page refreshes itself each 3 s, and may take what was just written along
    await waitFor('the recipe to be asked for', async () => {
      await page.getByLabel('Or a recipe of your own').fill('resize:width=20')
      await page.getByRole('button', { name: 'Develop' }).click()
      return await page.getByText('Prints: 2 ready · 4 in progress').isVisible()
    })
    t.equal(new URL(page.url()).pathname, `/batches/${id}`)
    const second = darkroom.startReceiver()
    t.teardown(() => second.stop())
    await page.getByText('Prints: 4 ready · 2 failed').waitFor()
    await page.getByRole('link', { name: '0.jpg', exact: true }).click()
    await page.getByRole('heading', { name: '0.jpg' }).waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByRole('heading', { name: '1.jpg' }).waitFor()
    await page.getByRole('link', { name: 'All photographs' }).click()
    await page.getByRole('heading', { name: '3 photographs' }).waitFor()

    await page.getByRole('button', { name: 'Erase all these photographs' }).click()
    await page.getByText('3 photographs', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Erase them all' }).click()
    await page.waitForURL(`${darkroom.url}/`)
    t.equal((await fetch(`${darkroom.url}/batches/${id}`)).status, 404)
  })
})
