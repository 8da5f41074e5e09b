import { parseRecipe } from '../recipe.ts'
import type { NamedRecipe } from './named-recipe.ts'

const written: Required<NamedRecipe>[] = [
  {
    name: 'thumb',
    label: { en: 'Thumbnail', es: 'Miniatura', fr: 'Miniature' },
    recipe: 'resize:width=320;height=320;fit=cover,output:format=webp'
  },
  {
    name: 'web',
    label: { en: 'For the web', es: 'Para la web', fr: 'Pour le web' },
    recipe: 'resize:width=1600;height=1600,output:format=webp'
  },
  {
    name: 'avatar',
    label: { en: 'Avatar', es: 'Avatar', fr: 'Avatar' },
    recipe:
      'resize:width=256;height=256;fit=cover;enlarge=true;gravity=attention,circle,output:format=webp'
  },
  {
    name: 'framed',
    label: { en: 'Framed', es: 'Enmarcada', fr: 'Encadrée' },
    recipe:
      'resize:width=1400;height=1400,border:width=90;color=f7f5f0,border:width=24;color=1c1a18,output:format=jpeg;quality=88'
  },
  {
    name: 'old-photo',
    label: { en: 'Old photograph', es: 'Foto antigua', fr: 'Photo ancienne' },
    recipe:
      'resize:width=1600;height=1600,grayscale:weights=blue-filter,sepia,vintage:fade=0.6;grain=12;vignette=0.6'
  },
  {
    name: 'film-noir',
    label: { en: 'Film noir', es: 'Cine negro', fr: 'Film noir' },
    recipe:
      'grayscale:weights=red-filter,curves:preset=strong-contrast,grain:amount=10,vignette:strength=0.8'
  },
  {
    name: 'blueprint',
    label: { en: 'Blueprint', es: 'Cianotipo', fr: 'Cyanotype' },
    recipe:
      'resize:width=1600;height=1600,blur:sigma=1,edge,gradient-map:stops=123a7a-8fb4e8-ffffff'
  },
  {
    name: 'newspaper',
    label: { en: 'Newspaper', es: 'Periódico', fr: 'Journal' },
    recipe:
      'resize:width=1600;height=1600,normalize,halftone:size=7,duotone:shadows=2a2724;highlights=ece5d3'
  },
  {
    name: 'night-vision',
    label: { en: 'Night vision', es: 'Visión nocturna', fr: 'Vision nocturne' },
    recipe:
      'resize:width=1600;height=1600,clahe,gradient-map:stops=000a02-0b5a1c-2fd84f-e8ffe0,grain:amount=16,vignette:strength=0.9;start=0.3'
  },
  {
    name: 'poster',
    label: { en: 'Poster', es: 'Cartel', fr: 'Affiche' },
    recipe:
      'resize:width=1600;height=1600,blur:sigma=2,posterize:levels=5,median:size=7,saturation:amount=1.3'
  }
]

/** Those that every darkroom has, in the order in which they are shown. */
export const shippedRecipes: NamedRecipe[] = written.map((one) => ({
  ...one,
  recipe: parseRecipe(one.recipe).text
}))
