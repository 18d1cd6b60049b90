import Bowser from "bowser";

/** What people call the program behind a `User-Agent`: "Chrome on Windows", or "Unknown device". */
export function deviceLabel(userAgent: string | null): string {
  if (!userAgent) return "Unknown device";
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  return browser.name || os.name || userAgent.slice(0, 40);
}
