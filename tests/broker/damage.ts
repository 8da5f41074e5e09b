import { chmod, cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { randomFrom } from '../support/random.ts'

type Random = ReturnType<typeof randomFrom>

const KINDS = ['half', 'zeros', 'noise'] as const

export type Damage = { file: string; kind: (typeof KINDS)[number] }

/** Every kind of damage to every file of the broker's folder. */
export async function allDamages(brokerDir: string): Promise<Damage[]> {
  const files = await writtenFiles(brokerDir)
  return files.flatMap((file) => KINDS.map((kind) => ({ file, kind })))
}

/** Deals them at random to that many folders. */
export function dealDamages(damages: Damage[], folders: number, random: Random): Damage[][] {
  const left = [...damages]
  const dealt = Array.from({ length: folders }, (): Damage[] => [])
  for (let i = 0; left.length > 0; i++) {
    dealt[i % folders]?.push(...left.splice(random(left.length), 1))
  }
  return dealt
}

/** Without those that each start makes anew. */
async function writtenFiles(brokerDir: string): Promise<string[]> {
  const entries = await readdir(brokerDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(brokerDir, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('server/') && file !== 'path')
    .sort()
}

export async function damageFile(brokerDir: string, { file, kind }: Damage, random: Random) {
  const path = join(brokerDir, file)
  const { mode } = await stat(path)
  const bytes = await readFile(path)
  await chmod(path, 0o600)
  await writeFile(path, damaged(bytes, kind, random))
  await chmod(path, mode)
}

function damaged(bytes: Buffer, kind: Damage['kind'], random: Random): Buffer {
  if (kind === 'half') return bytes.subarray(0, bytes.length >> 1)
  if (kind === 'zeros') return Buffer.alloc(bytes.length)
  return Buffer.from(Array.from({ length: Math.max(bytes.length, 64) }, () => random(256)))
}

/** Puts back the copy of a folder. */
export async function restoreFolder(folder: string, copy: string): Promise<void> {
  await rm(`${folder}.new`, { recursive: true, force: true })
  await cp(copy, `${folder}.new`, { recursive: true, verbatimSymlinks: true })
  await rm(folder, { recursive: true, force: true })
  await rename(`${folder}.new`, folder)
}
