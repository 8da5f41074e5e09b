import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { asked, boxOf, chip, pressed, shown } from '../support/browser/editor.ts'
import { serveEditor } from '../support/browser/editor-page.ts'
import { stageOf } from '../support/browser/stage.ts'

t.test('the recipe is a chain', { skip: noBrowser }, async (t) => {
  const url = await serveEditor(t)
  const { visit } = await openBrowser(t)

  t.test('built by mouse: ticked, dragged, muted, removed, undone', async (t) => {
    const page = await visit(url)
    await page.getByLabel('Thermal', { exact: true }).check()
    await page.getByLabel('inferno').check()
    await page.getByText('Shape', { exact: true }).click()
    await page.getByLabel('Resize', { exact: true }).check()
    t.equal(await asked(page), 'thermal:palette=inferno,resize:width=1600,output:format=original')

    await chip(page, 'Resize').hover()
    await page.mouse.down()
    await page.mouse.move(0, 0)
    const first = await boxOf(page, 'Thermal')
    await page.mouse.move(first.x + 5, first.y + first.height / 2, { steps: 4 })
    await page.mouse.up()
    t.equal(await asked(page), 'resize:width=1600,thermal:palette=inferno,output:format=original')
    t.equal(await pressed(page), 'Resize', 'a drag is no click')

    await page.getByRole('button', { name: 'Leave out Resize' }).click()
    t.equal(await shown(page), 'thermal:palette=inferno')
    await page.getByRole('button', { name: 'Remove Thermal' }).click()
    t.equal(await shown(page), '')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    t.equal(await shown(page), 'resize:width=1600,thermal:palette=inferno')
    await page.getByRole('button', { name: 'Redo' }).click()
    t.equal(await shown(page), 'thermal:palette=inferno')
  })

  t.test('built by keyboard alone', async (t) => {
    const page = await visit(url)
    const { press, reach } = stageOf(page)
    await reach('[value="thermal"]')
    await press('Space')
    await reach('[value="vintage"]')
    await press('Space')
    await page.getByRole('status').getByText('Vintage added.').waitFor()
    for (let back = 0; (await pressed(page, ':focus')) !== 'Vintage' && back < 200; back++) {
      await press('Shift+Tab')
    }
    await press('Alt+ArrowLeft')
    await page.getByRole('status').getByText('Vintage: now 1 of 2.').waitFor()
    t.equal(await shown(page), 'vintage,thermal')
    t.equal(await pressed(page, ':focus'), 'Vintage', 'the focus goes with it')
    await reach('#studio-vintage-fade')
    await press('ArrowUp')
    t.not(await shown(page), 'vintage,thermal')
    await reach('[data-key="again"]')
    await press('Control+z')
    t.equal(await shown(page), 'vintage,thermal')
    await press('Control+Shift+Z')
    await reach('[data-key="done"]')
    await press('Enter')
    t.equal(await page.locator('.settings').isVisible(), false)
  })

  t.test('built by touch', async (t) => {
    const page = await visit(url, { hasTouch: true, viewport: { width: 390, height: 844 } })
    const { touch } = stageOf(page)
    await page.getByLabel('Sepia', { exact: true }).tap()
    await page.getByLabel('Thermal', { exact: true }).tap()
    await page.evaluate('scrollTo(0, 0)')
    const from = await boxOf(page, 'Thermal')
    const to = await boxOf(page, 'Sepia')
    const middle = from.y + from.height / 2
    await touch('touchStart', [from.x + 20, middle])
    await touch('touchMove', [from.x - 20, middle])
    await touch('touchMove', [to.x + 4, middle])
    await touch('touchEnd')
    t.equal(await shown(page), 'thermal,sepia')
    await page.getByRole('button', { name: 'Leave out Sepia' }).tap()
    t.equal(await shown(page), 'thermal')
  })

  t.test('a treatment that was unticked comes back as it was', async (t) => {
    const page = await visit(url)
    const thermal = page.getByLabel('Thermal', { exact: true })
    await thermal.check()
    await page.getByLabel('arctic').check()
    await thermal.uncheck()
    t.equal(await shown(page), '')
    await thermal.check()
    t.equal(await shown(page), 'thermal:palette=arctic')
  })

  t.test('the text follows, and leads', async (t) => {
    const page = await visit(url)
    await page.getByText('Advanced').click()
    const text = page.getByRole('textbox', { name: 'Recipe' })
    await text.fill('crop:region=0.0.50.50,thermal:palette=arctic')
    t.same(await page.locator('.chip .name').allTextContents(), ['Crop', 'Thermal'])
    await page.getByRole('button', { name: 'Thermal', exact: true }).click()
    t.ok(await page.getByLabel('arctic').isChecked())
    await page.getByLabel('magma').check()
    t.equal(await text.inputValue(), 'crop:region=0.0.50.50,thermal:palette=magma')
    await text.fill('thermall')
    t.equal(await page.evaluate('editor.fault()'), 'There is no treatment “thermall”.')
    await text.fill('@thumb')
    t.same(await page.locator('.chip .name').allTextContents(), ['Resize'])
  })

  t.test('versions are recipes of their own, and presets make them', async (t) => {
    const page = await visit(url)
    await page.getByLabel('Sepia', { exact: true }).check()
    await page.getByRole('button', { name: 'New version' }).click()
    await page.getByText('Presets', { exact: true }).click()
    await page.getByRole('button', { name: 'Film noir' }).click()
    t.same(await page.evaluate('editor.recipes()'), [
      'sepia,output:format=original',
      'grayscale:weights=red-filter,curves:preset=strong-contrast,grain:amount=10,vignette:strength=0.8,output:format=original'
    ])
    await page.getByLabel('Name').fill('My noir')
    await page.getByRole('button', { name: 'Save as preset' }).click()
    await page.getByRole('button', { name: 'Version 1' }).click()
    await page.reload()
    await page.getByText('Presets', { exact: true }).click()
    await page.getByRole('button', { name: 'My noir', exact: true }).click()
    t.match(await shown(page), /^grayscale:weights=red-filter,curves/)
    await page.getByRole('button', { name: 'Remove My noir' }).click()
    t.equal(await page.getByRole('button', { name: 'My noir', exact: true }).count(), 0)
  })
})
