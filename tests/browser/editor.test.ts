import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { serveEditor } from '../support/browser/editor-page.ts'
import { faultsOf } from '../support/browser/faults.ts'
import { stageOf } from '../support/browser/stage.ts'
import { waitFor } from '../support/wait-for.ts'

const WATERMARK = 'watermark:text=~C2~A9~20Ana~2C~202026'

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

const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const shown = (page: Page) => page.evaluate<string>('editor.shown()')
const asked = (page: Page) => page.evaluate<string>('editor.recipes()[0]')
const pressed = (page: Page, and = '') =>
  page.evaluate(`document.querySelector('.name[aria-pressed="true"]${and}')?.textContent`)

async function boxOf(page: Page, name: string) {
  return (await chip(page, name).boundingBox()) ?? fail()
}

function fail(): never {
  throw new Error('it is not to be seen')
}
