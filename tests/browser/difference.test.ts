import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageOf } from '../support/browser/stage.ts'
import { createClient } from '../support/http/client.ts'
import { drawPng, pixelsOf, scene } from '../support/images/pixels.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const WIDTH = 120
const CENSORED = 'pixelate:size=8;region=40.20.32.24'
/** The ends of ironbow. */
const [COLD, HOT] = [
  [0, 0, 10, 255],
  [255, 255, 246, 255]
]

const fry = { name: 'fry.png', bytes: await drawPng(scene(WIDTH, 80)) }

t.test('what differs glows', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const id = await client.accepted(fry, CENSORED)
  for (const recipe of ['output', 'resize:width=60']) await client.ask(id, recipe)
  await client.settled(id)

  async function difference(label: string) {
    const page = await visit(`${darkroom.url}/images/${id}`)
    await page.getByRole('button', { name: `Compare: ${label}` }).click()
    await page.locator('.stage').getByLabel('Difference').check()
    await page.locator('.stage .plate canvas').waitFor()
    return page
  }

  t.test('where there is a difference, and nowhere else', async (t) => {
    const page = await difference('Pixelate')
    const print = await client.bytes(`/images/${id}/results/${CENSORED}`)
    const levels = await levelsBetween(fry.bytes, print)
    const most = Math.max(...levels)
    const differing = levels.filter((level) => level > 0).length
    const share = Math.round((100 * differing) / levels.length)
    await page
      .getByText(`${share}% of the pixels differ; largest difference: ${most} of 255.`, {
        exact: true
      })
      .waitFor()
    t.equal(await page.locator('#stage-scale').textContent(), `0  ${most} of 255`)

    const painted = await stageOf(page).painted()
    const isCold = (at: number) => String(painted[at]) === String(COLD)
    const wrong = [...levels.keys()].filter((at) => isCold(at) !== (levels[at] === 0))
    t.same(wrong, [], 'cold where both are equal, and only there')
    t.same(painted[levels.indexOf(most)], HOT, 'the largest difference has the last colour')
    t.ok(differing <= 32 * 24 && levels[22 * WIDTH + 44] !== 0, 'the region is what differs')
  })

  t.test('and equality is said in words', async (t) => {
    const page = await difference('Output')
    await page.getByText('Identical: no pixel differs.').waitFor()
    const painted = await stageOf(page).painted()
    t.ok(painted.length > 0 && painted.every((pixel) => String(pixel) === String(COLD)))
    t.notOk(await page.locator('#stage-scale').isVisible())
  })

  t.test('a smaller print is held to it at its size', async (t) => {
    const page = await difference('Resize')
    await page.getByText('The print, 60 × 40, is scaled to the size of the original').waitFor()
    t.equal((await stageOf(page).painted()).length, WIDTH * 80)
  })
})

/** How far apart both are in the channel that differs most, pixel by pixel. */
async function levelsBetween(one: Buffer, other: Buffer): Promise<number[]> {
  const [ours, theirs] = [await pixelsOf(one), await pixelsOf(other)]
  return ours.map((pixel, at) =>
    Math.max(...pixel.map((sample, channel) => Math.abs(sample - (theirs[at]?.[channel] ?? 0))))
  )
}
