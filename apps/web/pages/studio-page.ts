import type { Config } from '#lib/config.ts'
import { type Language, pageWords } from '#lib/messages/index.ts'
import { paletteStops } from '#lib/treatments/parameters/palettes.ts'
import { acceptedFiles } from './home-page.ts'

/** Colours differences the way a thermal camera colours heat. */
export const PALETTE = paletteStops('ironbow').join(' ')

/** What the stage is laid out by; a page that has it loads them too. */
export const STUDIO_STYLES = ['compare', 'chain', 'studio']

/** The stage without a photograph, for a page that has just got one. */
export function studioPage(language: Language, config: Config) {
  return {
    language,
    title: pageWords(language).siteTitle,
    styles: STUDIO_STYLES,
    palette: PALETTE,
    accept: acceptedFiles(config),
    name: ''
  }
}
