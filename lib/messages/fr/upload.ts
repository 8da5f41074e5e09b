import type { upload as english } from '../en/upload.ts'

export const upload: typeof english = {
  each: (size) => `Jusqu’à ${size} chacune.`,
  folder: 'Choisir un dossier',
  camera: 'Prendre une photo',
  chosen: 'Photographies choisies',
  progress: 'Progression de l’envoi',
  state: {
    waiting: 'En attente d’envoi, {size}',
    sending: '{sent} sur {size}',
    answer: 'Envoyée, {size}',
    done: 'Reçue par le serveur, {size}'
  },
  cancel: 'Annuler',
  away: 'Retirer',
  silent: 'Le serveur ne répond pas.',
  kept: 'Vos photographies restent sur cette page et partiront automatiquement à son retour.',
  arrived: 'Envoyées : {count}.',
  failed:
    'Envoyées : {count} ; en échec : {failed}. Réessayez ou retirez celles-ci, ou développez les autres.',
  kinds: {
    tone: 'Tons et couleurs',
    shape: 'Forme',
    texture: 'Texture',
    sheet: 'Marques et planches'
  },
  treatmentsLead:
    'Tout ce que l’on peut faire ici d’une photographie. Plusieurs à la suite forment une recette.'
}
