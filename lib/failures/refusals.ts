import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'

export type Subject = 'image' | 'watermark' | 'print'

/** What uploads are refused for, and images that are looked at more closely when they are developed. */
export type ImageFaults = {
  /** Without a name where none was given. */
  'not-an-image': { name?: string; formats: string[] }
  heic: { name?: string }
  'side-too-long': { subject: Subject; width: number; height: number; limit: Limit }
  'too-many-pixels': {
    subject: Subject
    width: number
    height: number
    frames: number
    limit: Limit
  }
}

/** Why a result has failed. */
export type Refusals = {
  damaged: Nothing
  'cut-short': Nothing
  'too-many-frames': { subject: Subject; frames: number; limit: Limit }
  'too-long-for-format': { format: string; width: number; height: number; limit: Limit }
  /** In bytes. */
  'too-much-memory': { limit: Limit }
  /** In bytes; `lossy`: even at its lowest quality. */
  'print-too-large': { format: string; lossy: boolean; limit: Limit }
  'nothing-left': { region: string; width: number; height: number }
  'watermark-gone': { image: string }
  'stopped-receiver': { times: number }
  /** Written by a release that knew no codes. */
  unclassified: { sentence: string }
}
