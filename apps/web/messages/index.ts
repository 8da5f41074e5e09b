import type { Parameters, Problem } from '../problem.ts'
import type { PageWords } from './en.ts'
import * as en from './en.ts'
import * as es from './es.ts'
import * as fr from './fr.ts'
import { writeBytes, writeNumber } from './numbers.ts'

const messages = { en, es, fr }

export type Language = keyof typeof messages
export type { PageWords }
export const LANGUAGES = Object.keys(messages) as Language[]

export function inEachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as never
}

/** What the pages say. */
export function pageWords(language: Language): PageWords {
  return messages[language].page
}

/** The problem's title and detail in that language. */
export function problemWords(problem: Problem, language: Language) {
  const { title, detail } = messages[language].problems[problem.code]
  return { title, detail: fill(detail, problem.parameters, language) }
}

/** `{name}` is a parameter, `{name:bytes}` one that counts bytes. */
function fill(text: string, parameters: Parameters, language: Language): string {
  return text.replace(/\{(\w+)(:bytes)?\}/g, (_, name: string, bytes?: string) => {
    const value = parameters[name] ?? '?'
    if (typeof value === 'string') return value
    return bytes ? writeBytes(language, value) : writeNumber(language, value)
  })
}
