import type { Status } from '#lib/images/status.ts'
import type { Coded } from './coded.ts'
import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'
import type { RecipeFaults } from './recipes.ts'
import type { ImageFaults, Refusals } from './refusals.ts'

/** Requests that cannot be fulfilled. */
export type RequestProblems = {
  'no-recipe': Nothing
  'bad-request': { reason: Coded<RequestFaults> }
  'not-found': { path: string }
  'no-such-image': { id: string }
  'no-such-batch': { id: string }
  'no-such-treatment': { name: string; allowed: string[]; nearest?: string }
  'never-asked': { recipe: string; url: string }
  'wrong-method': { path: string; allowed: string; method: string }
  'not-acceptable': { recipe: string; mediaType: string; accept: string }
  'nothing-ready': { queued: number; processing: number; failed: number }
  'file-changed': { etag: string }
  'file-damaged': Nothing
  'bad-range': { bytes: number }
  'bad-width': { given: string; allowed: string }
  'bad-recipe': { recipe: string; reason: Coded<RecipeFaults> }
  'bad-batch': { limit: Limit }
  'twice-in-batch': { id: string }
  /** Of one image, in one request, or of all images of a batch. */
  'too-many-results': { per: 'image' | 'request' | 'batch'; limit: Limit }
  'result-failed': {
    recipe: string
    state: 'failed'
    reason: Coded<RecipeFaults & Refusals & ImageFaults>
  }
  'result-waiting': { recipe: string; state: Status }
  'headers-too-large': Nothing
}

/** Why a request cannot be understood. */
export type RequestFaults = {
  'not-http': Nothing
  'bad-address': Nothing
  'empty-json': Nothing
  'malformed-json': Nothing
  'malformed-multipart': Nothing
  'no-boundary': Nothing
  'forbidden-field': Nothing
  'wrong-length': Nothing
  'unclear-request': Nothing
}
