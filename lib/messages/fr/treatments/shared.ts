/** Labels that several treatments share. */
export const background = {
  label: 'Fond',
  description: 'La couleur de ce qui est ajouté. À défaut, transparent (blanc en JPEG).'
}

export const region = {
  label: 'Zone',
  description:
    'Là seulement : gauche.haut.largeur.hauteur, en pixels, ou, avec un p après le nombre, en pourcentage de l’image. 10p.20p.50p.40p commence à un dixième de la largeur.'
}

/** How a watermark, of text or an image, is placed on the photograph. */
export const laid = {
  opacity: { label: 'Opacité', description: 'De 0, invisible, à 1.' },
  gravity: { label: 'Position', description: 'Où il se place.' },
  tiled: { label: 'Répété', description: 'Encore et encore, sur toute la photographie.' }
}
