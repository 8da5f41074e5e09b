import type { Failure, ProblemParameters, ReasonParameters } from '#lib/failures/failure.ts'
import { writeBytes, writeNumber } from './numbers.ts'

/** Formats values for the language of the sentence. */
export type Writer = {
  number(value: number): string
  bytes(value: number): string
  list(items: readonly string[]): string
  /** `a, b or c` */
  either(items: readonly string[]): string
  failure(failure: Failure): string
}

/**
 * `{name}` inserts a parameter, `{name:bytes}` a number of bytes, `{limit.allowed}` a member of a
 * parameter.
 */
type Text<Parameters> = string | ((parameters: Parameters, write: Writer) => string)

export type Titled<All> = { [Code in keyof All]: { title: string; detail: Text<All[Code]> } }
export type Sentences<All> = { [Code in keyof All]: Text<All[Code]> }

/** The words of one language for every failure. The type check finds those that are missing. */
export type FailureWords = Titled<ProblemParameters> & Sentences<ReasonParameters>

const BLANK = /\{([\w.]+)(:bytes)?\}/g

/** The failure in one or more sentences. */
export function wordFailure(failure: Failure, words: FailureWords, language: string): string {
  const { code, parameters } = failure
  const found: FailureWords[typeof code] | undefined = words[code]
  // a stored state may come from a release with more codes
  if (found === undefined) return code
  const text = typeof found === 'object' ? found.detail : found
  const write = writerOf(words, language)
  if (typeof text === 'string') return fill(text, parameters, write)
  try {
    return text(parameters as never, write)
  } catch {
    // or with other parameters
    return code
  }
}

function writerOf(words: FailureWords, language: string): Writer {
  return {
    number: (value) => writeNumber(language, value),
    bytes: (value) => writeBytes(language, value),
    list: (items) => items.join(', '),
    either: (items) => new Intl.ListFormat(language, { type: 'disjunction' }).format(items),
    failure: (failure) => wordFailure(failure, words, language)
  }
}

function fill(text: string, parameters: object, write: Writer): string {
  return text.replace(BLANK, (_, path: string, bytes?: string) => {
    const value = valueAt(parameters, path)
    if (typeof value === 'number') return bytes ? write.bytes(value) : write.number(value)
    if (Array.isArray(value)) return write.list(value)
    return isFailure(value) ? write.failure(value) : String(value ?? '?')
  })
}

function valueAt(parameters: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      parameters
    )
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value
}
