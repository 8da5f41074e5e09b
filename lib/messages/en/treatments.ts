import type { StepWords } from '../step-words.ts'
import { adjustments } from './treatments/adjustments.ts'
import { output } from './treatments/output.ts'
import { shape } from './treatments/shape.ts'
import { sheet } from './treatments/sheet.ts'
import { texture } from './treatments/texture.ts'
import { toning } from './treatments/toning.ts'

export const treatments: StepWords = {
  ...toning,
  ...adjustments,
  ...shape,
  ...texture,
  ...sheet,
  output
}
