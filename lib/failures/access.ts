import type { Scope } from '#lib/api-keys.ts'
import type { Nothing } from './nothing.ts'

/** What a request may not do, whatever it asks. */
export type AccessProblems = {
  'no-key': Nothing
  'wrong-key': Nothing
  /** `key` is its name. */
  'key-lacks-scope': { key: string; scope: Scope }
  'wrong-token': { variable: string }
  'too-many-tries': Nothing
  'cross-site': Nothing
  'link-expired': { expiredAt: string }
  'link-altered': { path: string }
  'link-unsigned': Nothing
  'bad-link': Nothing
  'links-off': { variable: string }
}
