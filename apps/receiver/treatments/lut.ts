import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parameters } from '#lib/treatments/index.ts'
import type { LutName } from '#lib/treatments/lut.ts'
import { toRgb } from '../colour/to-rgb.ts'
import type { Operation } from '../pipeline/operation.ts'
import { type Cube, paintCube, readCube, weaken } from './luts/cube.ts'

const FOLDER = join(import.meta.dirname, 'luts')

const cubes = new Map<LutName, Cube>()

export function lut({ preset, strength }: Parameters<'lut'>): Operation[] {
  return [
    toRgb,
    {
      paint: async (pixels) => {
        paintCube(pixels, weaken(await cubeOf(preset), strength))
        return pixels
      }
    }
  ]
}

async function cubeOf(name: LutName): Promise<Cube> {
  const cube = cubes.get(name) ?? readCube(await readFile(join(FOLDER, `${name}.cube`), 'utf8'))
  cubes.set(name, cube)
  return cube
}
