import { recipeKey } from '#lib/recipes/recipe.ts'

/** Small pictures for screens: all of them can be made again. They go with their image. */
const folder = (id: string) => `images/${id}/views`

/** What previews are made from: the original, small and without loss. */
export const copyKey = (id: string) => `${folder(id)}/copy`

/** Of a preview, which is removed once it was sent. */
export const previewKey = (id: string, name: string) => `${folder(id)}/preview-${name}`

/** Of a print, or of the original. */
export function thumbnailKey(id: string, recipe: string | undefined, side: number): string {
  const of = recipe === undefined ? 'original' : recipeKey(recipe)
  return `${folder(id)}/${of}-${side}`
}

/** The longest sides, in pixels, in which thumbnails are made. */
export const THUMBNAIL_SIDES = [320, 1280] as const

/** The longest side of previews, and of what they are made from. */
export const MAX_PREVIEW_SIDE = 1600
