import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../support/client.ts'
import { openDarkroom } from '../support/darkroom.ts'
import { drawPng, pixelsOf } from '../support/pixels.ts'

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

t.test('it is promised, and says where it will be', async (t) => {
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
  const place = developed.findIndex((line) => line.includes('contact-sheet'))
  t.ok(place < 5, `it is number ${place + 1}`)
  await receiver.stop()
})

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
    for (const recipe of [
      'negative',
      'threshold:level=100',
      'solarize:level=100',
      'thermal:palette=inferno'
    ]) {
      const { left = 0, top = 0 } =
        sheet.previews.find((preview) => preview.recipe === recipe) ?? {}
      const small = await pixelsOf(
        await sharp(bytes).extract({ left, top, width: 60, height: 40 }).toBuffer()
      )
      const response = await fetch(`${url}/images?recipe=${recipe}`, {
        method: 'POST',
        headers: { 'content-type': 'image/png', accept: 'image/*', prefer: 'wait=20' },
        body: new Uint8Array(image)
      })
      const full = await pixelsOf(Buffer.from(await response.arrayBuffer()))
      t.strictSame(small, full, recipe)
    }
    const { left = 0, top = 0 } = sheet.previews[5] ?? {}
    const negative = await pixelsOf(
      await sharp(bytes).extract({ left, top, width: 60, height: 1 }).toBuffer()
    )
    t.strictSame(negative[0], [55, 215, 235, 255])
    t.strictSame(negative[59], [235, 195, 95, 255])
  })

  t.test('it is there for who asks again, until the image is erased', async (t) => {
    const path = `${url}/images/${id}/contact-sheet`
    t.match(await (await fetch(path)).json(), { status: 'done' })
    t.equal((await ask(id)).status, 200)
    await fetch(`${url}/images/${id}`, { method: 'DELETE' })
    t.equal((await fetch(path)).status, 404)
    t.equal((await ask(id)).status, 404)
  })

  t.test('with JavaScript off: a button, then a form of small prints', async (t) => {
    const id = await send()
    const html = { accept: 'text/html' }
    const before = await page(id)
    t.match(before, `action="/images/${id}/contact-sheet"`)
    const asked = await fetch(`${url}/images/${id}/contact-sheet`, {
      method: 'POST',
      headers: html,
      redirect: 'manual'
    })
    t.equal(asked.status, 303)
    t.equal(asked.headers.get('location'), `/images/${id}#contact-sheet`)
    await ask(id, { prefer: 'wait=20' })
    const after = await page(id)
    t.match(after, '<button name="recipe" value="sepia:amount=0.8">')
  })
})

t.test('a sheet that nobody asked for is not there', async (t) => {
  const id = await send()
  const response = await fetch(`${url}/images/${id}/contact-sheet`)
  t.equal(response.status, 404)
  t.match(await response.json(), { detail: /contact-sheet/ })
})
