import type { Test } from 'tap'
import { newImageId } from '#lib/images/ids.ts'
import { type Image, openImages } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'

/** No images yet, and the folder they will be in. */
export function openTestImages(t: Test) {
  const folder = t.testdir()
  return { folder, images: openImages(openFileStorage(folder)) }
}

/** What is known of an image that was just sent. */
export function newImage(lastsMs = HOUR_MS): Image {
  const now = Date.now()
  return {
    id: newImageId(),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + lastsMs).toISOString(),
    original: { name: 'a.jpg', format: 'jpeg', width: 3, height: 2, bytes: 9 }
  }
}
