import sharp from 'sharp'
import t from 'tap'
import { plan } from '../../../apps/receiver/pipeline/plan.ts'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { draw, drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

const sideways = (width: number, height: number): [number, number] => [height, width]

const turns = {
  rotate: perFrame(sideways, (at, x, y, _, height) => at(y, height - 1 - x)),
  'rotate:angle=180': perFrame(sameSize, (at, x, y, width, height) =>
    at(width - 1 - x, height - 1 - y)
  ),
  'rotate:angle=-90': perFrame(sideways, (at, x, y, width) => at(width - 1 - y, x)),
  'rotate:angle=360': perFrame(sameSize, (at, x, y) => at(x, y))
}

for (const [recipe, formula] of Object.entries(turns)) {
  t.test(`${recipe} turns every kind of image clockwise`, (t) => matchesFormula(t, recipe, formula))
}

t.test('the size between right angles is known before the pixels are', async (t) => {
  for (const [wide, high] of [
    [20, 10],
    [1, 1],
    [2, 2],
    [7, 23]
  ] as const) {
    const image = await drawPng(scene(wide, high))
    for (const angle of [1, 30, 45, 89.5, 123.4, -7, 271]) {
      const { inspection, width, height } = await print(t, image, `rotate:angle=${angle}`)
      const radians = (Math.abs(angle) * Math.PI) / 180
      const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))]
      const box = {
        width: Math.round(wide * cos + high * sin),
        height: Math.round(wide * sin + high * cos)
      }
      t.strictSame({ width, height }, box, `${wide} × ${high} by ${angle}`)
      t.match(plan(inspection.start, inspection.operations).at(-1)?.end, box, 'foreseen')
    }
  }
})

t.test('new corners are transparent, or of the given colour', async (t) => {
  const gray = await draw(scene(40, 40, 1))
    .toColourspace('b-w')
    .png()
    .toBuffer()
  const [clear] = await pixelsOf((await print(t, gray, 'rotate:angle=45')).bytes)
  t.equal(clear?.[3], 0)
  const asked = 'rotate:angle=45;background=ff8000'
  t.strictSame((await pixelsOf((await print(t, gray, asked)).bytes))[0], [255, 128, 0, 255])
})

t.test('a plain image tilted is plain in its middle', async (t) => {
  const plain = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => [10, 200, 90]))
  const { bytes, width, height } = await print(t, await drawPng(plain), 'rotate:angle=33')
  const pixels = await pixelsOf(bytes)
  t.strictSame(pixels[Math.floor(height / 2) * width + Math.floor(width / 2)], [10, 200, 90, 255])
})

t.test('an animation is turned frame by frame, by any angle', async (t) => {
  const strip = await draw([...scene(40, 30), ...scene(40, 30).reverse()])
    .raw()
    .toBuffer()
  const raw = { width: 40, height: 60, channels: 3 as const, pageHeight: 30 }
  const gif = await sharp(strip, { raw })
    .gif({ delay: [50, 50] })
    .toBuffer()
  const made = await print(t, gif, 'rotate:angle=90,output:format=gif')
  t.match(made, { width: 30, height: 40 })
  t.equal((await sharp(made.bytes).metadata()).pages, 2)
  const tilted = await print(t, gif, 'rotate:angle=10,output:format=webp')
  t.equal((await sharp(tilted.bytes).metadata()).pages, 2)
})

t.test('edges keep their colour, however transparent they are', async (t) => {
  for (const colour of [[10, 200, 90], [10, 200, 90, 255], [180], [180, 255]]) {
    const plain = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => colour))
    const { bytes } = await print(t, await drawPng(plain), 'rotate:angle=20')
    const [asked] = await pixelsOf(await drawPng([[colour]]))
    const edges = (await pixelsOf(bytes)).filter(([, , , alpha = 0]) => alpha >= 16 && alpha < 255)
    t.ok(edges.length > 20)
    const off = edges.flatMap((pixel) =>
      [0, 1, 2].map((c) => Math.abs((pixel[c] as number) - (asked?.[c] as number)))
    )
    t.ok(Math.max(...off) <= 2, `${colour}: ${Math.max(...off)}`)
  }
})
