export * from './page.ts'
export * from './problems.ts'
