/** Who asks for a passkey (Web Authentication Level 3, 5.4): browsers bind passkeys to this name and tell where they were used. */
export interface RelyingParty {
  id: string;
  name: string;
  origin: string;
}

const LOOPBACK = new Set(["127.0.0.1", "[::1]", "0.0.0.0"]);

/**
 * Taken from the portal's own address alone, never from a request. The name must be a domain: a portal that is reached by a
 * loopback address has its passkeys at `localhost`, on the same port.
 */
export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl);
  if (LOOPBACK.has(url.hostname)) url.hostname = "localhost";
  return { id: url.hostname, name: "BizOSaaS", origin: url.origin };
}
