"use client";
import { useSyncExternalStore } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Icon } from "../ui/icon.tsx";

const THEMES = ["light", "dark", "system"] as const;
type Theme = (typeof THEMES)[number];

const ONE_YEAR_SECONDS = 31_536_000;
const CHANGED = "bizosaas:theme";

function currentTheme(): Theme {
  return THEMES.find((theme) => document.documentElement.classList.contains(theme)) ?? "system";
}

/** The class shows it now, the cookie lets the server send the next page in it: nothing flashes, nothing reloads. */
export function setTheme(theme: Theme): void {
  document.documentElement.classList.remove(...THEMES);
  document.documentElement.classList.add(theme);
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `theme=${theme}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
  dispatchEvent(new Event(CHANGED));
}

function isDarkNow(): boolean {
  const theme = currentTheme();
  return theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

/** Flips between light and dark. */
export function ThemeButton({ className }: { className?: string }) {
  const t = useClientWords();
  return (
    <button
      type="button"
      aria-label={t("switchBetweenLightAndDark")}
      title={t("lightOrDark")}
      onClick={() => setTheme(isDarkNow() ? "light" : "dark")}
      className={
        className ??
        "inline-flex size-11 shrink-0 items-center justify-center rounded-full border bg-surface text-muted transition-colors hover:bg-tint hover:text-ink"
      }
    >
      <Icon name="moon" className="size-5 dark:hidden" />
      <Icon name="sun" className="hidden size-5 dark:block" />
    </button>
  );
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  return () => removeEventListener(CHANGED, listener);
}

/** Light, dark, or as the device says. */
export function ThemeChoice({ initial = "system" }: { initial?: Theme }) {
  const t = useClientWords();
  const theme = useSyncExternalStore(subscribe, currentTheme, () => initial);
  return (
    <fieldset className="grid grid-cols-3 gap-1 rounded-lg bg-tint p-1">
      <legend className="sr-only">{t("theme")}</legend>
      {THEMES.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={theme === choice}
          onClick={() => setTheme(choice)}
          className="min-h-8 rounded-md px-2 font-medium text-muted text-xs hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-field"
        >
          {t(choice)}
        </button>
      ))}
    </fieldset>
  );
}
