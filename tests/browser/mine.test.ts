import t from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('my images', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const url = `${darkroom.url}/mine`
  const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

  async function remembered(recipes: string[]) {
    const { id } = (await (await client.send([fry], recipes)).json()) as { id: string }
    const { createdAt, expiresAt } = await client.settled(id)
    return { id, name: fry.name, createdAt, expiresAt }
  }

  const sent = await remembered(['grayscale', 'thermal', PREVIEW_SHEET])
  const other = { ...(await remembered(['sepia'])), name: 'leela.jpg' }
  const erased = { ...sent, id: newImageId(), name: 'erased.jpg' }
  const over = { ...sent, name: 'over.jpg', expiresAt: new Date(0).toISOString() }

  async function visitWith(images: object[]) {
    const page = await visit(url)
    await page.evaluate(
      `localStorage['revelado.images'] = ${JSON.stringify(JSON.stringify(images))}`
    )
    await page.reload()
    return page
  }

  t.test('shows what this browser sent, with what became of it', async (t) => {
    const page = await visitWith([sent, other, erased, over])
    const first = page.locator('#mine li').filter({ hasText: 'fry.jpg' })
    await first.getByText('2 ready').waitFor()
    const picture = first.locator('img')
    await waitFor('its picture', () =>
      picture.evaluate((img: { naturalWidth: number }) => img.naturalWidth > 0)
    )
    t.match(await picture.getAttribute('src'), `/images/${sent.id}/original?width=320`, 'in colour')
    t.match(await first.locator('time').textContent(), /^Deleted in (23|24) hours$/)
    await page.getByText('erased.jpg').waitFor({ state: 'detached' })
    t.equal(await page.locator('#mine li').count(), 2, 'what is gone or over is not listed')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      t.same(await faultsOf(page), [], `axe finds no fault, ${colorScheme}`)
    }
    await page.setViewportSize({ width: 320, height: 640 })
    t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
    await page.getByRole('link', { name: 'leela.jpg' }).click()
    await page.getByRole('heading', { name: 'fry.jpg' }).waitFor()
  })

  t.test('lists the batches that were looked at, with all of their prints', async (t) => {
    const id = await client.batchOf([fry, { ...fry, name: 'leela.jpg' }], ['grayscale', 'sepia'])
    const { images } = await client.batchSettled(id)
    const [one] = images
    const stranger = await visit(`${darkroom.url}/batches/${id}`)
    t.equal(
      await stranger.evaluate("localStorage.getItem('revelado.batches')"),
      null,
      'of others: none'
    )

    const page = await visitWith([{ ...one, name: fry.name }])
    await page.goto(`${darkroom.url}/batches/${id}`)
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
    await page.goto(url)
    const item = page.locator('#mine-batches li')
    await item.getByText('4 ready').waitFor()
    t.same(await faultsOf(page), [])
    await item.getByRole('link', { name: '2 photographs' }).click()
    await page.getByRole('heading', { name: '2 photographs' }).waitFor()
    await fetch(`${darkroom.url}/batches/${id}`, { method: 'DELETE' })
    await page.goto(url)
    await page.getByText('Nothing has been sent from this browser').waitFor()
  })

  t.test('forgets the list when told so, and nothing else', async (t) => {
    const page = await visitWith([sent])
    await page.getByRole('button', { name: 'Clear list' }).click()
    await page.getByText('Nothing has been sent from this browser').waitFor()
    await page.reload()
    await page.getByText('Nothing has been sent from this browser').waitFor()
    t.equal((await client.readImage(sent.id)).id, sent.id)
  })

  t.test('says why it is empty where scripts are off', async (t) => {
    const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
    t.match(html, /<noscript><p class="notice">[^<]*Turn on JavaScript/)
  })
})
