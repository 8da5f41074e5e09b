import type { Config } from '#lib/config.ts'
import { type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeBytes, writeNumber } from '#lib/messages/numbers.ts'
import { HOUR_MS } from '#lib/units.ts'
import { FOUNDING_RECIPE } from '../recipes/read-recipes.ts'
import { type Extras, readFormats } from '../uploads/measure/measure-image.ts'
import { formatName } from './format-name.ts'
import { choices } from './recipes/recipe-form.ts'

/** `closed`: no images can be accepted at the moment. */
export function homePage(language: Language, config: Config, { closed }: { closed: boolean }) {
  const words = pageWords(language)
  const size = writeBytes(language, config.maxUploadBytes)
  return {
    language,
    title: words.siteTitle,
    isPublic: true,
    styles: ['controls', 'recipe-form', 'home', 'upload'],
    script: 'pages/home.js',
    files: {
      accept: acceptedFiles(config),
      several: config.maxFiles > 1,
      maxBytes: config.maxUploadBytes,
      formats: words.formats(readFormats(config).map(formatName).join(', ')),
      limits: words.limits(config.maxFiles, size),
      each: words.upload.each(size),
      tooLarge: words.tooLarge(size)
    },
    closed: closed ? words.closed : undefined,
    kept: keptFor(language, config, words),
    form: choices(language, { named: config.recipes, ticked: [FOUNDING_RECIPE] })
  }
}

/** For the `accept` attribute of a file input. */
export function acceptedFiles(extras: Extras): string {
  return readFormats(extras)
    .map((format) => `image/${format}`)
    .join(',')
}

/**
 * How long images are kept. On a local disk that is only as long as the disk lasts: on a Heroku
 * dyno, at most a day.
 */
function keptFor(language: Language, config: Config, words: PageWords): string {
  const hours = config.retentionMs / HOUR_MS
  const one = new Intl.PluralRules(language).select(hours) === 'one'
  const time = words.hours(writeNumber(language, hours), one)
  return isOnDisk(config) ? words.keptOnDisk(time) : words.kept(time)
}

export function isOnDisk({ storage }: Pick<Config, 'storage'>): boolean {
  return storage.startsWith('file:')
}
