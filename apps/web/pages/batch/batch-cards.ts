import type { Failure } from '#lib/failures/failure.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { failureWords, type Language, pageWords } from '#lib/messages/index.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import type { BatchJson } from '../../batches/batch-json.ts'
import { canBeHelped } from '../../results/can-be-helped.ts'
import type { ImageJson, ResultJson } from '../../results/image-json.ts'
import { printLabel } from '../image/figures.ts'
import { isDisplayable, type Picture, smallPicture } from '../image/shown-picture.ts'

type CardOptions = { language: Language; named: NamedRecipe[] }

/** A card for each image, with the states of its prints. */
export function cardsOf(batch: BatchJson, options: CardOptions) {
  return batch.images.map((image) => cardOf(image, `${image.url}?batch=${batch.id}`, options))
}

function cardOf({ id, original, results }: ImageJson, url: string, options: CardOptions) {
  const prints = results.filter(isPrint)
  const thumbnail = prints.find(({ status }) => status === 'done')
  const { format, width, height, bytes } = { ...original, ...factsOf(thumbnail) }
  return {
    id: `image-${id}`,
    image: id,
    url,
    name: original.name,
    width,
    height,
    waiting: !prints.every(isSettled),
    thumbnail: thumbnail && {
      url: smallPicture(thumbnail.url, { format, width, height, bytes }),
      whole: isDisplayable({ format }) ? thumbnail.url : undefined,
      alt: pageWords(options.language).altPrint(
        printLabel(thumbnail.recipe, options),
        original.name
      )
    },
    prints: prints.map((result) => cardPrint(result, original.name, options))
  }
}

/** What is known of a print; the rest is as of its original. */
function factsOf(result: ResultJson | undefined): Partial<Picture> {
  const { format, width, height, bytes } = result ?? {}
  return Object.fromEntries(
    Object.entries({ format, width, height, bytes }).filter(([, value]) => value)
  )
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
