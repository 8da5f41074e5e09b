import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import t from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { developed, openPages } from '../support/pages/pages.ts'
import { waitFor } from '../support/wait-for.ts'

type Box = { width: number; height: number; background: string; loaded: boolean }

const SIZES = [
  { width: 300, height: 2000 },
  { width: 2000, height: 300 },
  { width: 40, height: 60 }
]

t.test('a chequered ground shows what is transparent', { skip: noBrowser }, async (t) => {
  const pages = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await pages.app.listen({ host: '127.0.0.1', port: 0 })

  for (const size of SIZES) {
    t.test(`and nothing beside the picture: ${size.width} × ${size.height}`, async (t) => {
      const image = await plantTransparent(size)
      for (const path of [image, await pages.plantBatch(image)]) {
        const page = await visit(url + path)
        const { width, height, background } = await waitFor('the print', async () => {
          const box = await page.evaluate<Box>(BOX)
          return box.loaded && box
        })
        t.match(background, 'conic-gradient')
        const ratio = (width / height) * (size.height / size.width)
        t.ok(ratio > 0.98 && ratio < 1.02, `${path.split('/')[1]}: ${width} × ${height}`)
      }
    })
  }

  async function plantTransparent(size: { width: number; height: number }) {
    const background = { r: 200, g: 40, b: 40, alpha: 0.3 }
    const bytes = await sharp({ create: { ...size, channels: 4, background } })
      .png()
      .toBuffer()
    const image = await pages.plant(size, [{ ...developed, ...size, bytes: bytes.length }])
    const key = resultKey(image.split('/').at(-1) ?? '', 'grayscale')
    await pages.app.images.storage.create(key, (path) => writeFile(path, bytes))
    return image
  }
})

const BOX = `((img) => {
  const { width, height } = img.getBoundingClientRect()
  const background = getComputedStyle(img).backgroundImage
  return { width, height, background, loaded: img.naturalWidth > 0 }
})(document.querySelector('[alt="Grayscale print of fry.jpg"]'))`
