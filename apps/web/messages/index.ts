import type { Parameters, Problem } from '../problem.ts'
import type { PageWords } from './en.ts'
import * as en from './en.ts'
import * as es from './es.ts'

const messages = { en, es }

export type Language = keyof typeof messages
export const LANGUAGES = Object.keys(messages) as Language[]

/** What the pages say. */
export function pageWords(language: Language): PageWords {
  return messages[language].page
}

/** The problem's title and detail in that language. */
export function problemWords(problem: Problem, language: Language) {
  const { title, detail } = messages[language].problems[problem.code]
  return { title, detail: fill(detail, problem.parameters) }
}

function fill(text: string, parameters: Parameters): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? '?'))
}
