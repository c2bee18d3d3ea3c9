import { type ReactNode, useEffect, useRef } from 'react'

import { demoNow } from '../lib/demo-time'
import { FailureNote } from '../refusals/failure-note'
import { RefusalNote } from '../refusals/refusal-note'
import type { Acts } from './use-acts'

type NextProps = { acts?: Acts; title: string; text?: ReactNode; children?: ReactNode }

/** The one thing to do now, always at the same place. */
export function Next({ acts, title, text, children }: NextProps) {
  const group = useRef<HTMLDivElement>(null)

  // The button that was pressed is gone: whoever goes by keyboard goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) group.current?.focus({ preventScroll: true })
  }, [title])

  return (
    <div className="next" role="group" aria-label="À faire maintenant" ref={group} tabIndex={-1}>
      {acts?.hasFailed && <FailureNote error={acts.hasFailed} />}
      {acts?.refusal && <RefusalNote refusal={acts.refusal} now={demoNow()} />}
      <p className="next-title" role="status">{title}</p>
      {text && <p className="next-text">{text}</p>}
      {children}
    </div>
  )
}

/** Something happens of itself: a locker opens, a bank answers. */
export function Wait({ children }: { children: ReactNode }) {
  return <p className="wait"><span className="wait-lamp" aria-hidden="true" />{children}</p>
}
