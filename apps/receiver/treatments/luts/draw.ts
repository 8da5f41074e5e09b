import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lutNames } from '#lib/treatments/lut.ts'
import { type Colour, type Look, looks } from './looks.ts'

/** Points along each axis; the size that cameras and editors accept most widely. */
const SIZE = 17
const DECIMALS = 4

/** The text of a `.cube` file: Adobe's Cube LUT Specification 1.0, red changing fastest. */
export function cubeText(name: string, look: Look): string {
  const lines = [`TITLE "Revelado ${name}"`, `LUT_3D_SIZE ${SIZE}`]
  for (let blue = 0; blue < SIZE; blue++) {
    for (let green = 0; green < SIZE; green++) {
      for (let red = 0; red < SIZE; red++) {
        lines.push(line(look([red, green, blue].map((at) => at / (SIZE - 1)) as Colour)))
      }
    }
  }
  return `${lines.join('\n')}\n`
}

function line(colour: Colour): string {
  return colour
    .map((sample) =>
      Math.min(1, Math.max(0, sample))
        .toFixed(DECIMALS)
        .replace(/\.?0+$/, '')
    )
    .join(' ')
}

if (import.meta.main) {
  for (const name of lutNames) {
    await writeFile(join(import.meta.dirname, `${name}.cube`), cubeText(name, looks[name]))
  }
}
