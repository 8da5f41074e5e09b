import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageSays } from '../support/browser/studio.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { openStates } from '../support/storage/states.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('somebody watches', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const { visit } = await openBrowser(t)
  const { receiver } = await darkroom.start()

  t.test('the receiver killed: the page says that it waits, then shows the print', async (t) => {
    const recipe = slowRecipe(1)
    const id = await client.accepted(await slowImage(), recipe)
    await openStates(darkroom).underWay(id, recipe)
    const page = await visit(`${darkroom.url}/images/${id}`)
    await page.evaluate("document.documentElement.dataset.mark = 'yes'")
    receiver.kill('SIGKILL')
    await page.getByText('No receiver is running right now').waitFor()

    const another = darkroom.startReceiver()
    await page.getByText('Prints: 1 ready').waitFor({ timeout: 60_000 })
    t.equal(await page.getByText('No receiver is running').count(), 0)
    t.ok(await page.evaluate("'mark' in document.documentElement.dataset"), 'without a reload')
    await another.stop()
  })

  t.test('a print that nobody makes smaller is shown itself', async (t) => {
    const another = darkroom.startReceiver()
    t.teardown(async () => void (await another.stop()))
    const id = await client.accepted({ name: 'fry.jpg', bytes: await photo(60, 40) }, 'flip')
    await client.settled(id)
    const page = await visit('about:blank')
    await page.route(/width=1280/, (route) => route.fulfill({ status: 503 }))
    await page.goto(`${darkroom.url}/images/${id}`)
    await page.locator('.print-strip button').click()
    await stageSays(page, /^Flip.*: /)
    const shown = page.locator('#studio [data-side="print"]')
    t.match(await shown.getAttribute('src'), new RegExp(`/images/${id}/results/flip$`))
  })

  t.test('a print in line says its place, moves up, and is cancelled', async (t) => {
    const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
    const first = await client.accepted(fry, 'sepia')
    const second = await client.accepted(fry, 'thermal')
    const page = await visit(`${darkroom.url}/images/${second}`)
    await page.getByText('Number 2 in line').waitFor()
    const shown = page.locator('#studio [data-side="original"]')
    await waitFor('the photograph on the stage, which no receiver makes smaller', () =>
      shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth === 60)
    )
    await fetch(`${darkroom.url}/images/${first}`, { method: 'DELETE' })
    await page.getByText('Next in line').waitFor()

    const watcher = await visit(`${darkroom.url}/images/${second}`)
    await page.getByRole('button', { name: 'Cancel: Thermal print of fry.jpg' }).click()
    for (const one of [page, watcher]) await one.getByText('No prints requested yet.').waitFor()
    t.strictSame((await client.readImage(second)).results, [])
  })
})
