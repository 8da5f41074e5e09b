import t from 'tap'
import { areaOf } from '#lib/treatments/parameters/places.ts'
import { readText } from '#lib/treatments/parameters/plain-text.ts'
import { watermark } from '#lib/treatments/watermark.ts'
import { bandAround, colourOf, levelOf, writeBand } from '../../public/studio/controls/levels.js'
import { readWords, writeWords } from '../../public/studio/controls/plain-text.js'
import {
  fitRatio,
  moveRegion,
  readRegion,
  resizeRegion,
  writeRegion
} from '../../public/studio/controls/region.js'
import { createScale, PLACES } from '../../public/studio/controls/slider-scale.js'

const SIZE = { width: 400, height: 200 }

t.test('words are written as the server writes them', async (t) => {
  for (const words of ['© Ana, 2026', 'a=b;c:d~e', '100 %', '日本 🎞', 'Ñandú_x-1.2']) {
    const text = writeWords(words)
    t.equal(watermark.parameters.parse({ text }).text, text, words)
    t.equal(readText(text), words)
    t.equal(readWords(text), words)
  }
  t.equal(readWords('broken~FF'), 'broken~FF')
})

t.test('a region is read and written in percents, or in pixels', async (t) => {
  t.same(readRegion('10p.20p.50p.40p', SIZE), { left: 0.1, top: 0.2, width: 0.5, height: 0.4 })
  t.same(readRegion('40.50.100.150', SIZE), { left: 0.1, top: 0.25, width: 0.25, height: 0.75 })
  const region = { left: 0.104, top: 0.2, width: 0.5, height: 0.004 }
  t.equal(writeRegion(region), '10p.20p.50p.1p')
  t.equal(writeRegion(region, SIZE), '42.40.200.1')
  t.same(areaOf(writeRegion(region, SIZE), SIZE), { left: 42, top: 40, width: 200, height: 1 })
  t.same(readRegion('nonsense', SIZE), { left: 0, top: 0, width: 1, height: 1 })
})

t.test('a region stays in the picture', async (t) => {
  const region = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 }
  t.same(moveRegion(region, { x: 9, y: -9 }), { ...region, left: 0.5, top: 0 })
  t.same(resizeRegion(region, 'se', { x: 9, y: 9 }), { ...region, width: 0.75, height: 0.75 })
  t.same(resizeRegion(region, 'nw', { x: -9, y: -9 }), {
    left: 0,
    top: 0,
    width: 0.75,
    height: 0.75
  })
  const narrow = resizeRegion(region, 'e', { x: -9, y: 5 })
  t.ok(narrow.width > 0 && narrow.width < 0.02 && narrow.height === 0.5, 'and never vanishes')
})

t.test('proportions hold, whichever edge is dragged', async (t) => {
  const region = { left: 0.3, top: 0.3, width: 0.2, height: 0.4 }
  for (const edges of ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']) {
    for (const by of [
      { x: 0.9, y: 0.9 },
      { x: -0.1, y: 0.05 },
      { x: -0.9, y: -0.9 }
    ]) {
      const { left, top, width, height } = resizeRegion(region, edges, { ...by, ratio: 0.5 })
      const inside = left > -1e-9 && top > -1e-9 && left + width < 1.001 && top + height < 1.001
      t.ok(inside && Math.abs(width / height - 0.5) < 1e-9, `${edges} by ${by.x}, ${by.y}`)
    }
  }
  const { left, top, width, height } = fitRatio({ left: 0.9, top: 0, width: 0.1, height: 1 }, 2)
  t.ok(left + width <= 1 && top >= 0 && Math.abs(width / height - 2) < 1e-9)
})

t.test('a slider reaches every end, and small values of a wide range', async (t) => {
  for (const range of [
    { minimum: 0, maximum: 1, type: 'number' },
    { minimum: -200, maximum: 200, type: 'number' },
    { minimum: 1, maximum: 16384, type: 'integer' },
    { minimum: 0, maximum: 16384, type: 'integer' },
    { minimum: 100, maximum: 100_000_000, type: 'integer' },
    { minimum: 0.3, maximum: 200, type: 'number' }
  ]) {
    const { valueAt, placeOf } = createScale(range)
    t.same([valueAt(0), valueAt(PLACES)], [range.minimum, range.maximum])
    t.same([placeOf(range.minimum), placeOf(range.maximum)], [0, PLACES])
    const middle = valueAt(500)
    t.ok(Math.abs(placeOf(middle) - 500) <= 5, `${middle}`)
  }
  t.equal(createScale({ minimum: 1, maximum: 16384, type: 'integer' }).valueAt(760), 1600)
  t.equal(createScale({ minimum: 0, maximum: 1, type: 'number' }).valueAt(333), 0.33)
})

t.test('levels are those that toning goes by', async (t) => {
  t.same([levelOf([0, 0, 0]), levelOf([255, 255, 255]), levelOf([128, 128, 128])], [0, 255, 128])
  // sRGB's relative luminance of red is 0.2126, whose level is 127
  t.equal(levelOf([255, 0, 0]), 127)
})

t.test('a band is of whole percents, the lower first', async (t) => {
  t.equal(writeBand({ low: 70.4, high: 85 }), '70-85')
  t.equal(writeBand({ low: 100, high: 100 }), '99-100')
  t.equal(writeBand({ low: -5, high: -5 }), '0-1')
  t.equal(bandAround(128), '47-53')
  t.equal(bandAround(255), '97-100')
})

t.test('the legend has the colours of the print', async (t) => {
  const look = { stops: ['000000', 'ffffff'], span: { low: 20, high: 80 }, marked: '00ff00' }
  t.same(
    [0, 63, 128, 201, 255].map((level) => colourOf(level, look)),
    [0, 20, 128, 250, 255].map((level) => `rgb(${level} ${level} ${level})`),
    'as tests of thermal:span=20-80 have them'
  )
  t.equal(colourOf(128, { ...look, isotherm: { low: 45, high: 55 } }), '#00ff00')
})
