/** Embeddings, overrides, isolates and marks of direction (Unicode Standard Annex 9). */
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/**
 * How a browser saves or shows a file (RFC 6266): its name in plain letters for old programs, and as it is (RFC 8187) for all others. Nothing of
 * the name can end the header or begin another, and no sign in it turns how the rest is shown: of "\u202efdp.exe" one reads "exe.pdf". Pure.
 */
export function contentDisposition(type: "attachment" | "inline", given: string): string {
  const name = given.replace(TURNING, "");
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return plain === name ? `${type}; filename="${name}"` : `${type}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
