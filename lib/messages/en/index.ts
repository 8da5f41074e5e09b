export * from './failures/index.ts'
export * from './page.ts'
export * from './recipes.ts'

export const loadSteps = async () => (await import('./treatments.ts')).treatments
