import type { studio as english } from '../en/studio.ts'

export const studio: typeof english = {
  take: 'Emporter',
  ways: {
    picture: 'Copier l’image',
    share: 'Partager',
    link: 'Copier le lien',
    html: 'Copier le HTML',
    curl: 'Copier curl',
    recipe: 'Copier la recette'
  },
  one: 'Seulement celle-ci',
  /** The script fills in {count}. */
  all: 'Développer les {count}',
  prints: 'Tirages',
  original: 'Original',
  hold: 'Maintenir pour voir l’original',
  sample: 'Essayer avec une photo',
  before: 'Avant',
  after: 'Après : thermique',
  beforeAndAfter:
    'Un chat : une moitié telle que photographiée, l’autre vue par une caméra thermique',
  add: 'Ajouter des photos',
  /** What the stage says; `{…}` is filled in by the browser. */
  said: {
    adding: 'Envoi de {n} sur {of}…',
    sending: 'Envoi en cours. Les changements se verront une fois la photo arrivée.',
    size: 'Le tirage fera {size} pixels.',
    approximate: 'Le tirage fera {size} pixels. Approximatif à cette taille : {steps}.',
    away: 'Le serveur ne répond pas. L’aperçu suivra dès son retour.',
    nothing: 'Ajoutez d’abord un traitement.',
    waiting: 'Développement…',
    ready: '{label} : {size} pixels, {format}, {bytes}.',
    unseen: 'Les navigateurs n’affichent pas ce format : l’aperçu suivra dès qu’il sera prêt.'
  }
}
