import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { lutNames } from '#lib/treatments/lut.ts'
import { paintCube, readCube } from '../../../apps/receiver/treatments/luts/cube.ts'
import { cubeText } from '../../../apps/receiver/treatments/luts/draw.ts'
import { looks } from '../../../apps/receiver/treatments/luts/looks.ts'
import { type Formula, matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

const FOLDER = join(import.meta.dirname, '../../../apps/receiver/treatments/luts')
const fileOf = (name: string) => readFile(join(FOLDER, `${name}.cube`), 'utf8')

/**
 * Tetrahedral interpolation as it is defined: a walk from the black corner of the cell to the
 * white one, the axis with the largest share first, each corner weighed by what is left of it.
 */
function byDefinition(text: string, strength: number): Formula {
  const points = text
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(' ').map(Number))
  const point = ([r = 0, g = 0, b = 0]: number[]) => points[r + 17 * g + 289 * b] as number[]
  return perPixel((colour) => {
    const places = colour.map((v) => (v / 255) * 16)
    const corner = places.map((place) => Math.min(15, Math.floor(place)))
    const shares = places.map((place, i) => place - (corner[i] as number))
    const walk = [0, 1, 2].sort((a, b) => (shares[b] as number) - (shares[a] as number))
    let sum = point(corner)
    for (const axis of walk) {
      const before = point(corner)
      corner[axis] = (corner[axis] as number) + 1
      const after = point(corner)
      sum = sum.map((v, i) => v + (shares[axis] as number) * ((after[i] ?? 0) - (before[i] ?? 0)))
    }
    return sum.map((v, i) => (colour[i] as number) * (1 - strength) + 255 * v * strength)
  })
}

for (const name of lutNames) {
  t.test(`the look ${name} of every kind of image`, async (t) => {
    t.equal(await fileOf(name), cubeText(name, looks[name]), 'the file is what our program draws')
    await matchesFormula(t, `lut:preset=${name}`, byDefinition(await fileOf(name), 1))
  })
}

t.test('half a look lies in the middle', async (t) => {
  await matchesFormula(t, 'lut:strength=0.5', byDefinition(await fileOf('golden'), 0.5))
})

t.test('a look of strength 0 changes nothing', async (t) => {
  const image = await drawPng([
    [
      [1, 2, 3],
      [250, 0, 128]
    ]
  ])
  const made = await print(t, image, 'lut:preset=night;strength=0')
  t.same(await pixelsOf(made.bytes), [
    [1, 2, 3, 255],
    [250, 0, 128, 255]
  ])
})

t.test('reads the cube file of another program', (t) => {
  const swap = ['# red and blue change places', 'TITLE "swap"', 'LUT_3D_SIZE 2', 'DOMAIN_MIN 0 0 0']
  for (const blue of [0, 1]) {
    for (const green of [0, 1]) for (const red of [0, 1]) swap.push(`${blue}.0 ${green} ${red}e0 `)
  }
  const picture = { width: 2, height: 1, frames: 1, gray: false, alpha: true, deep: false }
  const data = Buffer.from([10, 20, 30, 40, 255, 0, 7, 0])
  paintCube({ data, channels: 4, picture }, readCube(swap.join('\r\n')))
  t.same([...data], [30, 20, 10, 40, 7, 0, 255, 0])
  t.throws(() => readCube('LUT_3D_SIZE 2\n0 0 0\n'), { message: /3 samples, not 3 · 2³/ })
  t.end()
})
