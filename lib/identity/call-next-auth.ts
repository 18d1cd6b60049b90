import NextAuth, { type NextAuthOptions } from "next-auth";

export interface NextAuthCall {
  method: "GET" | "POST";
  /** What follows `/api/auth/`, such as ["callback", "<provider>"]. */
  path: string[];
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies: Record<string, string>;
}

export interface NextAuthAnswer {
  location: string | null;
  /** An empty value takes the cookie away. */
  cookies: { name: string; value: string }[];
}

/** Asks NextAuth from the server itself, without a request of the browser: by the interface that it has for Node's own. */
export async function callNextAuth(
  options: NextAuthOptions,
  { method, path, query = {}, body = {}, cookies }: NextAuthCall,
): Promise<NextAuthAnswer> {
  const headers = new Map<string, unknown>();
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  };
  // Of Next's own types it uses no more than this.
  await NextAuth({ query: { ...query, nextauth: path }, method, cookies, headers: {}, body } as never, response as never, options);
  const location = headers.get("location");
  const set = headers.get("set-cookie");
  return {
    location: typeof location === "string" ? location : null,
    cookies: (Array.isArray(set) ? set : []).map((each) => parseCookie(String(each))),
  };
}

function parseCookie(header: string): { name: string; value: string } {
  const [pair = ""] = header.split(";");
  const at = pair.indexOf("=");
  return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)) };
}
