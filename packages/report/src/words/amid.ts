/**
 * A place's name as it stands inside a sentence: names of their own keep their large letter, "Riket" and
 * "De 31 inlästa områdena" do not.
 */
export const amid = (place: string): string =>
  /^(?:Riket$|(?:De|Det|The|Alla|All) (?:\d|enda|only|example ))/i.test(place)
    ? place.charAt(0).toLowerCase() + place.slice(1)
    : place;
