import type { ShippedName } from '../../recipes/named/shipped.ts'

/** Labels of the recipes that every darkroom has. */
export const recipes: Record<ShippedName, string> = {
  thumb: 'Miniature',
  web: 'Pour le web',
  avatar: 'Avatar',
  framed: 'Encadrée',
  'old-photo': 'Photo ancienne',
  'film-noir': 'Film noir',
  blueprint: 'Cyanotype',
  newspaper: 'Journal',
  'night-vision': 'Vision nocturne',
  poster: 'Affiche'
}
