import type { Image } from '#lib/images/images.ts'
import type { Metadata } from '#lib/images/metadata.ts'
import { failureOf, type ResultState } from '#lib/images/result-state.ts'
import { failureWords, type Language, pageWords } from '#lib/messages/index.ts'
import { namedLabel } from '#lib/messages/named-recipes.ts'
import { writeBytes, writeDuration } from '#lib/messages/numbers.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import type { QueuePositions } from '../../live/queue-positions.ts'
import { recipeLabel } from '../../recipes/known-treatments.ts'
import { canBeHelped } from '../../results/can-be-helped.ts'
import { imageUrl, resultUrl } from '../../results/image-json.ts'
import { formatName } from '../format-name.ts'
import { besideOriginal, weightBeside, writeSize } from './beside-original.ts'
import { curlLine } from './curl-line.ts'
import { carriedList, factsOf } from './facts.ts'
import { isDisplayable, shownPicture, smallPicture } from './shown-picture.ts'

type Named = { language: Language; named: NamedRecipe[] }
type FigureOptions = Named & { queuePositions: QueuePositions }
type Picture = { format: string; width: number; height: number; bytes: number }

export function originalFigure(
  { id, original }: Image,
  metadata: Metadata | undefined,
  language: Language
) {
  const words = pageWords(language)
  return {
    label: words.original,
    alt: words.altOriginal(original.name),
    downloadLabel: words.downloadOf(words.original),
    facts: metadata ? factsOf(metadata, language) : [],
    ...picture(`${imageUrl(id)}/original`, original, language)
  }
}

/** A print, or its placeholder, which has the original's size until the print's is known. */
export function printFigure(
  image: Image,
  state: ResultState,
  { language, named, queuePositions }: FigureOptions
) {
  const words = pageWords(language)
  const label = printLabel(state.recipe, { language, named })
  const url = resultUrl(image.id, state.recipe)
  const place = queuePositions.position({ image: image.id, recipe: state.recipe })
  const { status, recipe, milliseconds, removed = [], notes = [] } = state
  const failure = failureOf(state)
  const { format, width, height, bytes } = { ...image.original, ...state }
  const print = { format, width, height, bytes }
  return {
    id: `print-${recipeKey(recipe)}`,
    label,
    recipe,
    status,
    statusLabel: place ? words.inLine(place) : words.status[status],
    reason: failure && failureWords(failure, language),
    done: status === 'done',
    failed: status === 'failed',
    canTryAgain: failure !== undefined && canBeHelped(failure.code),
    queued: status === 'queued',
    cancelLabel: words.labelled(words.batch.cancel, words.altPrint(label, image.original.name)),
    waiting: status === 'queued' || status === 'processing',
    alt: words.altPrint(label, image.original.name),
    downloadLabel: words.downloadOf(label),
    milliseconds: milliseconds === undefined ? undefined : writeDuration(language, milliseconds),
    removed: carriedList(removed, words),
    notes: notes.map((note) => failureWords(note, language)),
    latent: smallPicture(`${imageUrl(image.id)}/original`, image.original),
    weight: weightBeside(image.original, print, language),
    beside:
      isDisplayable(image.original) &&
      isDisplayable(print) &&
      besideOriginal(image.original, print, words),
    curl: curlLine(image.original, recipe, format),
    ...picture(url, print, language)
  }
}

/** The label of the named recipe that made it, else of its treatments. */
export function printLabel(recipe: string, { language, named }: Named): string {
  return nameOf(recipe, named, language) ?? recipeLabel(recipe, language)
}

/** Names without a label are left out: they would say less than the treatments do. */
function nameOf(recipe: string, named: NamedRecipe[], language: Language): string | undefined {
  const one = named.find((one) => one.recipe === recipe)
  return one && namedLabel(one, language)
}

function picture(url: string, one: Picture, language: Language) {
  const { format, width, height, bytes } = one
  const name = formatName(format)
  return {
    url,
    ...shownPicture(url, one),
    width,
    height,
    size: writeSize(one),
    file: `${name}, ${writeBytes(language, bytes)}`,
    notShown: isDisplayable(one) ? undefined : pageWords(language).notShown(name)
  }
}
