import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";

/** As Open Graph asks for it, in pixels. */
export const PICTURE_SIZE = { width: 1200, height: 630 };

const PACKAGES = join(process.cwd(), "node_modules");
/** The portal's own letters, and for those that it lacks another that writes every alphabet of Europe. */
const FONTS = [
  { name: "Outfit", weight: 400, path: "@fontsource/outfit/files/outfit-latin-400-normal.woff" },
  { name: "Outfit", weight: 600, path: "@fontsource/outfit/files/outfit-latin-600-normal.woff" },
  { name: "Outfit ext", weight: 400, path: "@fontsource/outfit/files/outfit-latin-ext-400-normal.woff" },
  { name: "Outfit ext", weight: 600, path: "@fontsource/outfit/files/outfit-latin-ext-600-normal.woff" },
  { name: "DejaVu", weight: 400, path: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf" },
  { name: "DejaVu", weight: 600, path: "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf" },
] as const;

let loaded: Promise<{ name: string; weight: 400 | 600; data: ArrayBuffer }[]> | undefined;

/** Draws a picture of 1200 × 630 pixels as PNG; all of its text must have gone through `drawable`. */
export async function drawPicture(picture: ReactElement): Promise<Uint8Array<ArrayBuffer>> {
  loaded ??= Promise.all(
    FONTS.map(async ({ name, weight, path }) => ({ name, weight, data: new Uint8Array(await readFile(join(PACKAGES, path))).buffer })),
  );
  return new Uint8Array(await new ImageResponse(picture, { ...PICTURE_SIZE, fonts: await loaded }).arrayBuffer());
}

/**
 * What the fonts can write: Latin, Greek, Cyrillic, Armenian and Georgian letters, digits and common marks. For anything else the
 * drawing would ask a server on the internet, and it does not set text from right to left; that is left out.
 */
export const drawable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(
      /[^\u0020-\u007e\u00a0-\u024f\u0370-\u0373\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0525\u0531-\u0556\u0561-\u0587\u10d0-\u10fa\u1e00-\u1efb\u2010-\u2026\u2030\u20ac]/g,
      "",
    )
    .replace(/ +/g, " ")
    .trim();
