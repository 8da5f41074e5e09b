import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { type Probe, probe } from '../../../apps/receiver/probe/probe.ts'

export async function probeBytes(t: Test, image: Buffer): Promise<Probe> {
  const path = join(t.testdir({}), 'original')
  await writeFile(path, image)
  return probe(path)
}

/** The code, the part and the measured number of the refusal. */
export async function refusalOf(t: Test, image: Buffer) {
  const error = await probeBytes(t, image).then(
    () => undefined,
    (error) => error
  )
  if (!(error instanceof UndevelopableError)) return error
  const { code, parameters } = error.failure
  const { part, limit } = parameters as { part?: string; limit?: { measured: number } }
  return { code, part, measured: limit?.measured }
}
