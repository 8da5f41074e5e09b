import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { startProgram } from '../support/program.ts'
import { waitFor } from '../support/wait-for.ts'
import { pears, ridge } from './scene.ts'

const SCREENS = join(import.meta.dirname, '../../docs/screens')

/** Every look once in some language: what one shot shows, its neighbour shows the other way. */
const LOOKS = [
  {
    name: 'desk-light',
    locale: 'en',
    colorScheme: 'light',
    viewport: { width: 1280, height: 860 }
  },
  { name: 'desk-dark', locale: 'es', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  {
    name: 'phone-light',
    locale: 'es',
    colorScheme: 'light',
    viewport: { width: 360, height: 720 }
  },
  { name: 'phone-dark', locale: 'en', colorScheme: 'dark', viewport: { width: 360, height: 720 } }
] as const

const RECIPES = ['thermal', 'grayscale', 'sepia']

const photographs = [
  { name: 'ridge.jpg', mimeType: 'image/jpeg', buffer: await ridge() },
  { name: 'pears.jpg', mimeType: 'image/jpeg', buffer: await pears() }
]
const broken = { name: 'cut-off.png', mimeType: 'image/png', buffer: await cutOff() }

const dataDir = await mkdtemp(join(tmpdir(), 'screens-'))
const port = await freePort()
const url = `http://localhost:${port}`
const env = {
  PORT: String(port),
  DATA_DIR: dataDir,
  QUEUE_PREFIX: `screens-${randomBytes(4).toString('hex')}.`
}
const browser = await launchBrowser()
const web = startProgram('apps/web/index.ts', env)
await waitFor('web', async () => (await fetch(`${url}/ready`)).ok)
const waiting = await send(photographs)
const failing = await send([broken])
for (const look of LOOKS) await shoot(browser, look, 'waiting', waiting)

const receiver = startProgram('apps/receiver/index.ts', env)
await Promise.all([waiting, failing].map(settled))
for (const look of LOOKS) {
  await shoot(browser, look, 'home', '/', (page) => page.setInputFiles('#data', photographs))
  await shoot(browser, look, 'image', waiting)
}
await fetch(`${url}${waiting.split('?')[0]}/contact-sheet`, { method: 'POST' })
await settled(waiting)
for (const look of [LOOKS[1], LOOKS[2]])
  await shoot(browser, look, 'contact-sheet', waiting, toSheet)
for (const look of [LOOKS[0], LOOKS[3]]) {
  await shoot(browser, look, 'failed', failing)
  await shoot(browser, look, 'error', '/images/nothing')
}
await browser.close()
await Promise.all([web.stop(), receiver.stop()])
await rm(dataDir, { recursive: true })

function toSheet(page: Page) {
  return page.locator('#contact-sheet').evaluate((sheet) => sheet.scrollIntoView())
}

type Sent = { images: { url: string }[]; batch: { id: string } } | { url: string }
type Look = (typeof LOOKS)[number]

async function shoot(
  browser: Browser,
  { name, ...look }: Look,
  what: string,
  path: string,
  prepare = async (_page: Page) => {}
) {
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url + path)
  await prepare(page)
  await page.waitForLoadState('networkidle').catch(() => {})
  const target = join(SCREENS, `${what}-${name}-${look.locale}.png`)
  const taken = await page.screenshot()
  await sharp(taken).png({ palette: true, colours: 128, effort: 10 }).toFile(target)
  await context.close()
}

/** Returns the address of the first image's page, from which a batch leads on to the others. */
async function send(images: typeof photographs): Promise<string> {
  const body = new FormData()
  for (const { name, buffer } of images) body.append('data', new Blob([buffer as never]), name)
  for (const recipe of RECIPES) body.append('recipe', recipe)
  const sent = (await (await fetch(url, { method: 'POST', body })).json()) as Sent
  return 'batch' in sent ? `${sent.images[0]?.url}?batch=${sent.batch.id}` : sent.url
}

async function settled(path: string) {
  await waitFor('prints', async () => {
    const response = await fetch(url + path, { headers: { accept: 'application/json' } })
    const { results } = (await response.json()) as { results: { status: string }[] }
    return results.every(({ status }) => /done|failed/.test(status))
  })
}

async function cutOff(): Promise<Buffer> {
  const whole = await sharp(await ridge(600, 400))
    .png()
    .toBuffer()
  return whole.subarray(0, 2000)
}
