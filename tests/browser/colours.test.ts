import sharp from 'sharp'
import t from 'tap'
import { launchBrowser, noBrowser } from '../support/browser/browser.ts'
import { pictures, type Shown } from '../support/images/as-browsers-show.ts'
import { printIn } from '../support/images/pixels.ts'

/** What a browser makes of a picture, as RGBA: in base64, since arrays travel slowly. */
type Seen = { width: number; height: number; rgba: string }

/** Runs in the page, without types of the DOM. */
const DRAW = `async (url) => {
  const image = Object.assign(document.createElement('img'), { src: url })
  await image.decode()
  const { naturalWidth: width, naturalHeight: height } = image
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, rgba: btoa(String.fromCharCode(...data)) }
}`

t.test('prints show what Chromium shows of the original', { skip: noBrowser }, async (t) => {
  const all = await pictures()
  t.ok(all.length >= 400, `${all.length} pictures`)
  const browser = await launchBrowser()
  t.teardown(() => browser.close())
  const page = await browser.newPage()
  const folder = t.testdir()
  for (const picture of all) {
    const { name, mediaType, bytes, tolerance } = picture
    const url = `data:${mediaType};base64,${bytes.toString('base64')}`
    const seen: Seen = await page.evaluate(`(${DRAW})('${url}')`)
    const print = await printIn(folder, bytes, 'output')
    const { width, height, rgba } = await printed(print.bytes)
    t.strictSame([width, height], [seen.width, seen.height], `${name}: size`)
    const difference = meanDifference(rgba, Buffer.from(seen.rgba, 'base64'))
    if (difference > tolerance) t.fail(`${name}: ${difference.toFixed(1)} of 255`)
  }
})

async function printed(bytes: Shown['bytes']) {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgba: data }
}

/** Of alpha, and of the colours of what is not transparent. */
function meanDifference(ours: Uint8Array, theirs: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < ours.length; i++) {
    if (i % 4 < 3 && ours[i | 3] === 0) continue
    sum += Math.abs((ours[i] as number) - (theirs[i] as number))
  }
  return sum / ours.length
}
