/** A tool as it is drawn; what it is called is always written beside it. */
export function Drawing({ name }: { name: string | null }) {
  return name
    ? <img className="drawing" src={`/demo/drawings/${encodeURIComponent(name)}.svg`} alt="" width="800" height="600" loading="lazy" />
    : <span className="drawing" aria-hidden="true" />
}
