import { type ReactNode, useEffect, useRef } from 'react'

import { useDesk } from './desk-context'

type SplitProps = { open: string | null; list: ReactNode; detail: ReactNode; hint: string }

/** A list, and beside it what is open of it; on a small screen one of them. */
export function Split({ open, list, detail, hint }: SplitProps) {
  const { place, go } = useDesk()
  const back = useRef<HTMLButtonElement>(null)

  // Where the list goes away, whoever uses the keyboard goes on with what came in its place.
  useEffect(() => {
    if (open !== null && back.current?.offsetParent) back.current.focus()
  }, [open])

  return (
    <div className="desk-split" data-open={open !== null || undefined}>
      <div className="desk-list">{list}</div>
      <div className="desk-detail">
        {open !== null && <button ref={back} type="button" className="quiet desk-back" onClick={() => go({ tab: place.tab, id: null })}>Retour à la liste</button>}
        {detail ?? <p className="desk-nothing">{hint}</p>}
      </div>
    </div>
  )
}
