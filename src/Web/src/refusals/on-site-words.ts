import { countdown, hour } from '../lib/moments'
import { euros } from '../lib/money'
import { millisecondsOf } from '../lib/spans'
import type { Facts } from './refusal-facts'

/** Why not, before the kiosk and the lockers. */
export const ON_SITE: Readonly<Record<string, string>> = {
  NOT_A_PASS: 'Ce n’est pas un code Toolbox24. Ouvrez votre location dans l’application.',
  FORGED_PASS: 'Ce code n’est pas valable. Ouvrez votre location dans l’application.',
  PASS_REVOKED: 'Ce code a été remplacé par un autre, sur un autre téléphone.',
  PASS_OF_OTHER_SITE: 'Ce code est pour un autre magasin : regardez l’adresse sur votre réservation.',
  PASS_FOR_OTHER_PURPOSE: 'Ce code sert à autre chose. Choisissez « Retirer » ou « Rendre ».',
  PASS_TOO_LATE: 'Ce code n’ouvre plus rien : le temps pour venir est passé.',
  STALE_PASS_CODE: 'Ce code a changé entre-temps. Présentez celui que le téléphone montre maintenant.',
  PASS_CODE_USED: 'Ce code a déjà servi. Le suivant arrive dans un instant.',
  WRONG_PIN: 'Ce PIN n’ouvre rien ici pour le moment. Vérifiez les dix chiffres.',
  NOT_LET_IN: 'Ce retrait n’est pas possible pour le moment. Regardez dans l’application, ou appelez-nous.',
  VISIT_OVER: 'Cette visite est terminée. Présentez de nouveau le code.',
  NOT_INSIDE: 'Montrez d’abord votre code à la borne, à l’entrée.',
  PASSES_BLOCKED: 'Vous avez dit que ce n’était pas vous : plus rien ne s’ouvre. Levez d’abord le blocage.',
  RENT_NOT_THERE: 'La location n’est pas payée : aucun casier ne s’ouvre.',
  DEPOSIT_NOT_THERE: 'Le dépôt de garantie n’est plus bloqué : aucun casier ne s’ouvre.',
  SAFETY_NOTICE_UNREAD: 'Lisez d’abord la consigne de sécurité.',
  NOT_POSSIBLE_FOR_ITEM: 'Ce n’est plus possible pour cet outil.',
  CHOICE_AWAITED: 'Choisissez d’abord ce que vous préférez.',
  NOTHING_TO_CHOOSE: 'Le casier s’est ouvert entre-temps.',
  NOTHING_ELSE: 'Il n’y a pas d’autre outil dans cette réservation.',
  TWIN_MISSING: 'Il n’y a pas d’autre exemplaire libre. Choisissez autre chose.',
  PICKUP_REPORTS_OVER: 'Le temps pour le signaler est passé. Écrivez-nous.',
  NOTHING_TO_MAKE_GOOD: 'Dites d’abord ce qui ne va pas.',
  TOOL_STILL_OUT: 'Rouvrez le casier, reposez l’outil s’il y en avait un, et refermez.',
  LOCKER_STILL_OPEN: 'Fermez d’abord le casier.',
  LOCKER_ANSWER_AWAITED: 'Le casier répond dans un instant. Réessayez.',
  LOCKER_NOT_OPEN: 'Ce casier n’est pas ouvert.',
  TWIN_TOO_LATE: 'Le créneau est terminé : choisissez le remboursement.',
  TOO_MANY_PHOTOS_OF_TOOL: 'Il y a assez de photos de cet outil.',
  TOO_MUCH_EVIDENCE: 'Il y a assez de photos de cet outil.',
  NO_EVIDENCE_NOW: 'Il n’y a rien à photographier maintenant.',
  EXTENSION_UNDER_WAY: 'Une prolongation attend déjà son paiement.',
  NOT_LATER: 'La nouvelle fin doit être plus tard.',
  SLOT_OVER: 'La location est terminée : elle ne se prolonge plus.',
  EARLY_RETURN_UNCONFIRMED: 'Rien n’est remboursé pour un retour avant l’heure : confirmez-le.',
  ANOTHER_LOCKER_OPEN: 'Fermez d’abord l’autre casier.',
  WRONG_TOOL: 'Ce n’est pas le bon outil. Reprenez-le, et scannez celui de ce casier.',
  REOPENED_TOO_OFTEN: 'Ce casier a déjà été rouvert trois fois.',
  REOPENING_OVER: 'Le casier ne s’ouvre plus pour vous.',
  PHOTO_OF_DOOR_MISSING: 'Photographiez d’abord la porte.',
  NOTHING_ANNOUNCED: 'Il n’y a pas de retenue à laquelle répondre.',
  NOTHING_TO_DISPUTE: 'Il n’y a pas encore de décision à contester.',
  DISPUTED_ALREADY: 'Vous avez déjà contesté cette décision.',
  DISPUTE_TOO_LATE: 'Le délai pour contester est passé.',
  PIN_ON_ITS_WAY: 'Le PIN est déjà en route. Attendez une minute.',
  PIN_SENT_OFTEN: 'Le PIN a déjà été envoyé trois fois.',
}

/** The same, with what is to be known of it; null where the code says it all. */
export function onSiteWords(facts: Facts, zone: string): string | null {
  switch (facts.__typename) {
    case 'TooManyTries':
      return `Trop d’essais : le clavier attend ${countdown(millisecondsOf(facts.wait))}. Un téléphone se présente quand même.`
    case 'NotYourTurn':
      return `Une personne à la fois : ${facts.before === 1 ? 'une est' : `${facts.before} sont`} avant vous. Votre temps ne court pas.`
    case 'PassTooEarly':
    case 'TooEarlyToPickUp':
      return `C’est un peu tôt : cela s’ouvre à ${hour(Date.parse(facts.from), zone)}.`
    case 'NotFreeYet':
      return `Un autre client a l’outil jusqu’à ${hour(Date.parse(facts.from), zone)}.`
    case 'ExtensionPriceChanged':
      return `Le prix vient de changer : ${euros(facts.price.cents)}.`
    case 'WrongSite':
      return `Ces outils se rendent dans un autre magasin${facts.graceUntil ? ` ; vous avez jusqu’à ${hour(Date.parse(facts.graceUntil), zone)} pour y aller, sans frais` : ''}.`
    default:
      return null
  }
}
