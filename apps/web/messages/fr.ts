export * from './fr/page.ts'
export * from './fr/problems.ts'
