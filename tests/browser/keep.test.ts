import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { createClient } from '../support/http/client.ts'
import { drawPng, scene } from '../support/images/pixels.ts'
import { openPages } from '../support/pages/pages.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const run = promisify(execFile)

t.test('what the buttons copy works elsewhere', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const fry = { name: "fry's $HOME `date` {origin}.png", bytes: await drawPng(scene(40, 30)) }
  const id = await client.accepted(fry, 'thermal:palette=inferno')
  await client.settled(id)
  const url = `${darkroom.url}/images/${id}`
  const permissions = ['clipboard-read', 'clipboard-write']
  const page = await visit(url, { permissions })
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()')

  t.test('a link to the print', async (t) => {
    await page.getByRole('button', { name: 'Copy link: Thermal' }).click()
    await page.getByRole('status').getByText('Copied', { exact: true }).waitFor()
    t.equal(await copied(), `${url}/results/thermal:palette=inferno`)
  })

  t.test('a line that makes the same print in a shell', async (t) => {
    await page.getByRole('button', { name: 'Copy curl: Thermal' }).click()
    const line = await waitFor('the line', async () => {
      const text = await copied()
      return text.startsWith('curl') && text
    })
    const cwd = t.testdir()
    await writeFile(join(cwd, fry.name), fry.bytes)
    await run('sh', ['-c', line], { cwd })
    const print = await client.bytes(`/images/${id}/results/thermal:palette=inferno`)
    t.ok(print.equals(await readFile(join(cwd, 'print.png'))))
  })
})

t.test('copying goes without a clipboard too', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })
  const { visit } = await openBrowser(t)
  const page = await visit(url + (await pages.plant({}, [{ status: 'done' }])))
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
  await page.getByRole('button', { name: 'Copy link: Grayscale' }).click()
  await page.getByRole('status').getByText('Copied', { exact: true }).waitFor()
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  t.match(await focused.getAttribute('aria-label'), 'Copy curl', 'the focus stayed')
})

t.test('the time that is left grows less, until it is over', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })
  const { visit } = await openBrowser(t)
  const path = await pages.plant({}, [])
  const page = await visit('about:blank', { locale: 'es' })
  await page.clock.install()
  await page.goto(url + path)
  const time = page.locator('#goes')
  t.equal(await time.textContent(), 'dentro de 24 horas')
  await page.clock.fastForward('05:00:00')
  t.equal(await time.textContent(), 'dentro de 19 horas')
  await page.clock.fastForward('18:30:00')
  t.equal(await time.textContent(), 'dentro de 30 minutos')

  await pages.app.images.erase(path.split('/').at(-1) ?? '')
  await page.clock.fastForward('01:00:00')
  await page.getByRole('heading', { name: 'No existe esa imagen' }).waitFor()
})
