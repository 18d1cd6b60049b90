import { z } from "zod";

/**
 * A path of our own, to go to after signing in; undefined for everything else, or the form would be an open redirect:
 * browsers read `//host`, `/\host` and a tab or line break between the slashes as another site. `/.//host` becomes `//host` in an address that
 * is taken apart and put together again.
 */
export const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u)
  .refine((path) => URL.parse(path, "http://own.invalid")?.pathname.startsWith("//") === false)
  .optional()
  .catch(undefined);

/** The address of a page that leads on to `next`; what is no path of our own is dropped. */
export function withNext(path: string, next: unknown): string {
  const own = ownPath.parse(next);
  return own ? `${path}?next=${encodeURIComponent(own)}` : path;
}
