import type { Failure } from '#lib/failures/failure.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { failureWords, type Language, pageWords } from '#lib/messages/index.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import type { BatchJson } from '../../batches/batch-json.ts'
import type { ImageJson, ResultJson } from '../../results/image-json.ts'
import { printLabel, SHOWN } from '../image/figures.ts'

type Shown = { language: Language; named: NamedRecipe[] }

/** Each image of the batch with what becomes of it. */
export function cardsOf(batch: BatchJson, shown: Shown) {
  return batch.images.map((image) => cardOf(image, `${image.url}?batch=${batch.id}`, shown))
}

function cardOf({ id, original, results }: ImageJson, url: string, shown: Shown) {
  const prints = results.filter(isPrint)
  const thumbnail = prints.find(
    ({ status, format }) => status === 'done' && SHOWN.includes(format ?? '')
  )
  const { width, height } = { ...original, ...sizeOf(thumbnail) }
  return {
    id: `image-${id}`,
    image: id,
    url,
    name: original.name,
    width,
    height,
    waiting: !prints.every(isSettled),
    thumbnail: thumbnail && {
      url: thumbnail.url,
      alt: pageWords(shown.language).altPrint(printLabel(thumbnail.recipe, shown), original.name)
    },
    prints: prints.map((result) => cardPrint(result, original.name, shown))
  }
}

function sizeOf(result: ResultJson | undefined) {
  return result?.width && result.height ? { width: result.width, height: result.height } : {}
}

function cardPrint(result: ResultJson, name: string, shown: Shown) {
  const words = pageWords(shown.language)
  const { recipe, status, url, position } = result
  const label = printLabel(recipe, shown)
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
    reason: reasonOf(result, shown.language),
    downloadLabel: `${words.download}: ${of}`,
    againLabel: `${words.tryAgain}: ${of}`,
    cancelLabel: `${words.batch.cancel}: ${of}`
  }
}

/** Why the print failed, in that language; undefined: it did not. */
export function reasonOf({ code, parameters }: ResultJson, language: Language) {
  return code ? failureWords({ code, parameters } as Failure, language) : undefined
}
