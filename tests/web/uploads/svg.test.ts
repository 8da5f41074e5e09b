import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pixelsOf } from '../../support/images/pixels.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const svg = (attributes: string, before = '', inside = '') =>
  Buffer.from(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="100%" height="100%" fill="#c83214"/>${inside}</svg>`
  )
const drawing = (bytes: Buffer) => ({ name: 'flag.svg', bytes })

t.test('an SVG is refused without ALLOW_SVG, which is named', async (t) => {
  const darkroom = await openDarkroom(t)
  await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const response = await client.send([drawing(svg('width="6" height="4"'))])
  const { detail, variable } = await assertProblem(t, response, { status: 415, code: 'svg-off' })
  t.equal(variable, 'ALLOW_SVG')
  t.match(detail, /PNG/)
  const html = await client.send([{ name: 'page.html', bytes: Buffer.from('<!DOCTYPE html><p>') }])
  await assertProblem(t, html, { status: 415, code: 'not-an-image' })
})

t.test('with it', async (t) => {
  const darkroom = await openDarkroom(t, { ALLOW_SVG: 'true' })
  await darkroom.start()
  const client = createClient(darkroom.url)

  const sizes: [attributes: string, before: string, width: number, height: number][] = [
    ['width="6" height="4"', '', 6, 4],
    ['viewBox="0 0 30 20"', '<?xml version="1.0"?>\n<!-- a flag -->\n', 30, 20],
    ['width="60px" viewBox="0 0 30 20"', '\uFEFF', 60, 40],
    ['width="1in" height="36pt"', '', 72, 36],
    ['width="100%" height="100%" viewBox="0,0,7,9"', '<!DOCTYPE svg>', 7, 9]
  ]
  for (const [attributes, before, width, height] of sizes) {
    t.test(`it is drawn as large as it says: ${attributes}`, async (t) => {
      const id = await client.accepted(drawing(svg(attributes, before)), 'negative')
      const { original, results } = await client.settled(id)
      t.match(original, { format: 'svg', width, height })
      t.match(results, [{ status: 'done', format: 'png', width, height }])
      const pixels = await pixelsOf(await client.bytes(results[0]?.url ?? ''))
      t.strictSame(pixels[0], [55, 205, 235, 255])
    })
  }

  t.test('its original is served as what it is, in a sandbox', async (t) => {
    const id = await client.accepted(drawing(svg('width="6" height="4"')))
    const { headers } = await fetch(`${darkroom.url}/images/${id}/original`)
    t.equal(headers.get('content-type'), 'image/svg+xml')
    t.match(headers.get('content-security-policy'), /^sandbox/)
  })

  t.test('it is refused when it refers to files, of this machine or others', async (t) => {
    let asked = 0
    const server = createServer((_, response) => {
      asked++
      response.end()
    })
    server.listen(0)
    t.teardown(() => server.close())
    const { port } = server.address() as AddressInfo
    const links = [
      '<image width="6" height="4" href="/proc/self/environ"/>',
      '<image href="file:///etc/hostname"/>',
      `<image width="6" height="4" href="http://127.0.0.1:${port}/leak.png"/>`
    ]
    for (const link of links) {
      const id = await client.accepted(drawing(svg('width="6" height="4"', '', link)), 'output')
      const [result] = (await client.settled(id)).results
      t.match(result, { code: 'drawing-refused', parameters: { part: 'links' } })
    }
    t.equal(asked, 0)
  })

  t.test('entities are not read', async (t) => {
    const entity = '<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    const text = '<text y="4">&secret;</text>'
    const named = await client.send([drawing(svg('width="6" height="4"', entity, text))])
    t.equal(named.status, 415, 'a document type of its own is none that we read')
  })

  t.test('a large one is refused with the numbers', async (t) => {
    const response = await client.send([drawing(svg('width="8000" height="8000"'))])
    const problem = await assertProblem(t, response, { status: 422, code: 'too-many-pixels' })
    t.match(problem, { limit: { allowed: 16_000_000, measured: 64_000_000 } })
  })

  t.test('a length that is none takes no time', async (t) => {
    const began = Date.now()
    const length = `${'1'.repeat(5000)}${' '.repeat(5000)}!`
    const response = await client.send([drawing(svg(`width="${length}"`))])
    t.equal(response.status, 422)
    t.ok(Date.now() - began < 2000)
  })

  t.test('an SVG without a size is broken', async (t) => {
    const response = await client.send([drawing(svg(''))])
    await assertProblem(t, response, { status: 422, code: 'broken-image' })
  })

  t.test('its own format is PNG: what was treated is not a drawing any more', async (t) => {
    const id = await client.accepted(
      drawing(svg('width="6" height="4"')),
      'sepia,output:format=original'
    )
    t.match((await client.settled(id)).results, [{ status: 'done', format: 'png' }])
  })
})
