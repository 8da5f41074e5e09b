import type { uploads as english } from '../../en/problems/uploads.ts'

export const uploads: typeof english = {
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
    detail: '« {name} » n’a aucun octet. A-t-il été enregistré en entier ?'
  },
  'upload-cut-off': {
    title: 'L’envoi s’est interrompu',
    detail: 'La connexion ou le corps multipart s’est terminé avant l’image. Renvoyez-la.'
  },
  'too-large': {
    title: 'Le fichier est trop lourd',
    detail:
      'Une image peut faire {limit:bytes} ; celle-ci fait {measured:bytes} ou plus. {variable} règle cette limite.'
  },
  'request-too-large': {
    title: 'La requête est trop lourde',
    detail: 'Outre les images, une requête peut porter {fields} champs, ou {bytes:bytes} de JSON.'
  },
  'too-many-files': {
    title: 'Trop d’images à la fois',
    detail:
      'Une requête peut porter {limit} images. Envoyez le reste dans une autre ; {variable} règle cette limite.'
  },
  'not-an-image': {
    title: 'Ce n’est pas une image qui puisse être développée',
    detail:
      '« {name} » ne contient pas de {formats} : ce que disent ses octets compte, pas son nom.'
  },
  heic: {
    title: 'Les photographies HEIC ne peuvent pas être lues ici',
    detail:
      '« {name} » en est une. Envoyez-la en JPEG : un iPhone en fait avec Réglages, Appareil photo, Formats, Le plus compatible.'
  },
  'svg-off': {
    title: 'Le SVG n’est pas accepté ici',
    detail:
      '« {name} » est un SVG. ALLOW_SVG=true sur le serveur les accepte ; un PNG est toujours accepté.'
  },
  'wrong-content': {
    title: 'Ce type de contenu n’est pas accepté ici',
    detail: 'Content-Type {mediaType} n’est pas accepté ici : envoyez {allowed}.'
  },
  'broken-image': {
    title: 'L’image est abîmée',
    detail:
      '« {name} » commence comme du {format}, mais sa taille est illisible. L’image a-t-elle été enregistrée en entier ?'
  },
  'too-many-pixels': {
    title: 'L’image a trop de pixels',
    detail:
      'Une image peut avoir {limit} pixels ; celle-ci en a {measured}. {variable} règle cette limite.'
  },
  'side-too-long': {
    title: 'L’image est trop longue ou trop large',
    detail:
      'Un côté peut avoir {limit} pixels ; celui-ci en a {measured}. {variable} règle cette limite.'
  }
}
