import type { Step } from './recipe.ts'

/** The images that these steps draw over another one. */
export function watermarkIds(steps: Step[]): string[] {
  return steps.flatMap((step) => (step.name === 'watermark-image' ? [step.parameters.image] : []))
}
