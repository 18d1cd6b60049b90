import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/** What the provider says about one of its people, beside the subject. */
export type ProviderPerson = Record<string, unknown>;

/** A certified OpenID provider on loopback, with people that a test may change. */
export interface LocalProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** By login name. */
  people: Map<string, ProviderPerson>;
  /** Signs in at the provider as one of its people, as a browser would. @returns where the provider sends the browser */
  visit(address: string, login: string): Promise<string>;
  close(): Promise<void>;
}

/** @param redirectUri where the portal takes the answer */
export async function startLocalProvider(redirectUri: () => string): Promise<LocalProvider> {
  const people = new Map<string, ProviderPerson>();
  const server = await listen();
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = "bizosaas";
  const clientSecret = "a client secret of the tests";
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${issuer}/unused`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    pkce: { required: () => true },
    async findAccount(_context, id) {
      const person = people.get(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...person }) };
    },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ["a key of the tests"] },
  };
  const provider = new Provider(issuer, configuration);
  // The redirection address holds the id that the portal gives the provider, which is not known beforehand.
  provider.Client.prototype.redirectUriAllowed = (address: string) => address === redirectUri();
  server.on("request", provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    visit: (address, login) => visit(address, login, issuer),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function listen(): Promise<Server> {
  const { createServer } = await import("node:http");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Follows the provider's redirections and fills in its two forms: who one is, and that the portal may know. */
async function visit(address: string, login: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = address;
  let form: Record<string, string> | null = null;
  for (let step = 0; step < 15; step++) {
    const response: Response = await fetch(url, {
      redirect: "manual",
      method: form ? "POST" : "GET",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { body: new URLSearchParams(form) }),
    });
    form = null;
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    if (location) {
      url = new URL(location, url).href;
      if (!url.startsWith(issuer)) return url;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`The provider answered ${response.status}: ${page.slice(0, 500)}`);
    form = prompt === "login" ? { prompt, login, password: "any" } : { prompt };
  }
  throw new Error("The provider came to no end");
}
