import { Photo } from './photo'
import type { RentalItem } from './review-documents'

/** What a tool looked like when it went and when it came back, beside each other. */
export function Photos({ item: { evidenceAtPickup, evidenceAtReturn, tool } }: { item: RentalItem }) {
  return (
    <div className="desk-photos">
      <Side name="Au retrait" photos={evidenceAtPickup?.photos ?? []} hasVideo={Boolean(evidenceAtPickup?.video)} alt={`${tool.name} au retrait`} />
      <Side name="Au retour" photos={evidenceAtReturn?.photos ?? []} hasVideo={Boolean(evidenceAtReturn?.video)} alt={`${tool.name} au retour`} />
    </div>
  )
}

type SideProps = { name: string; photos: readonly string[]; hasVideo: boolean; alt: string }

function Side({ name, photos, hasVideo, alt }: SideProps) {
  return (
    <figure>
      <figcaption>{name}{hasVideo ? ', avec vidéo' : ''}</figcaption>
      <div>
        {photos.map((id, index) => <Photo key={id} id={id} alt={`${alt}, photo ${index + 1}`} />)}
        {photos.length === 0 && <span className="desk-photo">aucune photo</span>}
      </div>
    </figure>
  )
}
