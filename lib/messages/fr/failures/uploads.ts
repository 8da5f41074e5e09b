import type { UploadProblems } from '#lib/failures/uploads.ts'
import type { Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

export const uploads: Titled<UploadProblems> = {
  'no-image': {
    title: 'Aucune image n’a été envoyée',
    detail:
      'Envoyez une ou plusieurs images dans le champ multipart « data », ou une seule comme corps.'
  },
  'wrong-field': {
    title: 'L’image est arrivée dans un autre champ',
    detail: 'Un fichier est arrivé dans le champ « {field} » : envoyez-le dans « data ».'
  },
  'empty-image': {
    title: 'Le fichier est vide',
    detail: ({ name }) => `${fileOf(name)} n’a aucun octet. A-t-il été enregistré en entier ?`
  },
  'upload-cut-off': {
    title: 'L’envoi s’est interrompu',
    detail: 'La connexion ou le corps multipart s’est terminé avant l’image. Renvoyez-la.'
  },
  'too-large': {
    title: 'Le fichier est trop lourd',
    detail: 'Une image peut faire {limit.allowed:bytes} au plus ; celle-ci fait davantage.'
  },
  'request-too-large': {
    title: 'La requête est trop lourde',
    detail:
      'Outre les images, une requête peut contenir jusqu’à {fields} champs, ou {bytes:bytes} de JSON.'
  },
  'too-many-files': {
    title: 'Trop d’images à la fois',
    detail: ({ limit: { allowed } }, { number }) =>
      allowed === 1
        ? 'Une requête peut contenir une seule image. Envoyez chacune dans la sienne.'
        : `Une requête peut contenir jusqu’à ${number(allowed)} images. Envoyez le reste dans une autre.`
  },
  'svg-off': {
    title: 'Le SVG n’est pas accepté ici',
    detail: ({ name }) => `${fileOf(name)} est un SVG. Envoyez-le en PNG.`
  },
  'wrong-content': {
    title: 'Ce type de contenu n’est pas accepté ici',
    detail: ({ mediaType, allowed, example }, { either }) =>
      `${mediaType === null ? 'Content-Type manque' : `Content-Type ${mediaType} n’est pas accepté ici`} : envoyez ${either(allowed)}${example ? `, par exemple ${example} en JSON` : ''}.`
  },
  'broken-image': {
    title: 'L’image est abîmée',
    detail: ({ name, format }) =>
      `${fileOf(name)} commence comme du ${format}, mais sa taille est illisible. A-t-il été enregistré en entier ?`
  }
}
