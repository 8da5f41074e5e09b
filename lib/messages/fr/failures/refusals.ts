import type {
  DrawingPart,
  ImageFaults,
  ImagePart,
  MetadataPart,
  Refusals,
  Subject,
  UnreadKind
} from '#lib/failures/refusals.ts'
import type { Sentences, Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

const images: Titled<ImageFaults> = {
  'not-an-image': {
    title: 'Ce n’est pas une image qui puisse être développée',
    detail: ({ name, formats }, { either }) =>
      `${fileOf(name)} n’est pas un fichier ${either(formats)}, quoi qu’en dise son nom.`
  },
  heic: {
    title: 'Les photographies HEIC ne peuvent pas être lues ici',
    detail: ({ name }) =>
      `${fileOf(name)} est au format HEIC. Exportez-le en JPEG (sur un iPhone : Réglages, Appareil photo, Formats, Le plus compatible).`
  },
  'raw-file': {
    title: 'Ce fichier brut ne contient pas d’image',
    detail: ({ name, kind }) =>
      `${fileOf(name)} est un fichier brut d’appareil photo (${kind}) sans image d’au moins la moitié de sa taille. Développez-le dans un logiciel RAW, exportez-le en JPEG et envoyez celui-ci.`
  },
  'side-too-long': {
    title: 'L’image est trop longue ou trop large',
    detail: ({ subject, width, height, limit }, { number }) =>
      `${has[subject]} ${width} × ${height} pixels ; un côté peut en avoir ${number(limit.allowed)} au plus.`
  },
  'too-many-pixels': {
    title: 'L’image a trop de pixels',
    detail: ({ subject, width, height, frames, limit }, { number }) =>
      `${has[subject]} ${number(limit.measured)} pixels (${width} × ${height}${times(frames)}) ; ${number(limit.allowed)} sont admis au plus.`
  }
}

const results: Sentences<Refusals> = {
  damaged:
    'L’image est abîmée : elle ne peut pas être lue en entier. Renvoyez-la, ou envoyez-en une autre copie.',
  'cut-short':
    'Le fichier de l’image est incomplet : il se termine trop tôt. A-t-il été enregistré en entier ? Renvoyez-le.',
  'drawing-refused': ({ part }) =>
    `Ce SVG ${drawingParts[part]}. Enregistrez-le en PNG, et envoyez celui-là.`,
  'kind-not-read': ({ format, kind }) =>
    `Ce ${format.toUpperCase()} est d’une sorte qui n’est pas lue ici${kinds[kind]}. Enregistrez-le en JPEG ou PNG ordinaire, et envoyez celui-là.`,
  'too-many-frames': ({ subject, frames, limit }, { number }) =>
    `${has[subject]} ${number(frames)} images animées ; ${number(limit.allowed)} sont admises au plus.`,
  'too-many-parts': ({ subject, part, limit }, { number }) =>
    `${has[subject]} ${number(limit.measured)} ${parts[part]} ; la limite est de ${number(limit.allowed)}. Aucun appareil photo n’en écrit autant : enregistrez le fichier à nouveau avec un autre programme, puis renvoyez-le.`,
  'metadata-too-large': ({ subject, part, limit }, { bytes }) =>
    `${carries[subject]} au moins ${bytes(limit.measured)} de ${metadata[part]} ; la limite est de ${bytes(limit.allowed)}. Enregistrez le fichier sans cela avec un autre programme, puis renvoyez-le.`,
  'contradictory-size': ({ subject, width, height, claimed }) =>
    `${has[subject]} ${width} × ${height} pixels, mais le fichier en annonce ${claimed.width} × ${claimed.height} : il est abîmé. Envoyez-en une autre copie.`,
  'too-long-for-format':
    'Le tirage aurait {width} × {height} pixels ; un côté en {format} peut en avoir {limit.allowed} au plus. Réduisez-le avec resize, ou choisissez un autre format.',
  'too-much-memory':
    'Développer l’image prendrait environ {limit.measured:bytes} de mémoire ; il y en a {limit.allowed:bytes}. Envoyez-en une plus petite, ou demandez un tirage plus petit.',
  'print-too-large': ({ format, lossy, limit }, { number }) =>
    `En ${format}, le tirage fait ${number(limit.measured)} octets${lossy ? ' à la qualité la plus basse' : ''} ; ${number(limit.allowed)} au plus étaient demandés. Réduisez-le avec resize, ou choisissez un autre format.`,
  'nothing-left':
    'L’image a {width} × {height} pixels : {region} n’en contient aucune partie. Choisissez une autre région.',
  'watermark-gone':
    'Le filigrane, l’image {image}, n’existe pas ou a été effacé. Renvoyez-le et utilisez son nouvel identifiant.',
  crashed:
    'L’image n’a pas pu être développée : {times} essais ont échoué. Essayez une autre recette, ou envoyez l’image dans un autre format.',
  'took-too-long':
    'Développer l’image a pris plus de {limit.allowed} secondes. Envoyez-en une plus petite, ou demandez moins d’étapes.',
  internal:
    'Le labo lui-même a échoué sur cette image, à chaque fois : c’est une faute de son programme, pas de l’image. Indiquez {id} à qui s’en occupe : le journal le contient aussi.',
  'record-unreadable': 'Le stockage a endommagé la fiche de ce tirage. Demandez-le à nouveau.',
  unclassified: '{sentence}'
}

export const refusals = { ...images, ...results }

const has: Record<Subject, string> = {
  image: 'L’image a',
  watermark: 'Le filigrane a',
  print: 'Le tirage aurait'
}

const times = (frames: number) => (frames > 1 ? `, animée en ${frames} images` : '')

const kinds: Record<UnreadKind, string> = {
  animated: ' : c’est une animation',
  channels: ' : il a trop de canaux',
  colours: ' : ses couleurs sont enregistrées d’une manière inhabituelle',
  compression: ' : sa compression est inhabituelle',
  float:
    ' : ses échantillons sont des nombres à virgule flottante inhabituels (ceux de 32 bits, de 0 à 1, sont lus)',
  process: ' : c’est un JPEG sans perte ou hiérarchique',
  'sample-bits': ' : ses échantillons ont un nombre de bits inhabituel',
  signed: ' : ses échantillons sont des nombres signés',
  'tiled-planes': ' : il combine des tuiles et des plans de couleur séparés',
  other: ''
}

const carries: Record<Subject, string> = {
  image: 'L’image contient',
  watermark: 'Le filigrane contient',
  print: 'Le tirage contiendrait'
}

const parts: Record<ImagePart, string> = {
  scans: 'passes progressives',
  sections: 'sections',
  frames: 'images animées',
  tiles: 'tuiles',
  pages: 'pages',
  tags: 'champs de métadonnées'
}

const metadata: Record<MetadataPart, string> = {
  icc: 'profil de couleur',
  exif: 'métadonnées EXIF',
  xmp: 'métadonnées XMP',
  text: 'texte',
  other: 'données d’autres programmes'
}

const drawingParts: Record<DrawingPart, string> = {
  entities: 'déclare des entités, qui ne sont pas lues ici',
  links: 'renvoie à d’autres fichiers, qui ne sont pas ouverts ici',
  encoding: 'n’est pas en UTF-8',
  size: 'est un fichier trop volumineux pour être dessiné ici',
  elements: 'a trop d’éléments pour être dessiné ici'
}
