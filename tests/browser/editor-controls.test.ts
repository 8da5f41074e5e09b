import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { chip, shown, WATERMARK } from '../support/browser/editor.ts'
import { serveEditor } from '../support/browser/editor-page.ts'
import { faultsOf } from '../support/browser/faults.ts'

t.test('the recipe is a chain', { skip: noBrowser }, async (t) => {
  const url = await serveEditor(t)
  const { visit } = await openBrowser(t)

  t.test('what is missing is said before it is asked for', async (t) => {
    const page = await visit(url)
    await page.getByText('Marks and sheets').click()
    await page.getByLabel('Watermark', { exact: true }).check()
    t.equal(await shown(page), '', 'the preview goes on without it')
    await page.getByRole('button', { name: 'Done' }).click()
    t.equal(await page.evaluate('editor.fault()'), 'Watermark: Text is required.')
    t.ok(await page.getByText('Watermark: Text is required.').isVisible())
    await page.keyboard.type('© Ana, 2026')
    t.equal(await shown(page), WATERMARK)
    t.equal(await page.evaluate('editor.fault()'), undefined)

    await page.getByText('Shape', { exact: true }).click()
    await page.getByLabel('Resize', { exact: true }).check()
    await page.getByRole('spinbutton', { name: 'Width' }).fill('')
    await page.getByText('Resize: Width or Height is required.').waitFor()
  })

  t.test('numbers that are not allowed are told what is', async (t) => {
    const page = await visit(url)
    await page.evaluate("editor.load(['resize:width=200'])")
    await chip(page, 'Resize').click()
    const width = page.getByRole('spinbutton', { name: 'Width' })
    await width.fill('20000')
    await page.getByText('A whole number from 1 to 16,384.').waitFor()
    t.equal(await shown(page), 'resize:width=200', 'and not followed')
    t.same(await faultsOf(page), [])
    t.equal(await page.evaluate('editor.fault()'), 'A whole number from 1 to 16,384.')
    await page.getByRole('slider', { name: 'Width' }).press('ArrowLeft')
    t.equal(await page.getByText('A whole number').isVisible(), false)
    t.equal(await page.evaluate('editor.fault()'), undefined)
  })

  t.test('everybody can use every control', async (t) => {
    const page = await visit(url, { viewport: { width: 320, height: 700 } })
    const all = [
      'thermal',
      'duotone',
      'gradient-map',
      'crop',
      'blur',
      'watermark',
      'watermark-image',
      'resize'
    ]
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const name of all) {
        await page.evaluate(`editor.load(['${name},nothing'])`)
        await page.locator('.chip .name').first().click()
        t.same(await faultsOf(page), [], `${name}, ${colorScheme}`)
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        t.ok(Number(wide) <= 320, `${name} fits`)
      }
    }
    for (const part of ['Format and quality', 'Presets', 'Advanced']) {
      await page.getByText(part, { exact: true }).click()
    }
    t.same(await faultsOf(page), [], 'all parts')
  })
})
