/** The last four digits of a telephone number, and six that were sent to it. */
export const PIN = 10

/** What counts of what was typed. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '').slice(0, PIN)
}

/** "0001 123 456", as it is read. */
export function pinWords(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].filter(part => part !== '').join(' ')
}
