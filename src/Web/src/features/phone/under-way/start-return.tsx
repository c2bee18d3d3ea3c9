import { hour } from '../../../lib/moments'
import { BeginReturn } from '../../../on-site/acts'
import { Next } from '../../../on-site/next'
import { ItemCard } from '../../../on-site/item-card'
import { backWords } from '../../../on-site/item-words'
import { useActs } from '../../../on-site/use-acts'
import type { RentalFacts } from '../rental/rental-view'

/** Inside with the tools; who comes early is told that nothing goes back for it. */
export function StartReturn({ rental, now, read }: { rental: RentalFacts; now: number; read: () => Promise<void> }) {
  const acts = useActs(read)
  const end = Date.parse(rental.slot.end)

  return (
    <div className="at-the-wall">
      <ul className="items">
        {rental.items.map(item => <ItemCard key={item.unit} item={item} said={backWords(item)} isNext={false} shots={0} />)}
      </ul>
      <Next
        acts={acts} title="Bon retour !"
        text={now < end ? `Vous rendez avant ${hour(end, rental.site.timeZone)} : c’est possible, mais le temps restant n’est pas remboursé.` : 'Un outil après l’autre : ouvrir, scanner, photographier, fermer.'}
      >
        <button
          type="button" className="main" disabled={acts.isBusy}
          onClick={() => void acts.act(BeginReturn, { input: { rental: rental.id, site: rental.site.id, knowsNoRefund: true } })}
        >
          Commencer le retour
        </button>
      </Next>
    </div>
  )
}
