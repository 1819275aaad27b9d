import type { ImportedOfferFacts } from './offer-import.queries';

/**
 * What one offer of a person is told from another by: its words, or its size where it has none. A landlord may offer
 * several premises; one with the same words is the same.
 */
export function offerKey(facts: Pick<ImportedOfferFacts, 'offer' | 'areaMinSqm' | 'areaMaxSqm'>): string {
  const words = (facts.offer ?? '')
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase();
  return words === '' ? `${facts.areaMinSqm ?? ''}-${facts.areaMaxSqm ?? ''}` : words;
}

/** The facts of an offer with its blanks filled from a list, or with what the list says written over them. */
export function mendedOffer(
  held: ImportedOfferFacts,
  said: ImportedOfferFacts,
  way: 'fill' | 'update',
): ImportedOfferFacts {
  const take = <T>(before: T | null, now: T | null): T | null =>
    way === 'fill' ? (before ?? now) : (now ?? before);
  const sized =
    way === 'fill'
      ? held.areaMinSqm === null && held.areaMaxSqm === null
      : said.areaMinSqm !== null || said.areaMaxSqm !== null;
  const area = sized ? said : held;
  const placed = way === 'fill' ? held.region.length === 0 : said.region.length > 0;
  return {
    companyId: take(held.companyId, said.companyId),
    companyName: take(held.companyName, said.companyName),
    contactName: take(held.contactName, said.contactName),
    offer: take(held.offer, said.offer),
    areaMinSqm: area.areaMinSqm,
    areaMaxSqm: area.areaMaxSqm,
    region: placed ? said.region : held.region,
    parkId: take(held.parkId, said.parkId),
  };
}
