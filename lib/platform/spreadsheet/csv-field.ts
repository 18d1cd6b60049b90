/**
 * A field that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 * Spreadsheets of many languages part cells at semicolons instead, and do not see our quotation marks then: what would begin a cell
 * or a line for them gets one, too.
 */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = /^[=+\-@\t\r\n]/.test(text.trimStart() === "" ? text : text.trimStart()) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  const whole = safe.replace(/([;\t\r\n][\s"]*)(?=[=+\-@][^\s;])/g, "$1'");
  return /[",\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}
