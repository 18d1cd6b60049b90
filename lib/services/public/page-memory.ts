import { hostName } from "#lib/identity";
import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { currentStatus } from "../prober.ts";
import { unlessSilent } from "../status/unless-silent.ts";
import { makePageContent } from "./make-content.ts";
import { contentOfParts, withPartsNow } from "./own-parts-now.ts";
import { pageBrandOf } from "./page-brand.ts";
import type { PageBrand, PageContent } from "./page-content.ts";
import type { Staleness } from "./page-html.ts";
import { StoredContents } from "./stored-content.ts";

/** A page as it can be told at the moment. */
export interface PageNow {
  content: PageContent;
  staleness: Staleness;
}

interface Brand {
  /** Null until it was read for the first time. */
  brand: PageBrand | null;
  at: number;
  reading: Promise<PageBrand> | null;
}

/** A brand that was changed is seen within this time. */
const BRAND_FRESH_MS = 15_000;
/** Whatever anybody writes into a Host header: the operator's page is the answer, and is not remembered for each. */
const MOST_HOSTS = 500;
/** What is read every two seconds while the database answers is out of date after this. */
const STALE_AFTER_MS = 4_000;

/** Knows what the public page of each host tells: from the database, else from memory, else from what was stored. */
export class PageMemory {
  readonly #runtime: Runtime;
  readonly #stored: StoredContents;
  readonly #brands = new Map<string, Brand>();
  readonly #contents = new Map<string, PageContent>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#stored = new StoredContents(runtime);
  }

  /**
   * Under which name the page of a host is kept: a tenant's under its domain, and the operator's under "", whatever the host.
   * @param hostHeader as the request has it
   */
  async placeOf(hostHeader: string | undefined): Promise<string> {
    const host = hostName(hostHeader) ?? "";
    try {
      return (await this.#brandOf(host)).tenantId === null ? "" : host;
    } catch (error) {
      if (!isAway(error)) throw error;
      return (await this.#lastOf(host)) ? host : "";
    }
  }

  /** @param place as `placeOf` has it */
  async pageAt(place: string): Promise<PageNow> {
    try {
      const content = await makePageContent(this.#runtime, await this.#brandOf(place));
      this.#contents.set(place, content);
      // Not waited for: whoever reads the page has no part in it. It says itself what goes wrong.
      void this.#stored.store(place, content);
      return this.#now(content, false);
    } catch (error) {
      if (!isAway(error)) throw error;
      const last = await this.#lastOf(place);
      return last ? this.#now(last, true) : { content: contentOfParts(this.#runtime), staleness: { kind: "nothing" } };
    }
  }

  async #lastOf(place: string): Promise<PageContent | null> {
    const known = this.#contents.get(place) ?? (await this.#stored.load(place));
    if (known) this.#contents.set(place, known);
    return known;
  }

  #now(content: PageContent, isFromBefore: boolean): PageNow {
    if (isFromBefore) return { content: withPartsNow(content, currentStatus(this.#runtime)), staleness: { kind: "asOf", at: content.at } };
    // The parts are of now: the memory of this process sees to it.
    const isStale = this.#runtime.clock.now().getTime() - content.at.getTime() > STALE_AFTER_MS;
    return { content, staleness: isStale ? { kind: "asOf", at: content.at } : null };
  }

  /** Whose page it is does not change because the database is away. @throws `unavailable` where it was never read */
  async #brandOf(host: string): Promise<PageBrand> {
    const known = this.#known(host);
    const now = this.#runtime.clock.now().getTime();
    if (known.brand && now - known.at < BRAND_FRESH_MS) return known.brand;
    known.reading ??= pageBrandOf(this.#runtime, host)
      .then((brand) => {
        known.brand = brand;
        return brand;
      })
      .finally(() => {
        known.at = this.#runtime.clock.now().getTime();
        known.reading = null;
      });
    const last = known.brand;
    const soon = unlessSilent(known.reading);
    return last ? soon.catch(() => last) : soon;
  }

  #known(host: string): Brand {
    const known = this.#brands.get(host) ?? { brand: null, at: 0, reading: null };
    this.#brands.delete(host);
    if (this.#brands.size >= MOST_HOSTS) this.#brands.delete(this.#brands.keys().next().value ?? "");
    this.#brands.set(host, known);
    return known;
  }
}

const isAway = (error: unknown) => isAppError(error) && error.code === "unavailable";
