/** Labels that several treatments share. */
export const background = {
  label: 'Fondo',
  description: 'El color de lo que se añade. Si falta, transparente (blanco en JPEG).'
}

export const region = {
  label: 'Región',
  description:
    'Solo ahí: izquierda.arriba.ancho.alto, en píxeles, o con una p tras el número en porcentaje de la imagen. 10p.20p.50p.40p empieza en una décima parte del ancho.'
}

/** How a watermark, of text or an image, is placed on the photograph. */
export const laid = {
  opacity: { label: 'Opacidad', description: 'De 0, invisible, a 1.' },
  gravity: { label: 'Posición', description: 'Dónde está.' },
  tiled: { label: 'Repetida', description: 'Una y otra vez, sobre toda la fotografía.' }
}
