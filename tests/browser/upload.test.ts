import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { bring, dropFromDisk, sendSlowly } from '../support/browser/drop.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { stageSays } from '../support/browser/studio.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { freePort } from '../support/processes/free-port.ts'
import { waitFor } from '../support/wait-for.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }
const large = { name: 'large.jpg', mimeType: 'image/jpeg', buffer: await photo(1200, 900) }

t.test('photographs are sent', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)

  t.test('ten that are dropped arrive, and each is developed', async (t) => {
    const page = await visit(darkroom.url)
    await sendSlowly(page, 200_000)
    const ten = Array.from({ length: 10 }, (_, i) => ({ ...large, name: `${i}.jpg` }))
    const seen = page
      .getByText(/^\d.* of \d.*[kM]B$/)
      .first()
      .waitFor()
    await bring(page, 'drop', ten)
    await page.locator('.tile').nth(9).waitFor()
    await seen
    await page.getByText('10 uploaded.').waitFor({ timeout: 60_000 })
    await page.waitForURL(/batch=/)
    const batch = new URL(page.url()).searchParams.get('batch') ?? ''

    await page.getByRole('button', { name: 'Develop all 10' }).click()
    await stageSays(page, /^Grayscale: /)
    await client.batchSettled(batch)
    const { images } = await client.readBatch(batch)
    t.equal(images.length, 10)
    for (const { results, original } of images) {
      t.match(original.name, /^\d\.jpg$/)
      t.match(results, [{ recipe: 'grayscale,output:format=original', status: 'done' }])
      t.equal(results.length, 1, 'and nothing that nobody asked for')
    }
  })

  t.test('one is shown on its own page, and this browser knows of it', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await page.getByRole('checkbox', { name: 'Sepia' }).check()
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, /^Grayscale, Sepia: 60 × 40 pixels, JPEG/)
    const known = await page.evaluate<{ id: string; name: string }[]>(KNOWN)
    t.match(known, [{ id: page.url().split('/').at(-1), name: 'fry.jpg', expiresAt: /Z$/ }])
  })

  t.test('a folder brings the images in it and below it, and nothing else', async (t) => {
    const folder = t.testdir()
    await mkdir(join(folder, 'holiday/beach'), { recursive: true })
    await writeFile(join(folder, 'holiday/fry.jpg'), fry.buffer)
    await writeFile(join(folder, 'holiday/beach/leela.jpg'), fry.buffer)
    await writeFile(join(folder, 'holiday/notes.txt'), 'not an image')

    const dropped = await visit(darkroom.url)
    await dropFromDisk(dropped, [join(folder, 'holiday')])
    await dropped.getByText('2 uploaded.').waitFor()
    t.same((await names(dropped)).sort(), ['fry.jpg', 'leela.jpg'])

    const chosen = await visit(darkroom.url)
    await chosen.getByLabel('Choose a folder').setInputFiles(join(folder, 'holiday'))
    await chosen.getByText('2 uploaded.').waitFor()
    t.same((await names(chosen)).sort(), ['fry.jpg', 'leela.jpg'])
  })

  t.test('an image that is pasted is sent', async (t) => {
    const page = await visit(darkroom.url)
    await bring(page, 'paste', [{ ...fry, name: 'image.png' }])
    await page.getByText('1 uploaded.').waitFor()
    t.same(await names(page), ['image.png'])
  })

  t.test('a phone is asked for a photograph, a desk for a folder', async (t) => {
    const camera = (page: Page) => page.getByLabel('Take a photograph').locator('..').isVisible()
    const folder = (page: Page) => page.getByLabel('Choose a folder').locator('..').isVisible()
    const desk = await visit(darkroom.url)
    const phone = await visit(darkroom.url, { hasTouch: true, isMobile: true })
    t.same([await camera(desk), await folder(desk)], [false, true])
    t.same([await camera(phone), await folder(phone)], [true, false])
    await phone.getByLabel('Take a photograph').setInputFiles(fry)
    await phone.getByText('1 uploaded.').waitFor()
  })

  t.test('what is cancelled leaves nothing behind', async (t) => {
    const page = await visit(darkroom.url)
    const files = () => readdir(join(darkroom.dataDir, 'images'))
    const before = String(await files())
    await sendSlowly(page, 20_000)
    await bring(page, 'drop', [large])
    await inState(page, 'sending').waitFor()
    const [request] = await Promise.all([
      page.waitForEvent('requestfailed'),
      page.getByRole('button', { name: 'Cancel' }).click()
    ])
    t.match(request.failure()?.errorText, 'ABORTED')
    t.equal(await page.locator('.tile').count(), 0)
    await waitFor('what came of it to go', async () => String(await files()) === before)
    t.same(await page.evaluate(KNOWN), [])
  })

  t.test('what is taken away is erased', async (t) => {
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await inState(page, 'done').waitFor()
    const [{ id } = { id: '' }] = await page.evaluate<{ id: string }[]>(KNOWN)
    t.equal((await fetch(`${darkroom.url}/images/${id}`)).status, 200)
    await page.locator('.tile').getByRole('button', { name: 'Remove' }).focus()
    await page.keyboard.press('Enter')
    t.equal(await page.evaluate('document.activeElement.id'), 'data', 'focus is not lost')
    await waitFor('it to go', async () => {
      return (await fetch(`${darkroom.url}/images/${id}`)).status === 404
    })
    t.same(await page.evaluate(KNOWN), [])
  })

  t.test('what is too large is said without sending it', async (t) => {
    const PORT = String(await freePort())
    const web = await darkroom.startWeb({ PORT, MAX_UPLOAD_MB: '1' })
    t.teardown(() => web.stop())
    const page = await visit(`http://localhost:${PORT}`)
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') sent++
    })
    await page.setInputFiles('#data', { ...fry, name: 'huge.jpg', buffer: Buffer.alloc(1_100_000) })
    await page.getByText('huge.jpg is larger than 1 MB.').waitFor()
    await page.getByRole('button', { name: 'Develop' }).click()
    t.equal(sent, 0)
  })

  t.test('what the server refuses says why, and does not keep the others back', async (t) => {
    const page = await visit(darkroom.url)
    const notes = { ...fry, name: 'notes.jpg', buffer: Buffer.from('hello') }
    await page.setInputFiles('#data', [fry, notes])
    await page.getByText(/"notes.jpg" is not a .* file/).waitFor()
    await page.getByText('1 uploaded, 1 failed.').waitFor()
    await inState(page, 'done').waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      t.same(await faultsOf(page), [])
    }
    await page.setViewportSize({ width: 320, height: 640 })
    t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320)
    t.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, 'it would not help')
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, /^Grayscale: /)
  })
})

const inState = (page: Page, state: string) => page.locator(`.tile[data-state="${state}"]`)
const names = (page: Page) => page.locator('.tile .name').allTextContents()
const KNOWN = "JSON.parse(localStorage.getItem('revelado.images') ?? '[]')"
