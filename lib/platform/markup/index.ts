/** Text in HTML and XML. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not come through
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as HTML shows it, in elements and in attributes with quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** The same for XML 1.0, which has no way to write most control characters (section 2.2): they are left out. */
export const escapeXml = (text: string): string => escapeHtml(text.replace(NOT_IN_XML, ""));
