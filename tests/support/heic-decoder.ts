import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findHeicDecoder } from '#lib/heic-decoder.ts'

/** Installs the decoder in this folder, as an operator does. @returns its path */
export async function installHeicDecoder(folder: string): Promise<string> {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder]
  await promisify(execFile)('npm', [...args, 'heic-decode@2'], { cwd: folder })
  const found = findHeicDecoder(folder)
  if (!found) throw new Error(`npm installed no libheif-js in ${folder}`)
  return found
}
