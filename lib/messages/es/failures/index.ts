import type { FailureWords } from '../../failure-words.ts'
import { access } from './access.ts'
import { notes } from './notes.ts'
import { recipes } from './recipes.ts'
import { refusals } from './refusals.ts'
import { requests } from './requests.ts'
import { server } from './server.ts'
import { uploads } from './uploads.ts'

export const failures: FailureWords = {
  ...requests,
  ...access,
  ...recipes,
  ...uploads,
  ...refusals,
  ...notes,
  ...server
}
