import { type ReactNode, useEffect, useRef } from 'react'

import { Drawing } from '../lib/drawing'
import type { Item } from './item-view'
import type { Tone } from './item-words'
import { photoWords } from './item-words'
import { PHOTOS } from './pick-up-step'
import { drawShot } from './shot'

type ItemCardProps = { item: Item; said: { words: string; tone: Tone }; isNext: boolean; shots: number; children?: ReactNode }

/** A tool, its locker, and how far it is. */
export function ItemCard({ item, said, isNext, shots, children }: ItemCardProps) {
  return (
    <li className="item" data-next={isNext || undefined}>
      <Drawing name={item.tool.drawing} />
      <div className="item-what">
        <b>{item.tool.name}</b>
        <p>{item.locker && <span className="plate">{item.locker.name}</span>} <span className={`tag ${said.tone}`}>{said.words}</span></p>
      </div>
      {shots > 0 && (
        <p className="shots" role="img" aria-label={photoWords(shots, PHOTOS)}>
          {Array.from({ length: Math.min(shots, 4) }, (_, nth) => <Shot key={nth} drawing={item.tool.drawing} nth={nth} />)}
        </p>
      )}
      {children}
    </li>
  )
}

function Shot({ drawing, nth }: { drawing: string | null; nth: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) void drawShot(canvas.current, drawing, nth)
  }, [drawing, nth])
  return <canvas className="shot" ref={canvas} width="640" height="480" aria-hidden="true" />
}
