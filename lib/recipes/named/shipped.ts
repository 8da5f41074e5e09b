import { parseRecipe } from '../recipe.ts'
import type { NamedRecipe } from './named-recipe.ts'

const written = {
  thumb: 'resize:width=320;height=320;fit=cover,output:format=webp',
  web: 'resize:width=1600;height=1600,output:format=webp',
  avatar:
    'resize:width=256;height=256;fit=cover;enlarge=true;gravity=attention,circle,output:format=webp',
  framed:
    'resize:width=1400;height=1400,border:width=90;color=f7f5f0,border:width=24;color=1c1a18,output:format=jpeg;quality=88',
  'old-photo':
    'resize:width=1600;height=1600,grayscale:weights=blue-filter,sepia,vintage:fade=0.6;grain=12;vignette=0.6',
  'film-noir':
    'grayscale:weights=red-filter,curves:preset=strong-contrast,grain:amount=10,vignette:strength=0.8',
  blueprint:
    'resize:width=1600;height=1600,blur:sigma=1,edge,gradient-map:stops=123a7a-8fb4e8-ffffff',
  newspaper:
    'resize:width=1600;height=1600,normalize,halftone:size=7,duotone:shadows=2a2724;highlights=ece5d3',
  'night-vision':
    'resize:width=1600;height=1600,clahe,gradient-map:stops=000a02-0b5a1c-2fd84f-e8ffe0,grain:amount=16,vignette:strength=0.9;start=0.3',
  poster:
    'resize:width=1600;height=1600,blur:sigma=2,posterize:levels=5,median:size=7,saturation:amount=1.3'
}

export type ShippedName = keyof typeof written

/** The recipes of every darkroom, in the order of display. */
export const shippedRecipes: NamedRecipe[] = Object.entries(written).map(([name, recipe]) => ({
  name,
  recipe: parseRecipe(recipe).text
}))

/** Compares by identity: RECIPES may give the same name to another recipe. */
export function isShipped(one: NamedRecipe): one is NamedRecipe & { name: ShippedName } {
  return shippedRecipes.includes(one)
}
