"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { patientFetch } from "./patient-fetch.ts";

/** Answers of the API are files or data, and no pages. */
const NO_PAGES = "/api/";

/**
 * Follows every `SoftLink` of the document without loading it anew. Without script, and with a key that asks for a new tab, they are ordinary links.
 * And keeps the document where its page cannot be brought up to date.
 */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const original = window.fetch;
    window.fetch = patientFetch(original, {
      address: () => location.href,
      // Longer by up to a half: after a restart not all that are open ask in the same moment.
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms * (1 + Math.random() / 2))),
    });
    return () => {
      window.fetch = original;
    };
  }, []);
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = linkOf(event.target);
      if (!link || link.element.hasAttribute("download") || !["", "_self"].includes(link.element.getAttribute("target") ?? "")) return;
      const part = partOfPage(link.url);
      if (part) goTo(part, isSoft(link) ? link.url.hash : null);
      else if (isSoft(link)) router.push(pathOf(link.url), { scroll: link.element.getAttribute("data-soft") !== "keep" });
      else return;
      event.preventDefault();
    };
    const fetchAhead = (event: Event) => {
      const link = linkOf(event.target);
      if (link && isSoft(link) && link.element.hasAttribute("data-ahead")) router.prefetch(pathOf(link.url));
    };
    // After what the page itself does with a click, which may be to prevent it.
    document.addEventListener("click", follow);
    document.addEventListener("mouseover", fetchAhead);
    document.addEventListener("focusin", fetchAhead);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("mouseover", fetchAhead);
      document.removeEventListener("focusin", fetchAhead);
    };
  }, [router]);
  return null;
}

interface FollowedLink {
  element: Element;
  url: URL;
}

/** The link around what was clicked, where it leads into this portal. Links within drawings have no `HTMLAnchorElement`. */
function linkOf(target: EventTarget | null): FollowedLink | null {
  const element = target instanceof Element ? target.closest("a[href]") : null;
  const href = element?.getAttribute("href");
  if (!element || !href || !URL.canParse(href, location.href)) return null;
  const url = new URL(href, location.href);
  return url.origin === location.origin ? { element, url } : null;
}

const isSoft = ({ element, url }: FollowedLink): boolean => element.hasAttribute("data-soft") && !url.pathname.startsWith(NO_PAGES);
const pathOf = ({ pathname, search, hash }: URL): string => pathname + search + hash;

/** What an address names within the page that is shown. */
const partOfPage = ({ hash, pathname, search }: URL): HTMLElement | null =>
  hash && pathname === location.pathname && search === location.search ? document.getElementById(nameIn(hash)) : null;

/** What cannot be decoded is taken as it stands: whoever wrote an address by hand may have left a `%` in it. */
function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/**
 * Shows a part of this page and gives it the focus. The browser by itself would leave an entry in the history that the router does not know:
 * whoever came back to it from another page would see its address, and that other page.
 * @param hash null where the part is no place to come back to: whoever skips to the content is where they were
 */
function goTo(part: HTMLElement, hash: string | null): void {
  if (hash !== null && hash !== location.hash) history.pushState(null, "", hash);
  part.scrollIntoView();
  part.focus({ preventScroll: true });
  if (document.activeElement === part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
