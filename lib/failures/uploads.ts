import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'

type Named = { name?: string }

/** What can be wrong with an upload, besides the ImageFaults. */
export type UploadProblems = {
  'no-image': Nothing
  'wrong-field': { field: string }
  'empty-image': Named
  'upload-cut-off': Nothing
  'too-large': { limit: Limit }
  'request-too-large': { fields: number; bytes: number }
  'too-many-files': { limit: Limit }
  'svg-off': Named & { variable: string }
  /** `mediaType` is null without a Content-Type. `example` is a JSON body. */
  'wrong-content': { mediaType: string | null; allowed: string[]; example?: string }
  'broken-image': Named & { format: string }
}
