import type { PageWords } from '../en/page.ts'
import { batch } from './batch.ts'
import { compare } from './compare.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { upload } from './upload.ts'

export const page: PageWords = {
  siteTitle: 'Revelado, une chambre noire',
  home: 'Retour à la chambre noire',
  skip: 'Aller au contenu',

  heading: 'Des photographies entrent, des tirages sortent',
  lead: 'Chaque photographie attend son tour, est développée sur ce serveur et apparaît sur une page que seule son adresse ouvre.',
  closed:
    'Le courtier de messages est injoignable pour le moment. Ce que vous envoyez sera peut-être à renvoyer dans un instant.',

  photographs: 'Photographies',
  choose: 'Choisir des photographies',
  drop: 'ou les déposer ici',
  formats: (list) => `${list}.`,
  limits: (files, size) =>
    files === 1
      ? `Une à la fois, de ${size} au plus.`
      : `${files} à la fois au plus, de ${size} chacune.`,
  tooLarge: (size) => `{name} dépasse ${size}.`,

  named: 'Tirages tout prêts',
  namedHint:
    'Chacun a ses traitements, sa taille et son format. Les programmes le demandent par son nom.',
  treatments: 'Traitements',
  treatmentsHint: 'Chaque traitement que vous cochez donne un tirage à part.',
  parametersOf: (label) => `${label} : réglages`,
  print: 'Tirage',
  printHint: 'Pour chaque traitement que vous cochez.',
  automatic: 'auto',
  originalFormat: 'celui de l’envoi',
  ownRecipe: 'Écrire une recette',
  ownRecipeHint:
    'Un tirage de plus : les traitements dans l’ordre, séparés par des virgules ; output vient en dernier.',
  develop: 'Développer',
  sending: 'Envoi en cours…',

  kept: (time) => `Conservées pendant ${time}.`,
  keptOnDisk: (time) =>
    `Conservées pendant ${time}, ou jusqu’à la perte du disque de ce serveur si elle vient avant : téléchargez ce que vous voulez garder.`,
  hours: (count, one) => (one ? `${count} heure` : `${count} heures`),

  goes: 'Sera effacée',
  goesOnDisk: 'ou à la perte du disque de ce serveur',
  original: 'Original',
  progress: (parts) => `Tirages : ${parts}`,
  ready: (count) => (count === 1 ? '1 prêt' : `${count} prêts`),
  underWay: (count) => `${count} en cours`,
  failed: (count) => `${count} en échec`,
  noPrints: 'Aucun tirage n’a encore été demandé.',
  unattended:
    'Aucun récepteur ne travaille en ce moment : ce qui attend sera développé dès qu’il y en aura un.',
  inLine: (place) => (place === 1 ? 'Prochain de la file' : `Numéro ${place} dans la file`),
  status: {
    queued: 'Attend son tour',
    processing: 'Dans le bain',
    done: 'Prêt',
    failed: 'Échec'
  },
  altOriginal: (name) => `L’original : ${name}`,
  altPrint: (label, name) => `Tirage de ${name} : ${label}`,
  notShown: (format) =>
    `Les navigateurs n’affichent pas le ${format} : téléchargez-le pour le voir.`,
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
    carries: 'Contient',
    nothing: 'rien que ses pixels'
  },
  spaces: { rgb: 'RVB', gray: 'gris', cmyk: 'CMJN' },
  removed: 'Absent du tirage',
  carried: {
    exif: 'données de l’appareil (EXIF)',
    gps: 'le lieu (GPS)',
    icc: 'profil de couleur (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC'
  },
  download: 'Télécharger',
  downloadOf: (label) => `Télécharger : ${label}`,
  tryAgain: 'Réessayer',
  contactSheet: 'Planche-contact',
  contactSheetHint: 'Un petit tirage par traitement de tonalité et de couleur, pour choisir.',
  makeContactSheet: 'Faire une planche-contact',
  contactSheetWaiting: 'Les petits tirages sont dans le bain.',
  contactSheetChoose: 'Choisissez-en un pour l’avoir en grand.',
  another: 'Un autre tirage',
  anotherHint: 'De la même photographie ; inutile de la renvoyer.',
  erase: 'Effacer cette photographie',
  eraseQuestion: 'Effacer cette photographie et tous ses tirages ?',
  eraseDetail: 'Tout disparaît aussitôt, pour tout le monde, et rien ne peut être récupéré.',
  eraseConfirm: 'Tout effacer',
  keep: 'Conserver',

  problem: 'Problème',
  advice: {
    upload: 'Revenez en arrière, choisissez de nouveau et envoyez.',
    recipe:
      'Revenez en arrière et changez la recette ; ce qu’elle peut contenir est dit plus haut.',
    again: 'Attendez un peu et réessayez.',
    againIn: (seconds) =>
      seconds === 1 ? 'Réessayez dans une seconde.' : `Réessayez dans ${seconds} secondes.`,
    waiting: 'Il apparaîtra sur la page de sa photographie.'
  },
  toImage: 'Voir la photographie',

  batch,
  compare,
  upload,
  mine,
  operators
}
