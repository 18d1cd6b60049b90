/**
 * How a browser saves or shows a file (RFC 6266): its name in plain letters for old programs, and as it is (RFC 8187) for all others. Nothing of
 * the name can end the header or begin another. Pure.
 */
export function contentDisposition(type: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return plain === name ? `${type}; filename="${name}"` : `${type}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
