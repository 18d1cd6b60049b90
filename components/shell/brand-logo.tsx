/** A tenant's logo in place of our mark, on white: most logos are made for it. What it says is in the name beside it. */
export function BrandLogo({ src }: { src: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: small, already in the right size, and kept by browsers for ever
    <img src={src} alt="" height={32} className="brand-logo h-8 w-auto shrink-0 rounded-md bg-white object-contain" />
  );
}
