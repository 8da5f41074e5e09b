import t from 'tap'
import { drawPng, pixelsOf, print } from '../../support/pixels.ts'

const ramp = await drawPng([Array.from({ length: 256 }, (_, light) => [light])])

/** What some levels of light become, from the tables that the palettes were taken from. */
const published: Record<string, Record<number, string>> = {
  // entries 0, 144, 288 and 432 of FLIR's 433
  ironbow: { 0: '00000a', 85: 'bb0593', 170: 'f88c00', 255: 'fffff6' },
  // matplotlib.colormaps['inferno'].colors
  inferno: { 0: '000004', 5: '02020c', 100: '902568', 200: 'fb9d07', 255: 'fcffa4' },
  'white-hot': { 0: '000000', 1: '010101', 128: '808080', 255: 'ffffff' },
  'black-hot': { 0: 'ffffff', 1: 'fefefe', 128: '7f7f7f', 255: '000000' },
  // colorsys.hsv_to_rgb(2 / 3 * (1 - level / 255), 1, 1)
  rainbow: { 0: '0000ff', 51: '00ccff', 102: '00ff66', 128: '02ff00', 204: 'ffcc00', 255: 'ff0000' }
}

for (const [palette, levels] of Object.entries(published)) {
  t.test(`${palette} has its published colours`, async (t) => {
    const pixels = await pixelsOf((await print(t, ramp, `thermal:palette=${palette}`)).bytes)
    for (const [level, colour] of Object.entries(levels)) {
      t.same(pixels[Number(level)], [...Buffer.from(colour, 'hex'), 255], `level ${level}`)
    }
  })
}

t.test('no palette jumps between two levels of light', async (t) => {
  for (const palette of Object.keys(published)) {
    const pixels = await pixelsOf((await print(t, ramp, `thermal:palette=${palette}`)).bytes)
    const steps = pixels.slice(1).map((pixel, i) => {
      return Math.max(...pixel.map((sample, c) => Math.abs(sample - (pixels[i]?.[c] as number))))
    })
    t.ok(Math.max(...steps) <= 12, `${palette}: ${Math.max(...steps)}`)
  }
})

t.test('a colour gets the colour of its light', async (t) => {
  const image = await drawPng([
    [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255]
    ]
  ])
  const { bytes } = await print(t, image, 'thermal:palette=white-hot')
  const light = (await pixelsOf(bytes)).map(([red]) => red)
  t.same(light, [127, 220, 76], 'as libvips weighs red, green and blue')
})

t.test('alpha stays as it was, in colours and in gray', async (t) => {
  const colours = [
    [255, 255, 255, 0],
    [0, 0, 0, 7],
    [255, 255, 255, 255]
  ]
  const grays = colours.map(([light, , , alpha]) => [light as number, alpha as number])
  for (const image of [await drawPng([colours]), await drawPng([grays])]) {
    const { bytes } = await print(t, image, 'thermal:palette=black-hot')
    t.same(await pixelsOf(bytes), [
      [0, 0, 0, 0],
      [255, 255, 255, 7],
      [0, 0, 0, 255]
    ])
  }
})
