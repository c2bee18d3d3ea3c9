import { Photo } from './photo'
import type { RentalItem, ReviewedItem } from './review-documents'
import { beforeWords } from './verdict-words'

type PhotosProps = { item: RentalItem; reviewed: ReviewedItem }

/** What a tool looked like when it went and when it came back, beside each other; before that, where nobody took photos when it went. */
export function Photos({ item: { evidenceAtPickup, evidenceAtReturn, tool }, reviewed: { before } }: PhotosProps) {
  return (
    <div className="desk-photos">
      {before && before.source !== 'PICK_UP' && <Side name={beforeWords(before.source)} photos={before.urls} hasVideo={false} alt={`${tool.name} avant la location`} />}
      <Side name="Au retrait" photos={urls(evidenceAtPickup)} hasVideo={Boolean(evidenceAtPickup?.video)} alt={`${tool.name} au retrait`} />
      <Side name="Au retour" photos={urls(evidenceAtReturn)} hasVideo={Boolean(evidenceAtReturn?.video)} alt={`${tool.name} au retour`} />
    </div>
  )
}

const urls = (evidence: { photos: readonly string[] } | null) => (evidence?.photos ?? []).map(id => `/evidence/${id}`)

type SideProps = { name: string; photos: readonly string[]; hasVideo: boolean; alt: string }

function Side({ name, photos, hasVideo, alt }: SideProps) {
  return (
    <figure>
      <figcaption>{name}{hasVideo ? ', avec vidéo' : ''}</figcaption>
      <div>
        {photos.map((address, index) => <Photo key={address} address={address} alt={`${alt}, photo ${index + 1}`} />)}
        {photos.length === 0 && <span className="desk-photo">aucune photo</span>}
      </div>
    </figure>
  )
}
