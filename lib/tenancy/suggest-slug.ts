const LONGEST_SLUG = 63;

/** An address made of a name: "Café Müller & Co." → "cafe-muller-co". Empty for a name without letters a–z or digits. */
export function suggestSlug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
}
