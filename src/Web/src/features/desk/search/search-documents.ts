import { graphql, type ResultOf } from '../../../graphql/graphql'

export const FindRentals = graphql(`
  query FindRentals($query: String!) {
    findRentals(query: $query) {
      rentals { id reference status slot { start end } site { name timeZone } tools { id name drawing } }
      customers { id account { name email phone } }
      units { id code state tool { name drawing } locker { name } }
    }
  }
`)

export const RentalFile = graphql(`
  query RentalFile($id: ID!) {
    rental(id: $id) {
      id
      reference
      status
      bookedAt
      slot { start end }
      pickupDeadline
      site { name timeZone }
      customer { account { name email phone } }
      rentNow { cents }
      payments { purpose attempt status amount { cents } taken { cents } refunded { cents } captureBefore }
      messages { channel template at sentAt isParked }
      end { cause at }
      onSite { begunAt meterSince leftAt overdueSince backAt lostAt }
      items { unit tool { name } takenAt returnedAt decision { kind amount { cents } at } }
      returnReview { doors { at what unit } }
    }
  }
`)

export type Findings = ResultOf<typeof FindRentals>['findRentals']
export type RentalFacts = NonNullable<ResultOf<typeof RentalFile>['rental']>
