import type { AccessProblems } from '#lib/failures/access.ts'
import type { Titled } from '../../failure-words.ts'

export const access: Titled<AccessProblems> = {
  'no-key': {
    title: 'Este cuarto oscuro requiere una clave',
    detail: 'Envíe una clave de este servidor como Authorization: Bearer.'
  },
  'wrong-key': {
    title: 'Aquí no se conoce esa clave',
    detail: 'Está mal escrita o ya no es válida. Pregunte a quien administra este servidor.'
  },
  'key-lacks-scope': {
    title: 'Esa clave no lo permite',
    detail:
      'A la clave "{key}" le falta el permiso "{scope}". Pregunte a quien administra este servidor.'
  },
  'wrong-token': {
    title: 'Ese no es el token',
    detail: 'Envíe el token de administración de este servidor, como Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Se están probando demasiados tokens',
    detail:
      'Se comprueban de uno en uno, con una pausa tras cada uno incorrecto. Inténtelo de nuevo dentro de poco.'
  },
  'cross-site': {
    title: 'Otro sitio envió este formulario',
    detail:
      'Este servidor solo acepta formularios de sus propias páginas. Los programas no se ven afectados: no envían ni Origin ni Sec-Fetch-Site.'
  },
  'link-expired': {
    title: 'Este enlace ha caducado',
    detail: 'Era válido hasta {expiredAt}. Pida otro donde lo obtuvo.'
  },
  'link-altered': {
    title: 'Este enlace ha sido alterado',
    detail:
      'Su firma no es para {path} con estos parámetros: se modificó o se hizo para otra dirección.'
  },
  'link-unsigned': {
    title: 'Esta imagen requiere un enlace firmado',
    detail: 'Pídalo donde encontró la dirección: termina en exp=… y sig=….'
  },
  'bad-link': {
    title: 'Con esto no se puede hacer un enlace',
    detail:
      'Envíe {"recipe": "…"} o {"original": true}; además, "seconds", "width" (320 o 1280) y, con una receta, "ask": true.'
  },
  'links-off': {
    title: 'Este servidor no firma enlaces',
    detail: 'Quien lo administra no ha fijado ninguna clave para firmarlos.'
  }
}
