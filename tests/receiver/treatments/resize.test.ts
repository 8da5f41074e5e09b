import t from 'tap'
import { plan } from '../../../apps/receiver/pipeline/plan.ts'
import {
  drawPng,
  lightOf,
  pixelsOf,
  pngColourType,
  print,
  scene
} from '../../support/images/pixels.ts'

const RGB = 2
const landscape = await drawPng(scene(60, 40))

/** What 60 × 40 becomes. */
const sizes: Record<string, [width: number, height: number]> = {
  'width=30': [30, 20],
  'height=10': [15, 10],
  'width=30;height=30': [30, 20],
  'width=30;height=10': [15, 10],
  'width=7': [7, 5],
  'width=1': [1, 1],
  'width=60': [60, 40],
  'width=600': [60, 40],
  'width=90;enlarge=true': [90, 60],
  'width=90;height=90;enlarge=true': [90, 60],
  'width=30;height=30;fit=outside': [45, 30],
  'width=90;height=30;fit=outside': [60, 40],
  'width=90;height=30;fit=outside;enlarge=true': [90, 60],
  'width=30;height=30;fit=fill': [30, 30],
  'width=90;height=30;fit=fill': [60, 30],
  'width=90;height=30;fit=fill;enlarge=true': [90, 30],
  'width=30;fit=fill': [30, 20],
  'width=30;height=30;fit=cover': [30, 30],
  'width=90;height=30;fit=cover': [60, 30],
  'width=90;height=30;fit=cover;enlarge=true': [90, 30],
  'height=20;fit=cover': [30, 20],
  'width=30;height=30;fit=contain': [30, 30],
  'width=90;height=90;fit=contain': [90, 90],
  'width=30;fit=contain': [30, 20]
}

t.test('the print has the requested size, and is only enlarged on request', async (t) => {
  for (const [size, [width, height]] of Object.entries(sizes)) {
    const made = await print(t, landscape, `resize:${size}`)
    t.match(made, { width, height }, size)
    t.equal(made.bytes.readUInt32BE(16), width, `${size}: the width in the PNG`)
    t.equal(made.bytes.readUInt32BE(20), height, `${size}: the height in the PNG`)
  }
})

const left = [200, 30, 30]
const middle = [30, 200, 30]
const right = [30, 30, 200]
const flag = await drawPng(
  Array.from({ length: 10 }, () => [
    ...Array(20).fill(left),
    ...Array(20).fill(middle),
    ...Array(20).fill(right)
  ])
)

t.test('cover cuts off as much on either side', async (t) => {
  const { bytes } = await print(t, flag, 'resize:width=10;height=10;fit=cover')
  const pixels = await pixelsOf(bytes)
  t.strictSame(pixels, Array(100).fill([...middle, 255]))
})

t.test('contain pads with transparency, above and below or at both sides', async (t) => {
  const { bytes } = await print(t, flag, 'resize:width=60;height=14;fit=contain')
  const rows = Array.from({ length: 14 }, (_, y) => y)
  const pixels = await pixelsOf(bytes)
  const clear = rows.filter((y) => pixels[y * 60]?.[3] === 0)
  t.same(clear, [0, 1, 12, 13])
  t.same(pixels[2 * 60], [...left, 255], 'the photograph is what it was')
  t.same(pixels.at(-1), [0, 0, 0, 0])
})

t.test('contain without anything to pad adds no alpha', async (t) => {
  const { bytes } = await print(t, flag, 'resize:width=30;height=5;fit=contain')
  t.equal(pngColourType(bytes), RGB)
})

t.test('fill distorts and keeps everything', async (t) => {
  const { bytes } = await print(t, flag, 'resize:width=60;height=2;fit=fill')
  const pixels = await pixelsOf(bytes)
  t.same(pixels[0], [...left, 255])
  t.same(pixels[30], [...middle, 255])
  t.same(pixels[59], [...right, 255])
})

t.test('reducing takes the mean of pixels, not a selection', async (t) => {
  const stripes = await drawPng(
    Array.from({ length: 64 }, (_, y) => Array.from({ length: 64 }, () => [y % 2 ? 200 : 100]))
  )
  const { bytes } = await print(t, stripes, 'resize:width=8')
  const light = (await lightOf(bytes)).slice(16, 48)
  t.ok(Math.max(...light) <= 152 && Math.min(...light) >= 148, `${light}`)
})

t.test('transparent pixels give none of their colour to their neighbours', async (t) => {
  const rows = Array.from({ length: 8 }, () =>
    Array.from({ length: 8 }, (_, x) => (x % 2 ? [255, 0, 0, 0] : [0, 0, 255, 255]))
  )
  const { bytes } = await print(t, await drawPng(rows), 'resize:width=4')
  const mixed = (await pixelsOf(bytes)).filter(
    ([red = 255, , blue = 0, alpha = 255]) => red >= 3 || blue <= 250 || alpha >= 200
  )
  t.strictSame(mixed, [])
})

const hasAlpha = (png: Buffer) => pngColourType(png) !== RGB

t.test('every print of every image has the predicted size', async (t) => {
  for (let i = 1; i <= 150; i++) {
    const image = await drawPng(scene(1 + ((i * 37) % 71), 1 + ((i * 53) % 67), i % 2 ? 3 : 4))
    const width = 1 + ((i * 29) % 80)
    const height = 1 + ((i * 43) % 80)
    const fit = ['inside', 'outside', 'cover', 'contain', 'fill'][i % 5]
    const recipe = `resize:width=${width};height=${height};fit=${fit};enlarge=${i % 3 === 0}`
    const { width: wide, height: high, bytes, inspection } = await print(t, image, recipe)
    const foreseen = plan(inspection.start, inspection.operations).at(-1)?.end
    t.match(foreseen, { width: wide, height: high, alpha: hasAlpha(bytes) }, recipe)
  }
})
