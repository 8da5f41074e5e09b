import type { Failure } from '#lib/failures/failure.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { failureWords, type Language, pageWords } from '#lib/messages/index.ts'
import { writeBytes } from '#lib/messages/numbers.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import type { BatchJson } from '../../batches/batch-json.ts'
import { canBeHelped } from '../../results/can-be-helped.ts'
import type { ImageJson, ResultJson } from '../../results/image-json.ts'
import { printLabel } from '../image/figures.ts'
import { cardPictures } from './card-pictures.ts'
import type { ShownPrints } from './shown-prints.ts'

type CardOptions = { language: Language; named: NamedRecipe[]; shown: ShownPrints }

/** A card for each image, with the states of its prints. */
export function cardsOf(batch: BatchJson, options: CardOptions) {
  return batch.images.map((image) => cardOf(image, `${image.url}?batch=${batch.id}`, options))
}

function cardOf(image: ImageJson, url: string, options: CardOptions) {
  const { id, original, results } = image
  const prints = results.filter(isPrint)
  return {
    id: `image-${id}`,
    image: id,
    url,
    name: original.name,
    chooseLabel: pageWords(options.language).batch.choose(original.name),
    waiting: !prints.every(isSettled),
    pictures: cardPictures(image, options),
    prints: prints.map((result) => cardPrint(result, original.name, options))
  }
}

function cardPrint(result: ResultJson, name: string, options: CardOptions) {
  const words = pageWords(options.language)
  const { recipe, status, url, position } = result
  const label = printLabel(recipe, options)
  const of = words.altPrint(label, name)
  return {
    recipe,
    label,
    status,
    statusLabel: position ? words.inLine(position) : words.status[status],
    done: status === 'done',
    size: writeBytes(options.language, result.bytes ?? 0),
    failed: status === 'failed',
    queued: status === 'queued',
    url,
    reason: reasonOf(result, options.language),
    canTryAgain: status === 'failed' && canBeHelped(result.code),
    notes: notesOf(result, options.language),
    downloadLabel: words.labelled(words.download, of),
    againLabel: words.labelled(words.tryAgain, of),
    cancelLabel: words.labelled(words.batch.cancel, of)
  }
}

/** What a print is not, although it is done. */
function notesOf({ notes }: ResultJson, language: Language): string[] {
  return notes.map(({ sentence: _, ...note }) => failureWords(note, language))
}

/** Why the print failed; undefined when it did not. */
export function reasonOf({ code, parameters }: ResultJson, language: Language) {
  return code ? failureWords({ code, parameters } as Failure, language) : undefined
}
