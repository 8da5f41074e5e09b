import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const OUR_FOLDER = join(import.meta.dirname, '..')
/** The package that an operator may add. `heic-decode` brings it along. */
const DECODER = 'libheif-js/wasm-bundle'

/**
 * The path of the HEIC decoder that is installed in this folder, or above it; undefined if there is
 * none. It is found, not loaded.
 */
export function findHeicDecoder(folder = OUR_FOLDER): string | undefined {
  try {
    return createRequire(join(resolve(folder), 'package.json')).resolve(DECODER)
  } catch {
    return undefined
  }
}
