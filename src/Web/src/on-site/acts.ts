import { graphql } from '../graphql/graphql'
import { RefusalFacts } from '../refusals/refusal-facts'

export const PickUp = graphql(`mutation PickUp($input: PickUpInput!) { done: pickUp(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const AskLockers = graphql(`mutation AskLockers($rental: ID!) { done: askLockers(rental: $rental) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const OpenLockerAgain = graphql(
  `mutation OpenLockerAgain($input: RentalUnitInput!) { done: openLockerAgain(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const LeaveTool = graphql(`mutation LeaveTool($input: RentalUnitInput!) { done: leaveTool(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const Choose = graphql(
  `mutation Choose($input: ChooseForStuckLockerInput!) { done: chooseForStuckLocker(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const ReportPickup = graphql(
  `mutation ReportPickup($input: ReportPickupInput!) { done: reportPickup(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const MakeGood = graphql(`mutation MakeGood($input: MakeGoodInput!) { done: makeGood(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const FinishPickUp = graphql(
  `mutation FinishPickUp($rental: ID!) { done: finishPickUp(rental: $rental) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const BeginReturn = graphql(
  `mutation BeginReturn($input: BeginReturnInput!) { done: beginReturn(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const UnlockForReturn = graphql(
  `mutation UnlockForReturn($input: RentalUnitInput!) { done: unlockForReturn(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const ReportLockerFull = graphql(
  `mutation ReportLockerFull($input: RentalUnitInput!) { done: reportLockerFull(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const ScanReturn = graphql(`mutation ScanReturn($input: ScanReturnInput!) { done: scanReturn(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const LeaveDoorOpen = graphql(
  `mutation LeaveDoorOpen($input: LeaveDoorOpenInput!) { done: leaveDoorOpen(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const ReopenLocker = graphql(
  `mutation ReopenLocker($input: RentalUnitInput!) { done: reopenLocker(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const ReportReturn = graphql(
  `mutation ReportReturn($input: ReportReturnInput!) { done: reportReturn(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const CreateEvidenceUpload = graphql(
  `mutation CreateEvidenceUpload($input: EvidenceUploadInput!) { createEvidenceUpload(input: $input) { upload { evidence url } refusal { ...RefusalFacts } } }`, [RefusalFacts])
