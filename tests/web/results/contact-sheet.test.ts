import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { drawPng, pixelsOf } from '../../support/images/pixels.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const RED = [200, 40, 20]
const BLUE = [20, 60, 160]
/** Left red, right blue; made no smaller, so that every pixel of a preview can be worked out. */
const image = await drawPng(
  Array.from({ length: 40 }, () => Array.from({ length: 60 }, (_, x) => (x < 30 ? RED : BLUE)))
)

type Preview = {
  recipe: string
  label: string
  left: number
  top: number
  width: number
  height: number
}
type Sheet = { url: string; status: string; width: number; previews: Preview[] }

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const ask = (id: string, headers = {}) =>
  fetch(`${url}/images/${id}/contact-sheet`, { method: 'POST', headers })
const page = async (id: string) =>
  (await fetch(`${url}/images/${id}`, { headers: { accept: 'text/html' } })).text()
const send = () => client.accepted({ name: 'flag.png', bytes: image })

t.test('a contact sheet is promised, with its address', async (t) => {
  const id = await send()
  const response = await ask(id)
  t.equal(response.status, 202)
  t.equal(response.headers.get('location'), `/images/${id}/contact-sheet`)
  t.match(await response.json(), { status: 'queued', width: null, previews: [] })
})

t.test('two hundred full-size jobs wait before it, and it does not wait for them', async (t) => {
  const crowd = await Promise.all(Array.from({ length: 200 }, send))
  const last = crowd.at(-1) as string
  await ask(last)
  const receiver = darkroom.startReceiver({ RECEIVER_CONCURRENCY: '1' })
  for (const id of crowd) await client.settled(id)
  const developed = receiver
    .output()
    .split('\n')
    .filter((line) => line.includes('image developed'))
    .sort((a, b) => begunAt(a) - begunAt(b))
  t.notOk(developed.some((line) => Number.isNaN(begunAt(line))))
  const place = developed.findIndex((line) => line.includes('contact-sheet'))
  t.ok(place < 5, `it is number ${place + 1}`)
  await receiver.stop()
})

/** In ms of the day, by the log: one that takes long lets others end before it. */
function begunAt(line: string): number {
  const [, hours, minutes, seconds, ms] = /(\d\d):(\d\d):(\d\d\.\d+).*"ms":(\d+)/.exec(line) ?? []
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 - Number(ms)
}

t.test('once there is a receiver', async (t) => {
  darkroom.startReceiver()
  const id = await send()
  const sheet = (await (await ask(id, { prefer: 'wait=20' })).json()) as Sheet
  const bytes = Buffer.from(await (await fetch(url + sheet.url)).arrayBuffer())

  t.test('each treatment of tone has its place on one picture', async (t) => {
    t.equal(sheet.previews.length, 24)
    t.equal((await sharp(bytes).metadata()).width, sheet.width)
    t.match(sheet.previews[5], { recipe: 'negative', label: 'Negative', width: 60, height: 40 })
    const places = sheet.previews.map(({ left, top }) => `${left} ${top}`)
    t.equal(new Set(places).size, 24)
  })

  t.test('what it shows is what the recipe does', async (t) => {
    const small = async (recipe: string, x: number) => {
      const { left = 0, top = 0 } = sheet.previews.find((one) => one.recipe === recipe) ?? {}
      const area = { left: left + x, top: top + 20, width: 1, height: 1 }
      const [pixel = []] = await pixelsOf(await sharp(bytes).extract(area).png().toBuffer())
      return pixel
    }
    // JPEG keeps flat colours to a level or two
    const near = (one: number[], other: number[]) =>
      one.every((v, c) => Math.abs(v - (other[c] ?? 0)) <= 4)
    const expected: [string, number[], number[]][] = [
      ['negative', [55, 215, 235, 255], [235, 195, 95, 255]],
      ['solarize', [55, 40, 20, 255], [20, 60, 95, 255]],
      // The red has 104 of light: IEC 61966-2-1 of 0.2126 × 0.578 + 0.7152 × 0.021 + 0.0722 × 0.007
      ['threshold', [0, 0, 0, 255], [0, 0, 0, 255]]
    ]
    for (const [recipe, left, right] of expected) {
      const got = [await small(recipe, 15), await small(recipe, 45)] as const
      t.ok(near(got[0], left) && near(got[1], right), `${recipe}: ${got.join(' | ')}`)
    }
  })

  t.test('it stays available until the image is erased', async (t) => {
    const path = `${url}/images/${id}/contact-sheet`
    t.match(await (await fetch(path)).json(), { status: 'done' })
    t.equal((await ask(id)).status, 200)
    await fetch(`${url}/images/${id}`, { method: 'DELETE' })
    t.equal((await fetch(path)).status, 404)
    t.equal((await ask(id)).status, 404)
  })

  t.test('without JavaScript there is a button, then a form of previews', async (t) => {
    const id = await send()
    const html = { accept: 'text/html' }
    const before = await page(id)
    t.match(before, `action="/images/${id}/contact-sheet"`)
    const asked = await fetch(`${url}/images/${id}/contact-sheet`, {
      method: 'POST',
      headers: html,
      body: new URLSearchParams(),
      redirect: 'manual'
    })
    t.equal(asked.status, 303)
    t.equal(asked.headers.get('location'), `/images/${id}#contact-sheet`)
    await ask(id, { prefer: 'wait=20' })
    const after = await page(id)
    t.match(after, '<button name="recipe" value="sepia">')
  })
})

t.test('a sheet that was never requested does not exist', async (t) => {
  const id = await send()
  const response = await fetch(`${url}/images/${id}/contact-sheet`)
  t.equal(response.status, 404)
  t.match(await response.json(), { detail: /contact-sheet/ })
})
