import { statSync } from 'node:fs'
import { describe } from '../develop/describe.ts'
import { develop } from '../develop/develop.ts'
import { type Inspection, inspect } from '../develop/inspect.ts'
import { carriedBy, carriedNames } from '../metadata/carried.ts'
import { allowSvg, sharp } from '../pipeline/sharp.ts'
import { OutOfMemoryError, UndevelopableError } from '../pipeline/undevelopable.ts'
import { isOwnFault } from '../pool/own-fault.ts'
import type {
  Answer,
  Developed,
  Request,
  Tasks,
  Versions,
  WorkerSettings
} from '../pool/protocol.ts'
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
        return { memory, developed: await developInspected(found, upTo.outputPath) }
      }
      inspected = found
      return { memory }
    }
    const last = inspected
    inspected = undefined
    if (!last) throw new Error(`nothing was inspected before "${request.task}"`)
    if (request.task === 'describe') return await describe(last.path, last.inspection, limits)
    return await developInspected(last, request.asked.outputPath)
  }

  async function developInspected(
    { path, inspection, recipe }: Inspected,
    outputPath: string
  ): Promise<Developed> {
    const { kept, ...print } = await develop(path, inspection, { recipe, outputPath, limits })
    const carried = carriedNames(carriedBy(path, inspection.metadata, inspection.structure))
    const removed = carried.filter((name) => !kept.includes(name))
    const notes = notesOf(inspection)
    const { size: bytes } = statSync(outputPath)
    return { ...print, bytes, removed, ...(notes.length > 0 && { notes }) }
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
