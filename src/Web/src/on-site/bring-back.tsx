import './on-site.css'

import { useState } from 'react'
import { useClient } from 'urql'

import { LeaveDoorOpen, ReportLockerFull, ScanReturn, UnlockForReturn } from './acts'
import { send } from './evidence'
import { hands } from './hands'
import { ItemCard } from './item-card'
import type { Item, Party } from './item-view'
import { backWords } from './item-words'
import { Next, Wait } from './next'
import { PHOTOS } from './pick-up-step'
import { ReportReturn } from './report-return'
import { returnStep } from './return-step'
import { Scan } from './scan'
import { film, photograph } from './shot'
import { useActs } from './use-acts'
import { useShots } from './use-shots'

/** How long somebody films on after pushing the door. */
const LAST_SCENE = 900

type BringBackProps = { party: Party; onChange: () => Promise<void> }

/** Item by item: open, read the plate, photos, how it is, shut. */
export function BringBack({ party, onChange }: BringBackProps) {
  const client = useClient()
  const acts = useActs(onChange)
  const { shots, took } = useShots(party.items, 'evidenceAtReturn')
  const [scanned, setScanned] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const [full, setFull] = useState<ReadonlyMap<string, string>>(new Map())
  const [isJammed, setIsJammed] = useState(false)
  const step = returnStep(party, { shots, isScanned: unit => scanned.has(unit) })
  const next = 'item' in step ? step.item.unit : undefined

  async function unlock(item: Item) {
    setAsked(new Set(asked).add(item.unit))
    await acts.act(UnlockForReturn, { input: { rental: party.rental, unit: item.unit } })
  }

  async function scan(item: Item, code: string) {
    if (await acts.act(ScanReturn, { input: { rental: party.rental, code } })) setScanned(new Set(scanned).add(item.unit))
  }

  /** Something lies in there: it is shut again, and another locker is the tool's, where one is free. */
  async function reportFull(item: Item) {
    const { locker } = item
    if (!locker || !(await acts.act(ReportLockerFull, { input: { rental: party.rental, unit: item.unit } }))) return
    setFull(new Map(full).set(item.unit, locker.id))
    await hands.shut(party.site, locker.id)
    await onChange()
  }

  /** What to know before a locker is opened for a tool. */
  function unlockWords(item: Item): string {
    const before = full.get(item.unit)
    if (before && before === item.locker?.id) return 'Aucun autre casier n’est libre : gardez l’outil, le compteur est arrêté. Notre équipe est prévenue.'
    if (before) return `Un autre casier est à vous : ${item.locker?.name ?? ''}. Pour cet outil, le compteur est arrêté.`
    return asked.has(item.unit) && !acts.isBusy
      ? 'Le casier ne s’est pas ouvert : pour cet outil, le compteur est arrêté.'
      : `Placez-vous devant le casier ${item.locker?.name ?? ''}.`
  }

  /** What it is called from now on; null where it was refused. */
  async function shoot(item: Item): Promise<string | null> {
    let name: string | null = null
    const done = await acts.run(async () => {
      const sent = await send(client, { rental: party.rental, unit: item.unit, kind: 'PHOTO' }, await photograph(item.tool.drawing, shots(item.unit)))
      if ('refusal' in sent) return sent.refusal
      name = sent.evidence
      return null
    })
    if (done) took(item.unit)
    return name
  }

  async function shut(item: Item) {
    const { locker } = item
    if (!locker) return
    await acts.run(async () => {
      const video = await film(item.tool.drawing, async () => {
        setIsJammed(!(await hands.shut(party.site, locker.id)))
        await new Promise(resolve => setTimeout(resolve, LAST_SCENE))
      })
      // A film that is missing is a sign, and never keeps a tool out.
      if (video) await send(client, { rental: party.rental, unit: item.unit, kind: 'VIDEO' }, video).catch(() => null)
      return null
    })
  }

  async function leaveOpen(item: Item) {
    const photo = await shoot(item)
    if (photo && (await acts.act(LeaveDoorOpen, { input: { rental: party.rental, unit: item.unit, photo } }))) setIsJammed(false)
  }

  return (
    <div className="at-the-wall">
      <ul className="items">
        {party.items.map(item => (
          <ItemCard key={item.unit} item={item} said={backWords(item)} isNext={item.unit === next} shots={shots(item.unit)} />
        ))}
      </ul>
      {step.kind === 'unlock' && (
        <Next acts={acts} title={`Rendez : ${step.item.tool.name}`} text={unlockWords(step.item)}>
          <button type="button" className="main" disabled={acts.isBusy} onClick={() => void unlock(step.item)}>Ouvrir {step.item.locker?.name}</button>
        </Next>
      )}
      {step.kind === 'opening' && <Next acts={acts} title={`Le casier ${step.item.locker?.name ?? ''} s’ouvre`}><Wait>Un instant, la serrure répond…</Wait></Next>}
      {step.kind === 'scan' && <Scan party={party} item={step.item} acts={acts} onScan={code => void scan(step.item, code)} onFull={() => void reportFull(step.item)} />}
      {step.kind === 'photo' && (
        <Next acts={acts} title={`Photo ${step.taken + 1} sur ${PHOTOS}`} text="Dans son casier, bien visible.">
          <button type="button" className="main" disabled={acts.isBusy} onClick={() => void shoot(step.item)}>{acts.isBusy ? 'Envoi…' : 'Photographier'}</button>
        </Next>
      )}
      {step.kind === 'report' && <ReportReturn key={step.item.unit} party={party} item={step.item} acts={acts} />}
      {step.kind === 'shut' && (
        <Next acts={acts} title="Filmez, et poussez la porte" text="Dès qu’elle est fermée, l’outil n’est plus sous votre garde.">
          <button type="button" className="main" disabled={acts.isBusy} onClick={() => void shut(step.item)}>
            {acts.isBusy ? 'On filme…' : `Fermer ${step.item.locker?.name ?? ''}`}
          </button>
          {isJammed && <p className="refusal" role="alert">La porte ne se ferme pas.</p>}
          {step.item.returnedAt === null && (
            <button type="button" className={isJammed ? 'quiet' : 'link'} disabled={acts.isBusy} onClick={() => void leaveOpen(step.item)}>
              La porte ne ferme pas : la photographier
            </button>
          )}
        </Next>
      )}
    </div>
  )
}
