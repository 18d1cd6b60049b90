"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Answers of the API are files or data, and no pages. */
const NO_PAGES = "/api/";

/** Follows every `SoftLink` of the document without loading it anew. Without script, and with a key that asks for a new tab, they are ordinary links. */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = softLinkOf(event.target);
      if (!link || link.element.hasAttribute("download") || !["", "_self"].includes(link.element.getAttribute("target") ?? "")) return;
      event.preventDefault();
      router.push(link.path, { scroll: link.element.getAttribute("data-soft") !== "keep" });
    };
    const fetchAhead = (event: Event) => {
      const link = softLinkOf(event.target);
      if (link?.element.hasAttribute("data-ahead")) router.prefetch(link.path);
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

/**
 * The link around what was clicked, where it leads to another page of this portal. What lies within this page is left to the browser, which
 * moves the focus there, too. Links within drawings have no `HTMLAnchorElement`.
 */
function softLinkOf(target: EventTarget | null): { element: Element; path: string } | null {
  const element = target instanceof Element ? target.closest("a[data-soft]") : null;
  const href = element?.getAttribute("href");
  if (!element || !href) return null;
  const { origin, pathname, search, hash } = new URL(href, location.href);
  if (hash && pathname === location.pathname && search === location.search) return null;
  return origin === location.origin && !pathname.startsWith(NO_PAGES) ? { element, path: pathname + search + hash } : null;
}
