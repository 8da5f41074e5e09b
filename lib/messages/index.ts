import type { Failure, ProblemCode } from '#lib/failures/failure.ts'
import type { PageWords } from './en/index.ts'
import * as en from './en/index.ts'
import * as es from './es/index.ts'
import { wordFailure } from './failure-words.ts'
import * as fr from './fr/index.ts'
import type { StepWords } from './step-words.ts'

const messages = { en, es, fr }

export type Language = keyof typeof messages
export type { PageWords }
export const LANGUAGES = Object.keys(messages) as Language[]

/** Calls `make` once per language, when it is first needed: all at start would delay everybody. */
export function inEachLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return (language) => {
    const one = made.get(language) ?? make(language)
    made.set(language, one)
    return one
  }
}

export function pageWords(language: Language): PageWords {
  return messages[language].page
}

/** Labels of the recipes that every darkroom has. */
export function shippedLabels(language: Language) {
  return messages[language].recipes
}

/** Loaded separately: they are as many again, and only the catalogue needs them. */
export async function loadStepWords(): Promise<Record<Language, StepWords>> {
  const read = LANGUAGES.map(async (language) => [language, await messages[language].loadSteps()])
  return Object.fromEntries(await Promise.all(read))
}

/** The failure as a sentence in that language. */
export function failureWords(failure: Failure, language: Language): string {
  return wordFailure(failure, messages[language].failures, language)
}

/** The problem's title and detail in that language. */
export function problemWords(problem: Failure<ProblemCode>, language: Language) {
  const { title } = messages[language].failures[problem.code]
  return { title, detail: failureWords(problem, language) }
}
