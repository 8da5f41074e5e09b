import type { PageWords } from '../en/page.ts'
import { batch } from './batch.ts'
import { chain } from './chain.ts'
import { compare } from './compare.ts'
import { footer } from './footer.ts'
import { key } from './key.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { studio } from './studio.ts'
import { upload } from './upload.ts'

export const page: PageWords = {
  siteTitle: 'Revelado, une chambre noire',
  home: 'Retour à la chambre noire',
  skip: 'Aller au contenu',

  heading: 'Des photographies entrent, des tirages sortent',
  lead: 'Chaque photographie a sa page privée ; seules les personnes qui ont le lien peuvent l’ouvrir.',
  closed:
    'Aucune photographie ne peut être acceptée pour le moment : le courtier de messages est injoignable. Réessayez dans un instant.',

  photographs: 'Photographies',
  choose: 'Choisir des photographies',
  drop: 'ou les déposer ici',
  formats: (list) => `${list}.`,
  limits: (files, size) =>
    files === 1
      ? `Une à la fois, ${size} au plus.`
      : `${files} à la fois au plus, ${size} chacune.`,
  tooLarge: (size) => `{name} dépasse ${size}.`,

  named: 'Tirages tout prêts',
  namedHint: 'Traitements, taille et format en un clic ; dans l’API, avec @nom.',
  treatments: 'Traitements',
  treatmentsHint: 'Chaque case cochée donne un tirage à part.',
  parametersOf: (label) => `${label} : réglages`,
  print: 'Tirage',
  printHint: 'S’applique à chaque traitement coché.',
  automatic: 'auto',
  originalFormat: 'comme l’original',
  ownRecipe: 'Écrire une recette',
  ownRecipeHint:
    'Donne un tirage de plus. Écrivez les traitements dans l’ordre, séparés par des virgules ; output vient en dernier.',
  develop: 'Développer',
  sending: 'Envoi en cours…',

  kept: (time) => `Supprimées au bout de ${time}.`,
  keptOnDisk: (time) =>
    `Supprimées au bout de ${time}, plus tôt si ce serveur perd son disque. Téléchargez ce que vous voulez garder.`,
  hours: (count, one) => (one ? `${count} heure` : `${count} heures`),

  goes: 'Sera supprimée',
  goesOnDisk: 'ou plus tôt si ce serveur perd son disque',
  original: 'Original',
  progress: (parts) => `Tirages : ${parts}`,
  ready: (count) => (count === 1 ? '1 prêt' : `${count} prêts`),
  underWay: (count) => `${count} en cours`,
  failed: (count) => `${count} en échec`,
  labelled: (label, text) => `${label} : ${text}`,
  noPrints: 'Aucun tirage demandé pour l’instant.',
  unattended:
    'Aucun récepteur n’est en marche en ce moment. Les tirages en attente seront développés dès qu’il y en aura un.',
  inLine: (place) => (place === 1 ? 'Prochain de la file' : `Numéro ${place} dans la file`),
  status: {
    queued: 'Dans la file',
    processing: 'Développement…',
    done: 'Prêt',
    failed: 'Échec'
  },
  altOriginal: (name) => `L’original : ${name}`,
  altPrint: (label, name) => `Tirage de ${name} : ${label}`,
  notShown: (format) =>
    `Les navigateurs n’affichent pas le ${format} : ceci en est une petite copie en WebP.`,
  recipe: 'Recette',
  size: 'Dimensions',
  file: 'Fichier',
  time: 'Durée',
  facts: {
    frames: 'Images',
    colour: 'Couleur',
    bits: (depth) => (depth === 1 ? '1 bit' : `${depth} bits`),
    mainColour: 'Couleur dominante',
    orientation: 'Orientation',
    carries: 'Métadonnées',
    nothing: 'aucune'
  },
  spaces: { rgb: 'RVB', gray: 'gris', cmyk: 'CMJN' },
  removed: 'Retiré du tirage',
  carried: {
    exif: 'données de l’appareil (EXIF)',
    gps: 'position (GPS)',
    icc: 'profil de couleur (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC',
    c2pa: 'attestations de contenu (C2PA)',
    gainMap: 'carte de gain HDR'
  },
  download: 'Télécharger',
  downloadOf: (label) => `Télécharger : ${label}`,
  tryAgain: 'Réessayer',
  contactSheet: 'Planche-contact',
  contactSheetHint: 'Un petit tirage par traitement de tonalité et de couleur, pour choisir.',
  makeContactSheet: 'Faire une planche-contact',
  contactSheetWaiting: 'Les petits tirages sont en cours de développement…',
  contactSheetChoose: 'Choisissez-en un pour l’obtenir en pleine taille.',
  another: 'Un autre tirage',
  anotherHint: 'De la même photographie ; inutile de la renvoyer.',
  erase: 'Effacer cette photographie',
  eraseQuestion: 'Effacer cette photographie et tous ses tirages ?',
  eraseDetail: 'Tout est supprimé aussitôt et pour tout le monde. C’est irréversible.',
  eraseConfirm: 'Tout effacer',
  keep: 'Conserver',

  problem: 'Problème',
  advice: {
    upload: 'Revenez en arrière et choisissez de nouveau.',
    recipe: 'Revenez en arrière et changez la recette comme indiqué plus haut.',
    again: 'Attendez un instant et réessayez.',
    againIn: (seconds) =>
      seconds === 1 ? 'Réessayez dans une seconde.' : `Réessayez dans ${seconds} secondes.`,
    waiting: 'Il apparaîtra sur la page de sa photographie.'
  },
  toImage: 'Revenir à la photographie',

  batch,
  chain,
  compare,
  footer,
  key,
  studio,
  upload,
  mine,
  operators
}
