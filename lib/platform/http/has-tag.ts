/**
 * Whether an `If-None-Match` names an entity tag. Tags are compared as weak ones (RFC 9110, 13.1.2): a proxy that compressed the answer marks
 * its tag so.
 */
export function hasTag(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch?.split(",").some((tag) => tag.trim() === "*" || strong(tag) === strong(etag)) ?? false;
}
