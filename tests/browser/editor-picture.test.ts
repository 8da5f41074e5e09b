import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { asked, fail, shown, WATERMARK } from '../support/browser/editor.ts'
import { serveEditor } from '../support/browser/editor-page.ts'
import { waitFor } from '../support/wait-for.ts'

t.test('the recipe is a chain', { skip: noBrowser }, async (t) => {
  const url = await serveEditor(t)
  const { visit } = await openBrowser(t)

  t.test('a crop is dragged on the photograph, moved by keys, and keeps proportions', async (t) => {
    const page = await visit(url)
    await page.getByText('Shape', { exact: true }).click()
    await page.getByLabel('Crop', { exact: true }).check()
    t.equal(await shown(page), '', 'the photograph is shown as it is before the crop')
    const corner = page.locator('[data-edges="se"]')
    await corner.hover()
    t.equal(await page.locator('#overlay').getAttribute('data-tool'), 'region')
    await page.mouse.down()
    const { x, y, width, height } = (await page.locator('#picture').boundingBox()) ?? fail()
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 })
    await page.mouse.up()
    t.match(await asked(page), /^crop:region=10p.10p.(39|40|41)p.(39|40|41)p,/)
    await page.locator('.region-frame').press('ArrowRight')
    await page.locator('.region-frame').press('Shift+ArrowDown')
    t.match(await asked(page), /^crop:region=11p.10p.(39|40|41)p.(40|41|42)p,/)
    await page.getByLabel('Proportions').selectOption('1 : 1')
    const [, , across, down] = (await asked(page)).match(/[\d.]+(?=,)/)?.[0].split('.') ?? []
    t.equal(across, down, 'in pixels, as the size is known')
    await page.getByLabel('Width %').fill('30')
    await page.getByRole('button', { name: 'Undo' }).click()
    t.match(await asked(page), `.${across}.${down},`)
  })

  t.test('pointing at the photograph reads a level, a click marks it', async (t) => {
    const page = await visit(url)
    await page.getByLabel('Thermal', { exact: true }).check()
    await page.evaluate('scrollTo(0, 0)')
    // until the panel that has come has left it in its place
    await waitFor('the level', async () => {
      await page.locator('#picture').hover({ position: { x: 10, y: 10 } })
      await page.locator('#picture').hover()
      return await page.getByText(/^Level 12[78]: 50 %/).isVisible()
    })
    await page.locator('#picture').click()
    t.match(await shown(page), /^thermal:isotherm=(46-52|47-53)$/)
    await page.getByRole('slider', { name: 'Span: from' }).fill('20')
    await page.getByRole('slider', { name: 'Span: to' }).press('ArrowLeft')
    t.match(await shown(page), 'span=20-99')
    await page.getByRole('checkbox', { name: 'Mark a range' }).uncheck()
    t.equal(await shown(page), 'thermal:span=20-99')
    await page.locator('.probe').press('ArrowRight')
    await page.locator('.probe').press('Enter')
    t.match(await shown(page), /isotherm=/)
  })

  t.test('after other steps, levels are read from what they made', async (t) => {
    const page = await visit(url)
    await page.evaluate("editor.photograph({ width: 400, height: 200, url: '/images/ana' })")
    await page.evaluate("editor.load(['brightness,thermal,crop:region=0.0.9.9'])")
    await page.getByRole('button', { name: 'Thermal', exact: true }).click()
    t.equal(await shown(page), 'brightness,thermal', 'and what is pointed at is where it was')
    await page.evaluate('scrollTo(0, 0)')
    const { x, y } = (await page.locator('#picture').boundingBox()) ?? fail()
    await waitFor('the level', async () => {
      await page.mouse.move(x + 10, y + 10)
      await page.mouse.move(x + 11, y + 10)
      return await page.getByText('Level 200: 78 %').isVisible()
    })
  })

  t.test('the photograph is shown beside each treatment of tone', async (t) => {
    const page = await visit(url)
    await page.evaluate("editor.photograph({ width: 400, height: 200, url: '/images/ana' })")
    await waitFor('all pictures', () =>
      page.evaluate<boolean>(
        `[...document.querySelectorAll('.tick .small img')].every((picture) => picture.naturalWidth > 0)`
      )
    )
    const thermal = page.locator('label', { hasText: 'Thermal' }).locator('img')
    t.equal(await thermal.getAttribute('src'), '/images/ana/preview?recipe=thermal&width=160')
    const noir = page.locator('button', { hasText: 'Film noir' }).locator('img')
    t.equal(await noir.count(), 0, 'what is folded away costs nothing')
    await page.getByText('Presets', { exact: true }).click()
    await waitFor('presets', async () => (await noir.getAttribute('src')) !== null)
  })

  t.test('a watermark is placed by nine points, or on the photograph', async (t) => {
    const page = await visit(url)
    await page.evaluate(`editor.load(['${WATERMARK}'])`)
    await page.getByRole('button', { name: 'Watermark', exact: true }).click()
    t.equal(await page.getByLabel('Text', { exact: true }).inputValue(), '© Ana, 2026')
    await page.getByRole('radio', { name: 'top left' }).check()
    t.equal(await shown(page), `${WATERMARK};gravity=north-west`)
    await page.evaluate('scrollTo(0, 0)')
    const { x, y, width, height } = (await page.locator('#picture').boundingBox()) ?? fail()
    await page.mouse.click(x + width / 2, y + height - 5)
    t.equal(await shown(page), `${WATERMARK};gravity=south`)
    await page.getByRole('button', { name: 'Done' }).click()
    t.equal(await page.locator('.layer').count(), 0, 'the photograph is free again')
    t.equal(await page.locator('#overlay').getAttribute('data-tool'), '')
  })
})
