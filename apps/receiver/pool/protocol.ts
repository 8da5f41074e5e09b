import type { Shown } from '#lib/broker/view.ts'
import type { Failure, PrintNote, RefusalCode } from '#lib/failures/failure.ts'
import type { Carried, Colours, HeaderFacts } from '#lib/images/metadata.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'

/** What applies to every image. */
export type Limits = {
  maxPixels: number
  maxSide: number
  maxFrames: number
  /** Bytes that developing one image may take, besides what a worker takes when idle. */
  memory?: number
}

/** What a worker is started with, as its only argument. */
export type WorkerSettings = {
  limits: Limits
  allowSvg: boolean
  /** The path of the decoder, where there is one. */
  heicDecoder?: string | undefined
}

/** The original of an image and those of the recipe's watermarks, by their ids, as local files. */
export type Originals = { path: string; watermarks: Record<string, string> }

export type Developed = {
  format: string
  width: number
  height: number
  bytes: number
  /** Metadata that the original has and the print does not. */
  removed: (keyof Carried)[]
  notes?: PrintNote[]
}

/** What a job has seen of the original. `colours`: if its pixels were in memory before any step. */
export type Seen = { header: HeaderFacts; colours?: Colours }

export type Made = { developed: Developed; seen: Seen }

/** `whole`: the original's size; `side`: the longest that the preview may have. */
export type PreviewOf = { recipe: Recipe; whole: { width: number; height: number }; side: number }

/** What a worker can be asked for, and what it answers. */
export type Tasks = {
  /**
   * Reads the header, and plans. `memory`: estimated peak bytes of developing it. If these are not more
   * than `upTo` allows, it is developed at once.
   */
  inspect: {
    asked: Originals & { recipe: Recipe; upTo?: { bytes: number; outputPath: string } }
    answer: { memory: number; made?: Made }
  }
  /** Develops what was inspected last into a print at `outputPath`. */
  develop: { asked: { outputPath: string }; answer: Made }
  /** The same for a preview of a recipe, from a small copy of the original. */
  inspectPreview: {
    asked: Originals & PreviewOf
    answer: { memory: number; shown: Shown }
  }
  /** Writes what was inspected last as a WebP that is quickly made. */
  view: { asked: { outputPath: string }; answer: Record<string, never> }
  /** Writes what was inspected last without loss, to be read again quickly. */
  copy: { asked: { outputPath: string }; answer: Record<string, never> }
  /** Reads the colours of what was inspected last, with a recipe that makes it small. */
  colours: { asked: Record<string, never>; answer: Colours }
}

export type TaskName = keyof Tasks
export type Request = { [Name in TaskName]: { task: Name; asked: Tasks[Name]['asked'] } }[TaskName]

/** `cause`: the words of a library, for the log alone. */
export type Answer =
  | { answer: Tasks[TaskName]['answer'] }
  | { refused: Failure<RefusalCode>; cause?: string | undefined }
  | { outOfMemory: string }
  /** An error of our own code. */
  | { fault: { message: string; stack?: string | undefined } }
  | { trouble: { message: string; stack?: string | undefined; errno?: string | undefined } }

export type Versions = { sharp: string; libvips: string }
/** The first message of a worker. */
export type Hello = { ready: Versions }
