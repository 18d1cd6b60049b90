const regionNames = new Intl.DisplayNames("en", { type: "region" });

/** The country of an address in words, or that it is not known. */
export function placeName(country: string | null): string {
  return country === null ? "Place unknown" : (regionNames.of(country) ?? country);
}
