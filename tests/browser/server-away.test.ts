import t from 'tap'
import { openBrokerProxy } from '../support/broker/broker-proxy.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageSays } from '../support/browser/studio.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const fry = { name: 'fry.jpg', mimeType: 'image/jpeg', buffer: await photo(60, 40) }
const STAY = 'Your photographs stay on this page'
const PATIENCE_MS = 40_000

t.test('while it cannot be sent', { skip: noBrowser }, async (t) => {
  const { visit } = await openBrowser(t)

  t.test('the page says that the server does not answer, and sends when it does', async (t) => {
    const darkroom = await openDarkroom(t)
    const { web } = await darkroom.start()
    const page = await visit(darkroom.url)
    await web.stop()
    await page.setInputFiles('#data', fry)
    const told = page.getByRole('status')
    await told.getByText(`The server is not responding. ${STAY}`).waitFor()
    await darkroom.startWeb()
    await told.getByText('1 uploaded.').waitFor()
    await page.getByRole('button', { name: 'Develop' }).click()
    await stageSays(page, /^Grayscale: /)
  })

  t.test('the page says that the broker is away, and sends when it is back', async (t) => {
    const darkroom = await openDarkroom(t)
    let isUp = true
    const { url: AMQP_URL, cutAll } = await openBrokerProxy(t, () => ({
      answers: isUp ? Number.POSITIVE_INFINITY : 0
    }))
    darkroom.startReceiver()
    await darkroom.startWeb({ AMQP_URL })
    const page = await visit(darkroom.url)
    isUp = false
    cutAll()
    await waitFor('web to see it', async () => !(await fetch(`${darkroom.url}/ready`)).ok)
    await page.setInputFiles('#data', [fry, { ...fry, name: 'leela.jpg' }])
    const told = page.getByRole('status')
    await page.getByRole('button', { name: 'Develop all 2' }).click()
    await told.getByText('The message broker').first().waitFor({ timeout: PATIENCE_MS })
    t.equal(await page.locator('.tile').count(), 2)
    isUp = true
    await stageSays(page, /^Grayscale: /)
  })

  t.test('recipes that are asked for meanwhile are not lost', async (t) => {
    const darkroom = await openDarkroom(t)
    const { web } = await darkroom.start()
    const page = await visit(darkroom.url)
    await page.setInputFiles('#data', fry)
    await stageSays(page, 'The print will be')
    await web.stop()
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByRole('status').getByText('The server is not responding.').waitFor()
    await darkroom.startWeb()
    await stageSays(page, /^Grayscale: /)
  })
})
