/** Takes the pictures in docs/screens from the running darkroom: npm run screens. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { launchBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import { freePort } from '../support/processes/free-port.ts'
import { startProgram } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'
import { type Prepare, shoot } from './looks.ts'
import { pears, ridge } from './scene.ts'

const TOKEN = 'a-token-for-the-pictures'
const RECIPES = ['thermal', 'grayscale', 'sepia']

/** Of the treatments that can be seen. */
const ARE_SMALL_PICTURES_THERE = `(() => {
  const all = [...document.querySelectorAll('.small')].filter((one) => one.checkVisibility())
  return all.length > 0 && all.every(({ firstChild }) => firstChild.naturalWidth > 0)
})()`

const photographs = [
  { name: 'ridge.jpg', mimeType: 'image/jpeg', buffer: await ridge() },
  { name: 'pears.jpg', mimeType: 'image/jpeg', buffer: await pears() }
]
const toSend = photographs.map(({ name, buffer }) => ({ name, bytes: buffer }))
const broken = { name: 'cut-off.png', bytes: await cutOff() }

const dataDir = await mkdtemp(join(tmpdir(), 'screens-'))
const port = await freePort()
const url = `http://localhost:${port}`
const env = {
  PORT: String(port),
  DATA_DIR: dataDir,
  QUEUE_PREFIX: `screens-${randomBytes(4).toString('hex')}.`,
  OPERATOR_TOKEN: TOKEN
}
const client = createClient(url)
const browser = await launchBrowser()
const web = startProgram('apps/web/index.ts', env)
await waitFor('web', async () => (await fetch(`${url}/ready`)).ok)
const take = (name: string, path: string, prepare?: Prepare, first = 0) =>
  shoot(browser, url + path, { name, first, ...(prepare && { prepare }) })

const waiting = await client.batchOf([...toSend, broken], RECIPES)
const [first = { url: '' }, , third = { url: '' }] = (await client.readBatch(waiting)).images
const inBatch = `${first.url}?batch=${waiting}`
await take('waiting', inBatch)
await take('batch-waiting', `/batches/${waiting}`, undefined, 1)

const receiver = startProgram('apps/receiver/index.ts', env)
await client.batchSettled(waiting, 60_000)
await take('home', '/', undefined, 1)
await take('home-sent', '/', choose)
await take('image', inBatch, (page) =>
  waitFor('the small pictures', () => page.evaluate(ARE_SMALL_PICTURES_THERE))
)
await take('batch', `/batches/${waiting}`, undefined, 2)
await take('failed', third.url, undefined, 1)
await take('compare', first.url, (page) => compare(page, 'slider'))
await take('difference', first.url, (page) => compare(page, 'difference'), 2)
await fetch(`${url}${first.url}/contact-sheet`, { method: 'POST' })
await client.settled(first.url.split('/').at(-1) ?? '')
await take('contact-sheet', first.url, toSheet, 1)
await take('mine', '/mine', sendAndList, 2)
await take('treatments', '/treatments', undefined, 1)
await take('treatment', '/treatments/thermal', undefined, 2)
await take('status', '/status')
await take('operators', '/status', enter, 1)
await take('error', '/images/nothing')

await browser.close()
await Promise.all([web.stop(), receiver.stop()])
await rm(dataDir, { recursive: true })

async function choose(page: Parameters<Prepare>[0]) {
  await page.setInputFiles('#data', photographs)
  const shown = page.waitForResponse((one) => /grayscale%2Cthermal&width=\d/.test(one.url()))
  await page.getByRole('checkbox', { name: /Thermal|Térmica|Thermique/ }).check()
  await shown
  await page.locator('.studio-said').filter({ hasText: '1500 × 1000' }).waitFor()
}

async function compare(page: Parameters<Prepare>[0], view: string) {
  await page.locator('[data-compare]').first().click()
  await page.locator(`[name="view"][value="${view}"]`).check()
  if (view === 'difference') await page.locator('#stage-scale').waitFor()
}

function toSheet(page: Parameters<Prepare>[0]) {
  return page.locator('#contact-sheet').evaluate((sheet) => sheet.scrollIntoView())
}

async function sendAndList(page: Parameters<Prepare>[0]) {
  await page.goto(url)
  await choose(page)
  await waitFor('all to be sent', async () => {
    const known = await page.evaluate<string>("localStorage['revelado.images'] ?? '[]'")
    return JSON.parse(known).length === photographs.length
  })
  await page.goto(`${url}/mine`)
  await page.locator('#mine img').first().waitFor()
}

async function enter(page: Parameters<Prepare>[0]) {
  await page.locator('[name="token"]').fill(TOKEN)
  await page.keyboard.press('Enter')
  await page.locator('#failures').waitFor()
}

async function cutOff(): Promise<Buffer> {
  const whole = await sharp(await ridge(600, 400))
    .png()
    .toBuffer()
  return whole.subarray(0, 2000)
}
