import { statSync } from 'node:fs'
import { headerFacts, readColours } from '../develop/describe.ts'
import { develop } from '../develop/develop.ts'
import { type Inspection, inspect } from '../develop/inspect.ts'
import { carriedNames } from '../metadata/carried.ts'
import { allowSvg, sharp } from '../pipeline/sharp.ts'
import { OutOfMemoryError, UndevelopableError } from '../pipeline/undevelopable.ts'
import { isOwnFault } from '../pool/own-fault.ts'
import type { Answer, Made, Request, Tasks, Versions, WorkerSettings } from '../pool/protocol.ts'
import { notesOf } from '../source/notes.ts'
import { setHeicDecoder } from '../source/read-heic.ts'

export const versions: Versions = {
  sharp: String(sharp.versions.sharp),
  libvips: String(sharp.versions.vips)
}

type Inspected = Tasks['inspect']['asked'] & { inspection: Inspection }

/** Answers one request at a time. An error becomes part of the answer. */
export function createTasks({ limits, allowSvg: svgAllowed, heicDecoder }: WorkerSettings) {
  if (svgAllowed) allowSvg()
  setHeicDecoder(heicDecoder)
  let inspected: Inspected | undefined

  async function run(request: Request): Promise<Tasks[typeof request.task]['answer']> {
    if (request.task === 'inspect') {
      const { upTo, ...asked } = request.asked
      const originalOf = (id: string) => asked.watermarks[id]
      const inspection = await inspect(asked.path, asked.recipe, { ...limits, originalOf })
      const { memory } = inspection
      const found = { ...asked, inspection }
      if (upTo && memory <= upTo.bytes) {
        return { memory, made: await developInspected(found, upTo.outputPath) }
      }
      inspected = found
      return { memory }
    }
    const last = inspected
    inspected = undefined
    if (!last) throw new Error(`nothing was inspected before "${request.task}"`)
    if (request.task === 'colours') return await readColours(last.inspection, limits)
    return await developInspected(last, request.asked.outputPath)
  }

  async function developInspected(
    { path, inspection, recipe }: Inspected,
    outputPath: string
  ): Promise<Made> {
    const { kept, colours, ...print } = await develop(path, inspection, {
      recipe,
      outputPath,
      limits
    })
    const header = headerFacts(path, inspection)
    const removed = carriedNames(header).filter((name) => !kept.includes(name))
    const notes = notesOf(inspection)
    const { size: bytes } = statSync(outputPath)
    const developed = { ...print, bytes, removed, ...(notes.length > 0 && { notes }) }
    return { developed, seen: { header, ...(colours && { colours }) } }
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
