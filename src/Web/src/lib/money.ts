const whole = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
const exact = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** "12 €", or "12,50 €" where there are cents. */
export function euros(cents: number): string {
  return (cents % 100 === 0 ? whole : exact).format(cents / 100)
}
