import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import {
  cornersShown,
  nameCorners,
  PROPORTIONS,
  photographLying,
  UPRIGHT
} from '../support/images/corners.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8]
const photographs = await Promise.all(
  ORIENTATIONS.map(async (orientation) => ({
    name: `${orientation}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await photographLying(orientation)
  }))
)
const STAGE = '#studio .plate > img'

t.test('photographs of all eight orientations are upright', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const sent = photographs.map(({ name, buffer }) => ({ name, bytes: buffer }))
  const id = await client.batchOf(sent, ['resize:width=300'])
  const { images } = await client.batchSettled(id)

  t.test('on tiles, and on the stage before they have arrived', async (t) => {
    const page = await visit(darkroom.url)
    await page.route('**/images?recipe=', () => {})
    await page.setInputFiles('#data', photographs)
    await areUpright(t, page, { selector: '.tile canvas', count: photographs.length })
    for (const { name } of photographs) {
      await page.locator('.tile .frame', { hasText: name }).click()
      await page.locator(`${STAGE}[alt="${name}"]`).first().waitFor()
      await areUpright(t, page, { selector: STAGE, count: 2 })
    }
  })

  t.test('on cards, and beside their originals', async (t) => {
    const page = await visit(`${darkroom.url}/batches/${id}?beside=original`)
    await areUpright(t, page, { selector: '#cards .mat img', count: 2 * photographs.length })
  })

  t.test('on the page of the image, and on the stage there', async (t) => {
    const page = await visit(`${darkroom.url}${images[0]?.url}?batch=${id}`)
    for (const { url, original } of images) {
      await page.locator(`.filmstrip a[href^="${url}?"]`).click()
      await page.locator(`${STAGE}[alt="${original.name}"]`).first().waitFor()
      await areUpright(t, page, { selector: '#prints .mat img', count: 2 })
      await areUpright(t, page, { selector: STAGE, count: 2 })
    }
    await areUpright(t, page, { selector: '.filmstrip img', count: photographs.length })
  })

  t.test('among one’s own', async (t) => {
    const page = await visit(`${darkroom.url}/mine`)
    const kept = images.map((image) => ({ ...image, name: image.original.name }))
    await page.evaluate(`localStorage['revelado.images'] = ${JSON.stringify(JSON.stringify(kept))}`)
    await page.reload()
    await areUpright(t, page, { selector: '#mine img', count: photographs.length })
  })
})

type Shown = { corners: number[][]; proportions: number }

async function areUpright(
  t: Pick<Test, 'same' | 'ok'>,
  page: Page,
  { selector, count }: { selector: string; count: number }
) {
  const shown = await waitFor(selector, async () => {
    await page.evaluate(`for (const image of document.images) image.loading = 'eager'`)
    const found = await page.evaluate<Shown[]>(cornersShown(selector))
    return found.length === count && found.every(isDrawn) && found
  })
  for (const { corners, proportions } of shown) {
    t.same(nameCorners(corners), UPRIGHT, selector)
    t.ok(Math.abs(proportions - PROPORTIONS) < 0.02, `${proportions}`)
  }
}

function isDrawn({ corners }: Shown): boolean {
  return !nameCorners(corners).includes('black')
}
