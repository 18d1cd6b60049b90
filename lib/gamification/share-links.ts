/** Where something can be shared. */
export type SharePlace = "mail" | "x" | "linkedin" | "whatsapp" | "facebook";

/** A text to share something with, and the address that opens it there. LinkedIn and Facebook take no text but their own writer's. */
export interface ShareText {
  place: SharePlace;
  text: string;
  href: string;
}

/** Pure. @param urlAt the address to share, which may say where it stood */
export function shareLinks({
  title,
  short,
  long,
  urlAt,
}: {
  title: string;
  short: string;
  long: string;
  urlAt: (place: SharePlace) => string;
}): ShareText[] {
  const ask = (address: string, query: Record<string, string>) => `${address}?${new URLSearchParams(query)}`;
  const mailed = `${long}\n\n${urlAt("mail")}`;
  const told = `${short} ${urlAt("whatsapp")}`;
  return [
    { place: "mail", text: mailed, href: `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(mailed)}` },
    { place: "x", text: `${short} ${urlAt("x")}`, href: ask("https://x.com/intent/post", { text: short, url: urlAt("x") }) },
    {
      place: "linkedin",
      text: `${long}\n${urlAt("linkedin")}`,
      href: ask("https://www.linkedin.com/sharing/share-offsite/", { url: urlAt("linkedin") }),
    },
    { place: "whatsapp", text: told, href: ask("https://wa.me/", { text: told }) },
    { place: "facebook", text: `${long}\n${urlAt("facebook")}`, href: ask("https://www.facebook.com/sharer/sharer.php", { u: urlAt("facebook") }) },
  ];
}
