import { writeFile } from 'node:fs/promises'
import type { Account } from './account.ts'
import type { Inflicted } from './run.ts'

type Plan = { minutes: number; seed: number; hosts: number; store: string }

type Outcome = Plan & {
  inflicted: Inflicted[]
  /** Answers that were no 202, and promised nothing. */
  refused: Record<string, number>
  account: Account
}

export function describe({ minutes, seed, hosts, store }: Plan): string {
  const where = hosts > 1 ? `${hosts} hosts` : 'one box'
  return `${minutes} minutes, seed ${seed}, ${where}, storage ${store}`
}

/** Prints what a person wants to know, and writes all of it as JSON. @returns whether all went well */
export async function writeReport(outcome: Outcome, jsonFile?: string): Promise<boolean> {
  const { account, inflicted, refused } = outcome
  const { lost, doubled, stuck, wrong } = account
  const isWell = [lost, doubled, stuck, wrong].every((one) => one.length === 0)
  const notInflicted = inflicted.filter(({ failed }) => failed).length
  const lines = [
    '',
    `${inflicted.length - notInflicted} faults in ${describe(outcome)}`,
    `accepted  ${account.images} images, ${account.results} results`,
    `done      ${account.done}`,
    `failed    ${account.failed}   (images that cannot be developed)`,
    `lost      ${lost.length}`,
    `doubled   ${doubled.length}`,
    `stuck     ${stuck.length}`,
    `wrong     ${wrong.length}`,
    `settled   ${account.settledAfterSeconds.toFixed(1)} s after the last was sent`,
    `refused   ${
      Object.entries(refused)
        .map(([answer, count]) => `${count} × ${answer}`)
        .join(', ') || 'none'
    }`,
    ...[...lost, ...doubled, ...stuck, ...wrong].map((name) => `          ${name}`),
    isWell ? 'every accepted image is accounted for' : 'NOT every accepted image is accounted for'
  ]
  console.log(lines.join('\n'))
  if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(outcome, undefined, 2)}\n`)
  return isWell
}
