export type ThemeName = "light" | "dark" | "system";

/** The theme in a `theme` cookie; "system" for anything else. */
export function themeFromCookie(value: string | undefined): ThemeName {
  return value === "light" || value === "dark" ? value : "system";
}
