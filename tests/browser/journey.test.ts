import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { bring } from '../support/browser/drop.ts'
import { stageOf } from '../support/browser/stage.ts'
import { stageSays } from '../support/browser/studio.ts'
import { unzip } from '../support/http/unzip.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { filesIn } from '../support/storage/folder.ts'

/** Fill of the photograph, and what its negative is worked out to be: 255 minus each channel. */
const fills = Array.from({ length: 10 }, (_, i) => [10 + 20 * i, 200 - 15 * i, 40 + 5 * i])

const photographs = await Promise.all(
  fills.map(async ([r = 0, g = 0, b = 0], i) => ({
    name: `${i}.png`,
    mimeType: 'image/png',
    buffer: await sharp({
      create: { width: 48, height: 32, channels: 3, background: { r, g, b } }
    })
      .png()
      .toBuffer()
  }))
)

t.test('ten photographs, from the drop to their end', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const page = await visit(darkroom.url, { acceptDownloads: true })

  await bring(page, 'drop', photographs)
  await page.getByText('10 uploaded.').waitFor()
  await page.getByRole('checkbox', { name: 'Grayscale' }).uncheck()
  await page.getByRole('checkbox', { name: 'Negative' }).check()
  await page.getByRole('button', { name: 'Develop all 10' }).click()
  await stageSays(page, /^Negative: /)
  await page.reload()
  await page.getByRole('link', { name: 'All photographs' }).click()
  await page.waitForURL(/\/batches\//)
  await page.getByText('Prints: 10 ready').waitFor()
  for (const { name } of photographs) await page.getByAltText(`print of ${name}`).waitFor()
  const batch = page.url()

  await compareWithTheKeyboard(t, page)
  await page.goto(batch)
  const prints = await downloadAll(page)
  t.equal(prints.size, 10)
  const names = [...prints.keys()]
  for (const [i, fill] of fills.entries()) {
    const { channels } = await sharp(
      prints.get(names.find((name) => name.startsWith(`${i}.`)) ?? '')
    ).stats()
    const means = channels.slice(0, 3).map(({ mean }) => mean)
    t.strictSame(
      means,
      fill.map((value) => 255 - value),
      `the pixels of ${i}.png`
    )
  }

  await page
    .getByRole('button', { name: /^Erase/ })
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Erase/ })
    .click()
  await page.waitForURL(`${darkroom.url}/`)
  t.strictSame(await filesIn(darkroom.dataDir), [], 'nothing is left')
})

async function compareWithTheKeyboard(t: import('tap').Test, page: Page) {
  const stage = stageOf(page)
  await stage.reach('.card h2 a')
  await stage.press('Enter')
  await page.waitForURL(/\/images\/.*batch=/)
  await page.waitForLoadState('load')
  await stage.reach('[data-compare]')
  await stage.press('Enter')
  await page.getByRole('dialog').waitFor()
  await stage.reach('#stage-seam')
  const seam = page.locator('#stage-seam')
  const before = Number(await seam.inputValue())
  await stage.press('ArrowRight', 'ArrowRight')
  t.ok(Number(await seam.inputValue()) > before, 'the line moves')
  await stage.press('Escape')
  t.equal(await page.getByRole('dialog').count(), 0)
}

/** The prints in the ZIP, without its manifests. */
async function downloadAll(page: Page) {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all as ZIP' }).click()
  const files = await unzip(await readFile(await (await downloading).path()))
  const prints = files.filter(({ name }) => !name.startsWith('manifest.'))
  return new Map(prints.map(({ name, bytes }) => [name, bytes]))
}
