import type { Config } from '#lib/config.ts'
import { type Language, pageWords } from '#lib/messages/index.ts'
import { writeTimeTo } from '#lib/messages/numbers.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import { type BatchJson, progressOf } from '../../batches/batch-json.ts'
import { canBeHelped } from '../../results/can-be-helped.ts'
import type { ResultJson } from '../../results/image-json.ts'
import { isOnDisk } from '../home-page.ts'
import { progress, REFRESH_SECONDS } from '../image/image-page.ts'
import { cardsOf, reasonOf } from './batch-cards.ts'
import { batchForm } from './batch-form.ts'
import { type ShownPrints, shownPrints } from './shown-prints.ts'

/** Each card shows its own reason; only the most frequent ones are listed above them. */
const MAX_REASONS = 5

type BatchPageValues = {
  language: Language
  config: Config
  batch: BatchJson
  hasReceivers: boolean
  shown: ShownPrints
}

export function batchPage({ language, config, batch, hasReceivers, shown }: BatchPageValues) {
  const words = pageWords(language)
  const prints = batch.images.flatMap(({ results }) => results.filter(isPrint))
  const { done, failed, total } = progressOf(prints)
  const waiting = total - done - failed
  const name = words.batch.photographs(batch.images.length)
  return {
    language,
    title: `${name} · Revelado`,
    styles: ['controls', 'results', 'batch'],
    script: 'pages/batch.js',
    refreshSeconds: waiting > 0 ? REFRESH_SECONDS : undefined,
    url: batch.url,
    name,
    waiting,
    gone: batch.gone > 0 ? words.batch.gone(batch.gone) : undefined,
    isEmpty: batch.images.length === 0,
    progress: progress(prints, hasReceivers, words),
    settled: done + failed,
    total,
    expiresAt: batch.expiresAt,
    expires: writeTimeTo(language, batch.expiresAt),
    onDisk: isOnDisk(config),
    reasons: reasonsOf(prints, language),
    canRetry: prints.some(({ status, code }) => status === 'failed' && canBeHelped(code)),
    zipUrl: done > 0 ? batch.zip.url : undefined,
    cards: cardsOf(batch, { language, named: config.recipes, shown }),
    shown: shownPrints(batch, { language, named: config.recipes, shown }),
    form: batchForm(language, config.recipes),
    eraseWords: { ...words, ...words.batch.erasing }
  }
}

/** The most frequent first. */
function reasonsOf(prints: ResultJson[], language: Language) {
  const words = pageWords(language)
  const counts = new Map<string, number>()
  for (const print of prints) {
    const reason = reasonOf(print, language)
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_REASONS)
    .map(([reason, count]) => words.labelled(words.failed(count), reason))
}
