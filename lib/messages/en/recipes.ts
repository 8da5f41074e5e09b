import type { ShippedName } from '../../recipes/named/shipped.ts'

/** Labels of the recipes that every darkroom has. */
export const recipes: Record<ShippedName, string> = {
  thumb: 'Thumbnail',
  web: 'For the web',
  avatar: 'Avatar',
  framed: 'Framed',
  'old-photo': 'Old photograph',
  'film-noir': 'Film noir',
  blueprint: 'Blueprint',
  newspaper: 'Newspaper',
  'night-vision': 'Night vision',
  poster: 'Poster'
}
