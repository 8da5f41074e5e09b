import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { createClient } from '../../tests/support/http/client.ts'

const SEVEN = ['grayscale', 'sepia', 'thermal', 'negative', 'solarize', 'posterize', 'flip']
const BATCH = 20
const PATIENCE_MS = 300_000

type Weighed = { browser: Browser; url: string; photograph: string }

/** Requests and bytes of each page, as they come over the network, until nothing more comes. */
export async function weighPages({ browser, url, photograph }: Weighed): Promise<string[]> {
  const client = createClient(url)
  const bytes = await readFile(photograph)
  const image = await client.accepted({ name: 'large.jpg', bytes }, 'grayscale,output:format=jpeg')
  for (const step of SEVEN.slice(1)) await client.ask(image, `${step},output:format=jpeg`)
  await client.settled(image, PATIENCE_MS)
  const images = Array.from({ length: BATCH }, (_, i) => ({ name: `${i}.jpg`, bytes }))
  const batch = await client.batchOf(images, ['sepia,output:format=jpeg'])
  await client.batchSettled(batch, PATIENCE_MS)
  const pages = {
    home: '/',
    'an image of 12 megapixels with seven prints': `/images/${image}`,
    [`a batch of ${BATCH} such`]: `/batches/${batch}`,
    '/mine, empty': '/mine',
    '/treatments': '/treatments',
    '/treatments/thermal': '/treatments/thermal',
    '/status': '/status'
  }
  const lines = [
    '| page | requests | HTML, CSS, JS, JSON | fonts | pictures |',
    '|---|---|---|---|---|'
  ]
  for (const [name, path] of Object.entries(pages)) {
    lines.push(await weigh({ browser, name, visit: (page) => page.goto(url + path) }))
  }
  const visit = async (page: Page) => {
    await page.goto(url)
    await page.setInputFiles('#data', photograph)
    await page.locator('.studio-said').filter({ hasText: 'The print will be' }).waitFor()
  }
  lines.push(await weigh({ browser, name: 'home and its stage, with a photograph', visit }))
  return lines
}

type Kind = 'text' | 'font' | 'picture'
type Visit = { browser: Browser; name: string; visit: (page: Page) => Promise<unknown> }

async function weigh({ browser, name, visit }: Visit): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  const sums: Record<Kind, number> = { text: 0, font: 0, picture: 0 }
  let requests = 0
  const kinds = new Map<string, Kind>()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.responseReceived', ({ requestId, response: { mimeType } }) => {
    kinds.set(requestId, kindOf(mimeType))
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    requests++
    sums[kinds.get(requestId) ?? 'text'] += encodedDataLength
  })
  await visit(page)
  await page.waitForLoadState('networkidle')
  await context.close()
  const kilobytes = [sums.text, sums.font, sums.picture].map(
    (sum) => `${Math.round(sum / 1000)} kB`
  )
  return `| ${[name, requests, ...kilobytes].join(' | ')} |`
}

function kindOf(type: string): Kind {
  if (type.startsWith('image/')) return 'picture'
  return type.startsWith('font/') ? 'font' : 'text'
}
