import { type Language, pageWords } from '#lib/messages/index.ts'

export function minePage(language: Language) {
  const { mine, status } = pageWords(language)
  return {
    language,
    title: `${mine.title} · Revelado`,
    styles: ['controls', 'mine'],
    script: 'pages/mine.js',
    status,
    mine
  }
}
