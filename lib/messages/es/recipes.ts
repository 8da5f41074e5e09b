import type { ShippedName } from '../../recipes/named/shipped.ts'

/** Labels of the recipes that every darkroom has. */
export const recipes: Record<ShippedName, string> = {
  thumb: 'Miniatura',
  web: 'Para la web',
  avatar: 'Avatar',
  framed: 'Enmarcada',
  'old-photo': 'Foto antigua',
  'film-noir': 'Cine negro',
  blueprint: 'Cianotipo',
  newspaper: 'Periódico',
  'night-vision': 'Visión nocturna',
  poster: 'Cartel'
}
