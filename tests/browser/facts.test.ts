import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { developed, openPages } from '../support/pages/pages.ts'

const metadata = {
  ...{ frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1 },
  ...{ exif: false, gps: false, icc: false, xmp: false, iptc: false, c2pa: false, gainMap: false },
  ...{ dominantColor: '#c83c1e', thumbHash: 'AAAA' }
}

t.test(
  'facts of the original that come after its prints are shown',
  { skip: noBrowser },
  async (t) => {
    const { app, plant } = await openPages(t)
    const { visit } = await openBrowser(t)
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const image = await plant({}, [developed])
    const page = await visit(url + image)
    await page.evaluate("document.documentElement.dataset.mark = 'yes'")
    t.equal(await page.getByText('Main colour').count(), 0)

    await app.images.writeMetadata(image.split('/').at(-1) ?? '', metadata)
    await page.getByText('Main colour').waitFor()
    t.ok(await page.evaluate("'mark' in document.documentElement.dataset"), 'without a reload')
  }
)
