const language = document.documentElement.lang
const whole = new Intl.NumberFormat(language, { style: 'percent' })
const fine = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 1 })

/**
 * 0.4 is `40%`, or as the page's language writes it; few are still more than none.
 *
 * @param {number} share
 */
export const percent = (share) => (share < 0.01 ? fine : whole).format(share)
