import type { Parameters } from '#lib/treatments/index.ts'
import { fromLinear, toLinear } from '../colour/srgb.ts'
import { byTables, tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

const DAYLIGHT = 1e6 / 6504

/** Scales the channels as if lit by a warmer or colder black body of equal luminance; `shift` in mired. */
export function temperature({ shift }: Parameters<'temperature'>): Operation[] {
  const before = blackBody(1e6 / DAYLIGHT)
  const after = blackBody(1e6 / (DAYLIGHT + shift))
  const gains = after.map((light, i) => light / (before[i] as number))
  const [red = 1, green = 1, blue = 1] = gains
  const brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const table = (gain: number) =>
    tableOf((sample) => fromLinear((toLinear(sample) * gain) / brightness))
  return byTables([table(red), table(green), table(blue)])
}

/** Linear sRGB of a black body, with the chromaticity by B. Kim and others (US patent 7024034). */
function blackBody(kelvin: number): number[] {
  const t = 1000 / kelvin
  const x =
    kelvin < 4000
      ? -0.2661239 * t ** 3 - 0.2343589 * t ** 2 + 0.8776956 * t + 0.17991
      : -3.0258469 * t ** 3 + 2.1070379 * t ** 2 + 0.2226347 * t + 0.24039
  const y =
    kelvin < 4000
      ? -0.9549476 * x ** 3 - 1.37418593 * x ** 2 + 2.09137015 * x - 0.16748867
      : 3.081758 * x ** 3 - 5.8733867 * x ** 2 + 3.75112997 * x - 0.37001483
  const [X, Z] = [x / y, (1 - x - y) / y]
  return [
    3.2406 * X - 1.5372 - 0.4986 * Z,
    -0.9689 * X + 1.8758 + 0.0415 * Z,
    0.0557 * X - 0.204 + 1.057 * Z
  ]
}
