export * from './es/page.ts'
export * from './es/problems.ts'
