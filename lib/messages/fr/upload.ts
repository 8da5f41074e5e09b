import type { upload as english } from '../en/upload.ts'

export const upload: typeof english = {
  each: (size) => `${size} au plus chacune.`,
  folder: 'Un dossier entier',
  camera: 'Prendre une photo',
  chosen: 'Photographies choisies',
  progress: 'Avancement',
  state: {
    waiting: 'Attend d’être envoyée, {size}',
    sending: '{sent} sur {size}',
    answer: 'Envoyée, {size}',
    queued: 'Sa planche contact attend son tour',
    place: 'Sa planche contact est numéro {position} dans la file',
    processing: 'Sa planche contact est dans le bain',
    done: 'Sur le serveur, {size}'
  },
  cancel: 'Annuler',
  away: 'Retirer',
  silent: 'Le serveur ne répond pas.',
  kept: 'Vos photographies restent sur cette page et partiront d’elles-mêmes dès que possible.',
  arrived: 'Sur le serveur : {count}.',
  failed: 'Non envoyées : {count}.',
  left: 'Réessayez ou retirez-les, ou développez les autres.',
  nothing: 'Cochez un traitement ou écrivez une recette.',
  sheetOf: 'Sur {name}. Chaque traitement coché donne son propre tirage.',
  kinds: {
    tone: 'Tons et couleurs',
    shape: 'Forme',
    texture: 'Texture',
    sheet: 'Marques et planches'
  },
  recipes: 'Recettes',
  addRecipe: 'Ajouter une recette',
  removeRecipe: 'Retirer',
  settings: 'Réglages',
  byHand: 'Écrite à la main : ces réglages ne la changent plus.',
  treatmentsLead:
    'Ce que l’on peut faire ici d’une photographie. Plusieurs à la suite font une recette.'
}
