import { catalogue } from '#lib/messages/catalogue.ts'
import {
  failureWords,
  LANGUAGES,
  type Language,
  pageWords,
  problemWords,
  shippedLabels
} from '#lib/messages/index.ts'
import { allFailures, allProblems } from '../failures/samples.ts'
import { textsOf } from './texts.ts'

/** Function words of each language that the others do not have. */
const FUNCTION_WORDS: Record<Language, string[]> = {
  en: words(`the is are was were be been and of with this that these it its has have had from by at
    an than for to as your you which there here into they them when what who how one only`),
  es: words(`el los las una unos unas está están con por para del al lo su sus esta estas este ese
    esa ningún ninguna hay muy más pero como sin aquí ya fue puede tiene`),
  fr: words(`les des du une est sont dans pour pas qui ne au aux ce cette ces ses avec il elle
    ou et peut été n`)
}

/** All words in the texts of a language. */
const vocabulary = new Map(LANGUAGES.map((language) => [language, vocabularyOf(language)]))

/** The words of the text that belong to another language. */
export function foreignWords(text: string, language: Language): string[] {
  const own = vocabulary.get(language) ?? new Set()
  const others = LANGUAGES.filter((one) => one !== language)
  return words(text).filter((word) =>
    others.some(
      (other) =>
        FUNCTION_WORDS[other].includes(word) || (vocabulary.get(other)?.has(word) && !own.has(word))
    )
  )
}

function vocabularyOf(language: Language): Set<string> {
  const texts = [
    ...textsOf(pageWords(language)).map(([, text]) => text),
    ...textsOf(catalogue(language)).map(([, text]) => text),
    ...allFailures.map((failure) => failureWords(failure, language)),
    ...allProblems.map((problem) => problemWords(problem, language).title),
    ...textsOf(shippedLabels(language)).map(([, text]) => text)
  ]
  return new Set(texts.flatMap(words))
}

/** In lower case. Single letters, such as the l of l’image, say nothing about the language. */
function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
}
