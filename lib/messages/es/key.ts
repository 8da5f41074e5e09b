import type { key as english } from '../en/key.ts'

export const key: typeof english = {
  title: 'Clave',
  heading: 'Este cuarto oscuro requiere una clave',
  lead: 'Escríbala una vez; este navegador mantendrá la sesión siete días.',
  key: 'Clave',
  keyHint: 'La da quien administra este servidor.',
  enter: 'Entrar',
  wrong: 'Aquí no se conoce esa clave.',
  ended: 'Su sesión ha terminado. Escriba la clave de nuevo.',
  signedInAs: (name) => `Ha entrado con la clave "${name}".`,
  leave: 'Cerrar sesión'
}
