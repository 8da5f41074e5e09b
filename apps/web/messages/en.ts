export * from './en/page.ts'
export * from './en/problems.ts'
