import { LANES } from '#lib/broker/lanes.ts'
import type { Failure } from '#lib/failures/failure.ts'
import type { Limit } from '#lib/failures/limit.ts'
import { failureWords, type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeBytes, writeNumber, writeTimeSince } from '#lib/messages/numbers.ts'
import type { OperatorStatus } from '../../operators/status.ts'
import { drawThroughput, tableOf } from './throughput.ts'

/** Names that are not written all in lower case. */
const NAMES: Record<string, string> = { revelado: 'Revelado', node: 'Node', fastify: 'Fastify' }

type Words = PageWords['operators']
type Receiver = OperatorStatus['receivers'][number]
type Versions = NonNullable<Receiver['versions']>
type Figure = { label: string; value: string }

/** What operators see below the summary, as words and formatted numbers. */
export function operatorFigures(status: OperatorStatus, language: Language) {
  const words = pageWords(language).operators
  const { since, failures } = status
  return {
    since: { at: since, words: writeTimeSince(language, since) },
    queue: queueFigures(status, language, words),
    receivers: status.receivers.map((receiver, i) => ({
      label: words.receiver(i + 1),
      figures: receiverFigures(receiver, language, words)
    })),
    throughput: throughput(status, language, words),
    failures: failures.map((failed) => ({
      ...failed,
      ago: writeTimeSince(language, failed.at),
      reason: failed.code ? failureWords(failed as Failure, language) : words.noReason,
      variable: variableOf(failed.parameters ?? {})
    })),
    web: webFigures(status, language, words)
  }
}

/** What would let it through: of that only those read who can set it. */
function variableOf({ limit }: { limit?: Limit }): string | undefined {
  return limit?.variable
}

function queueFigures({ queue }: OperatorStatus, language: Language, words: Words): Figure[] {
  const figure = (label: string, count: number | undefined) => ({
    label,
    value: count === undefined ? words.unknown : writeNumber(language, count)
  })
  return [
    figure(words.queued, queue?.queued),
    ...LANES.map((lane) => figure(words.lanes[lane], queue?.lanes[lane])),
    figure(words.retrying, queue?.retrying),
    figure(words.dead, queue?.dead)
  ]
}

function receiverFigures(
  { concurrency, inHand, memory, versions }: Receiver,
  language: Language,
  words: Words
): Figure[] {
  const number = (value: number) => writeNumber(language, value)
  const bytes = (value: number) => writeBytes(language, value)
  return [
    { label: words.inHand, value: words.inHandOf(number(inHand), number(concurrency)) },
    { label: words.memory, value: bytes(memory.rss) },
    ...workerFigures(memory, language, words),
    { label: words.room, value: words.roomOf(bytes(memory.free), bytes(memory.room)) },
    ...(versions ? versionFigures(joined(versions)) : [unknownVersion(words)])
  ]
}

/** What is really held, beside what was shared out. */
function workerFigures(
  { workers, container }: Receiver['memory'],
  language: Language,
  words: Words
): Figure[] {
  const bytes = (value: number) => writeBytes(language, value)
  const count = (value: number) => writeNumber(language, value)
  return [
    ...(workers
      ? [
          {
            label: words.workers,
            value: words.workersOf(bytes(workers.resident), count(workers.count))
          }
        ]
      : []),
    ...(container === undefined ? [] : [{ label: words.container, value: bytes(container) }])
  ]
}

function throughput({ throughput, since }: OperatorStatus, language: Language, words: Words) {
  const { done, failed, minutes } = throughput
  const chart = drawThroughput(minutes, since)
  const number = (value: number) => writeNumber(language, value)
  const keys = ['done', 'failed'] as const
  return {
    ...chart,
    label: words.chart(number(done), number(failed)),
    legend: keys.map((key) => ({
      key,
      value: words.counted(words[key], number(throughput[key]), number(chart.most[key]))
    })),
    rows: tableOf(minutes).map(({ span, done, failed }) => ({
      span,
      done: number(done),
      failed: number(failed)
    }))
  }
}

function webFigures({ memory, versions }: OperatorStatus, language: Language, words: Words) {
  const { broker, ...own } = versions
  return [
    { label: words.memory, value: writeBytes(language, memory.rss) },
    { label: words.heap, value: writeBytes(language, memory.heapUsed) },
    ...versionFigures(own),
    { label: words.broker, value: broker ?? words.unknown }
  ]
}

/** Shows libvips beside sharp, which bundles it. */
function joined({ libvips, ...versions }: Versions) {
  return { ...versions, sharp: `${versions.sharp}, libvips ${libvips}` }
}

function unknownVersion(words: Words): Figure {
  return { label: words.version, value: words.unknown }
}

function versionFigures(versions: Record<string, string>): Figure[] {
  return Object.entries(versions).map(([name, value]) => ({ label: NAMES[name] ?? name, value }))
}
