import type { StepWords } from '#lib/messages/step-words.ts'

/** Not run: the compiler fails when one of these errors no longer is one. */
const named = { label: 'Name', description: 'What it does.' }

// @ts-expect-error sigma and region have no words
export const missing: StepWords['blur'] = { ...named, parameters: {} }

export const superfluous: StepWords['sepia'] = {
  ...named,
  // @ts-expect-error sepia has no parameter of this name
  parameters: { amount: named, mood: named }
}

export const needless: StepWords['flip'] = {
  ...named,
  // @ts-expect-error flip has no parameters
  parameters: { angle: named }
}

// @ts-expect-error there is no such treatment
export const unknown = { snow: { ...named, parameters: {} } } satisfies Partial<StepWords>
