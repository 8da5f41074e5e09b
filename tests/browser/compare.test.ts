import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { stageOf } from '../support/browser/stage.ts'
import { createClient } from '../support/http/client.ts'
import { drawPng, scene } from '../support/images/pixels.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'

const RENDERING = 'getComputedStyle(document.querySelector(".stage .over img")).imageRendering'

const fry = { name: 'fry.png', bytes: await drawPng(scene(120, 80)) }

t.test('a print is held beside its original', { skip: noBrowser }, async (t) => {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  const { receiver } = await darkroom.start()
  const client = createClient(darkroom.url)
  const id = await client.accepted(fry, 'grayscale')
  await client.ask(id, 'rotate')
  await client.settled(id)
  const url = `${darkroom.url}/images/${id}`

  t.test('with the keyboard alone', async (t) => {
    const page = await visit(url)
    const { press, reach, hasFocus, zoom, places } = stageOf(page)
    await reach('[data-compare]')
    await press('Enter')
    await page.getByRole('dialog', { name: 'Original and print' }).waitFor()

    t.ok(await hasFocus('[type=range]'), 'the slider is at hand at once')
    const seam = page.getByRole('slider', { name: 'Comparison slider' })
    await press('ArrowRight', 'ArrowRight')
    t.equal(await seam.getAttribute('aria-valuetext'), '52% original, 48% print')
    await press('Home')
    t.equal(await seam.getAttribute('aria-valuetext'), '0% original, 100% print')

    await reach('select')
    await press('r')
    await page.locator('.stage .over .edge', { hasText: 'Rotate' }).waitFor()
    await page.getByText('Different proportions').waitFor()

    await reach('[name=view]')
    await press('ArrowRight')
    t.ok(await page.locator('.stage').getByLabel('Side by side').isChecked())
    await reach('.stage .plates')
    const fitted = await zoom()
    await press('+', '+')
    t.ok((await zoom()) > fitted)
    await press('1')
    t.equal(await zoom(), 100)
    await press(...'+'.repeat(12))
    const [before, beside] = await places()
    t.same(before, beside, 'both pictures lie alike')
    await press('ArrowLeft')
    const [after, besideAfter] = await places()
    t.ok(after.x > before.x, 'and are moved')
    t.same(after, besideAfter, 'together')
    await press('0')
    t.equal(await zoom(), fitted)

    await page.emulateMedia({ media: 'print' })
    t.notOk(await page.locator('.stage').isVisible(), 'paper shows the page')
    await page.emulateMedia({ media: 'screen' })

    await press('Escape')
    t.equal(await page.getByRole('dialog').count(), 0)
    t.ok(await hasFocus('[data-compare]'), 'back where it began')
  })

  t.test('a mouse drags the seam anywhere, and the picture once it is large', async (t) => {
    const page = await visit(url)
    const { zoom, places, boxOf } = stageOf(page)
    await page.getByRole('button', { name: 'Compare: Grayscale' }).click()
    const { x, y, width } = await boxOf('.stage .plates')
    const picture = await boxOf('.stage .over img')
    const seam = page.getByRole('slider')
    await page.mouse.move(x + width * 0.8, y + 60)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.6, y + 60)
    await page.mouse.move(picture.x + picture.width / 4, y + 60)
    await page.mouse.up()
    t.equal(await seam.inputValue(), '25')
    const line = await boxOf('.stage .seam')
    t.ok(Math.abs(line.x - (picture.x + picture.width / 4)) < 2, 'the line is where the mouse is')

    await page.mouse.move(x + width * 0.5, y + 60)
    await page.mouse.wheel(0, -1200)
    await page.waitForFunction("document.querySelector('.stage').matches('.squares')")
    t.ok((await zoom()) >= 200)
    t.equal(await page.evaluate(RENDERING), 'pixelated')
    const [before] = await places()
    await page.mouse.down()
    await page.mouse.move(x + width * 0.6, y + 60)
    await page.mouse.up()
    const [after, print] = await places()
    t.ok(Math.abs(after.x - before.x - width * 0.1) <= 1, 'the picture goes with the mouse')
    t.same(after, print, 'both of them')
    t.equal(await seam.inputValue(), '25', 'the seam stays')
  })

  t.test('fingers drag the seam, and pinch', async (t) => {
    const page = await visit(url, { hasTouch: true, viewport: { width: 360, height: 720 } })
    const { zoom, boxOf, touch } = stageOf(page)
    await page.locator('[data-compare]').first().tap()
    const picture = await boxOf('.stage .over img')
    const y = picture.y + picture.height / 2
    const middle = picture.x + picture.width / 2
    await touch('touchStart', [middle, y])
    await touch('touchMove', [picture.x + picture.width * 0.75, y])
    await touch('touchEnd')
    t.equal(await page.getByRole('slider').inputValue(), '75')

    const fitted = await zoom()
    await touch('touchStart', [middle - 20, y], [middle + 20, y])
    await touch('touchMove', [middle - 60, y], [middle + 60, y])
    await touch('touchEnd')
    t.ok(Math.abs((await zoom()) - 3 * fitted) <= 3, 'thrice as far apart, thrice as large')
    t.equal(await page.evaluate('visualViewport.scale'), 1, 'the page itself stays')
  })

  t.test('without scripts there is no stage, and no button for it', async (t) => {
    const page = await visit(url, { javaScriptEnabled: false })
    t.equal(await page.getByRole('link', { name: /Download/ }).count(), 3)
    t.equal(await page.getByRole('button', { name: /Compare|Copy/ }).count(), 0)
    t.equal(await page.locator('.stage').count(), 0)
  })

  t.test('a print that comes while the stage is open can be chosen', async (t) => {
    const page = await visit(url)
    await receiver.stop()
    await page.getByRole('checkbox', { name: 'Negative' }).check()
    await page.getByRole('button', { name: 'Develop' }).click()
    await page.getByText(/Next|Number \d in line/).waitFor()
    await page.getByRole('button', { name: 'Compare: Rotate' }).click()
    await page.getByRole('dialog').waitFor()
    const prints = page.locator('#stage-print')
    t.equal(await prints.locator('option').count(), 2)

    darkroom.startReceiver()
    await prints.selectOption({ label: 'Negative (negative,output:format=original)' })
    await page.locator('.stage .over .edge', { hasText: 'Negative' }).waitFor()
  })
})
