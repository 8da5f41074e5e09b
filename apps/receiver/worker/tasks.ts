import { readColours } from '../develop/describe.ts'
import { inspect } from '../develop/inspect.ts'
import { inspectPreview, writeCopy, writeView } from '../develop/view.ts'
import { allowSvg, sharp } from '../pipeline/sharp.ts'
import { OutOfMemoryError, UndevelopableError } from '../pipeline/undevelopable.ts'
import { isOwnFault } from '../pool/own-fault.ts'
import type { Answer, Request, Tasks, Versions, WorkerSettings } from '../pool/protocol.ts'
import { setHeicDecoder } from '../source/read-heic.ts'
import { developInspected, type Inspected } from './developed.ts'

export const versions: Versions = {
  sharp: String(sharp.versions.sharp),
  libvips: String(sharp.versions.vips)
}

/** Answers one request at a time. An error becomes part of the answer. */
export function createTasks({ limits, allowSvg: svgAllowed, heicDecoder }: WorkerSettings) {
  if (svgAllowed) allowSvg()
  setHeicDecoder(heicDecoder)
  let inspected: Inspected | undefined

  async function inspectJob({ upTo, ...asked }: Tasks['inspect']['asked']) {
    const originalOf = (id: string) => asked.watermarks[id]
    const inspection = await inspect(asked.path, asked.recipe, { ...limits, originalOf })
    const { memory } = inspection
    const found = { ...asked, inspection }
    if (upTo && memory <= upTo.bytes) {
      const { outputPath } = upTo
      return { memory, made: await developInspected(found, { outputPath, limits }) }
    }
    inspected = found
    return { memory }
  }

  async function inspectView(asked: Tasks['inspectPreview']['asked']) {
    const originalOf = (id: string) => asked.watermarks[id]
    const inspection = await inspectPreview(asked.path, asked, { ...limits, originalOf })
    inspected = { ...asked, inspection }
    return { memory: inspection.memory, shown: inspection.shown }
  }

  async function run(request: Request): Promise<Tasks[typeof request.task]['answer']> {
    if (request.task === 'inspect') return await inspectJob(request.asked)
    if (request.task === 'inspectPreview') return await inspectView(request.asked)
    const last = inspected
    inspected = undefined
    if (!last) throw new Error(`nothing was inspected before "${request.task}"`)
    if (request.task === 'colours') return await readColours(last.inspection, limits)
    const { outputPath } = request.asked
    if (request.task === 'develop') return await developInspected(last, { outputPath, limits })
    await (request.task === 'view' ? writeView : writeCopy)(last, limits, outputPath)
    return {}
  }

  return async (request: Request): Promise<Answer> => {
    try {
      return { answer: await run(request) }
    } catch (err) {
      return answerFor(err)
    }
  }
}

function answerFor(err: unknown): Answer {
  if (err instanceof UndevelopableError) return { refused: err.failure, cause: causeOf(err) }
  if (err instanceof OutOfMemoryError) return { outOfMemory: causeOf(err) ?? err.message }
  const { message, stack, code } = err as NodeJS.ErrnoException
  if (isOwnFault(err)) return { fault: { message, stack } }
  return { trouble: { message, stack, errno: code } }
}

function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? cause.message : undefined
}
