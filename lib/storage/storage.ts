import type { Readable } from 'node:stream'

export type Stat = { bytes: number; modifiedAt: Date }
export type Range = { start: number; end: number }

/**
 * Objects named by keys like `images/<id>/original`. Whatever a driver keeps them in, an object
 * is there whole or not at all.
 */
export interface Storage {
  /** `fill` writes the object's bytes to the file it is given; when it fails, nothing is there. */
  create<T>(key: string, fill: (path: string) => Promise<T>): Promise<T>
  write(key: string, text: string, options?: WriteOptions): Promise<void>
  /** undefined: there is no such object. */
  read(key: string): Promise<string | undefined>
  stat(key: string): Promise<Stat | undefined>
  /** `end` of the range is its last byte, as in HTTP. */
  stream(key: string, range?: Range): Readable
  /** Lends a file that holds the object's bytes; it must not be changed. */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** Names directly below the prefix, folders among them. */
  list(prefix: string): Promise<string[]>
  /** Removes the object, or all below the key; nothing there is fine. */
  remove(key: string): Promise<void>
  /** Removes what writers that died left half written. */
  removeUnfinished(before: Date): Promise<void>
  /** @throws why nothing can be written */
  check(): Promise<void>
}

/** `durable: false`: may be lost with the machine's power, never with a process. */
export type WriteOptions = { durable?: boolean }
