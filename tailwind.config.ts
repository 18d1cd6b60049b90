import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/** Brand hues are variables, so that a tenant's branding can replace them without another build. */
const brand = {
  25: "#f2f7ff",
  50: "#ecf3ff",
  100: "#dde9ff",
  200: "#c2d6ff",
  300: "#9cb9ff",
  400: "#7592ff",
  500: "#465fff",
  600: "#3641f5",
  700: "#2a31d8",
  800: "#252dae",
  900: "#262e89",
  950: "#161950",
};

const grey = {
  25: "#fcfcfd",
  50: "#f9fafb",
  100: "#f2f4f7",
  200: "#e4e7ec",
  300: "#d0d5dd",
  400: "#98a2b3",
  500: "#667085",
  600: "#475467",
  700: "#344054",
  800: "#1d2939",
  900: "#101828",
  950: "#0c111d",
};

/**
 * What a colour is for, light and dark. Components use these names only, so both themes are decided here.
 * Text on every ground it may stand on has at least 4.5 : 1, the edge of a control 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const roles = {
  ground: [grey[50], grey[900]],
  surface: ["#ffffff", "#171f2e"],
  raised: ["#ffffff", "#1d2738"],
  sunken: [grey[50], "#1b2434"],
  tint: [grey[100], "#232d3f"],
  line: [grey[200], "#263145"],
  edge: [grey[300], "#3a465c"],
  control: ["#8a94a6", "#6b768b"],
  ink: [grey[800], "#f0f2f5"],
  soft: [grey[700], grey[300]],
  muted: ["#5d677b", grey[400]],
  accent: ["var(--brand-600)", "var(--brand-400)"],
  "accent-soft": ["var(--brand-50)", "color-mix(in srgb, var(--brand-500) 16%, #171f2e)"],
  "accent-solid": ["var(--brand-500)", "var(--brand-500)"],
  "accent-strong": ["var(--brand-600)", "var(--brand-600)"],
  good: ["#027a48", "#6ce9a6"],
  "good-soft": ["#ecfdf3", "#163530"],
  "good-solid": ["#12b76a", "#12b76a"],
  bad: ["#b42318", "#fda29b"],
  "bad-soft": ["#fef3f2", "#38222b"],
  "bad-solid": ["#d92d20", "#d92d20"],
  "bad-strong": ["#b42318", "#b42318"],
  warn: ["#b54708", "#fec84b"],
  "warn-soft": ["#fffaeb", "#352c22"],
  "warn-solid": ["#f79009", "#f79009"],
  "chart-1": ["var(--brand-500)", "var(--brand-400)"],
  "chart-2": ["var(--brand-300)", "var(--brand-200)"],
  "chart-3": ["var(--brand-800)", "var(--brand-600)"],
  "chart-4": [grey[400], grey[500]],
} as const;

const LIGHT = 0;
const DARK = 1;
const variables = (theme: typeof LIGHT | typeof DARK) => Object.fromEntries(Object.entries(roles).map(([name, pair]) => [`--${name}`, pair[theme]]));
const light = { "color-scheme": "light", ...variables(LIGHT) };
/** Black on white, whatever the theme: what is printed from a dark screen must not be pale. */
const paper = {
  ...light,
  "--ground": "#ffffff",
  "--surface": "#ffffff",
  "--sunken": "#ffffff",
  "--ink": "#000000",
  "--soft": grey[900],
  "--muted": grey[700],
};
const dark = { "color-scheme": "dark", ...variables(DARK) };

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: {
      inherit: "inherit",
      transparent: "transparent",
      current: "currentColor",
      white: "#ffffff",
      black: "#000000",
      brand: Object.fromEntries(Object.keys(brand).map((step) => [step, `var(--brand-${step})`])),
      grey,
      ...Object.fromEntries(Object.keys(roles).map((name) => [name, `var(--${name})`])),
    },
    fontFamily: {
      sans: ["var(--font-outfit)", "var(--font-outfit-ext)", "ui-sans-serif", "system-ui", "Noto Sans", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
    },
    // In rem, so that text follows the reader's own size.
    fontSize: {
      xs: ["0.75rem", { lineHeight: "1.125rem" }],
      sm: ["0.875rem", { lineHeight: "1.25rem" }],
      base: ["1rem", { lineHeight: "1.5rem" }],
      lg: ["1.125rem", { lineHeight: "1.75rem" }],
      xl: ["1.25rem", { lineHeight: "1.875rem" }],
      "2xl": ["1.5rem", { lineHeight: "2rem" }],
      "3xl": ["1.875rem", { lineHeight: "2.375rem" }],
      "4xl": ["2.25rem", { lineHeight: "2.75rem" }],
      "5xl": ["3rem", { lineHeight: "3.5rem" }],
      "6xl": ["3.75rem", { lineHeight: "4.25rem" }],
    },
    extend: {
      boxShadow: {
        field: "0 1px 2px 0 rgb(16 24 40 / 0.05)",
        raised: "0 4px 8px -2px rgb(16 24 40 / 0.1), 0 2px 4px -2px rgb(16 24 40 / 0.06)",
        dialog: "0 20px 24px -4px rgb(16 24 40 / 0.16), 0 8px 8px -4px rgb(16 24 40 / 0.06)",
      },
      maxWidth: { page: "96rem", prose: "42rem" },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": { ...Object.fromEntries(Object.entries(brand).map(([step, value]) => [`--brand-${step}`, value])), ...light },
        ":root.dark": dark,
        // A part of a page that shows a theme, whatever the page's own.
        "[data-theme=light]": light,
        "[data-theme=dark]": dark,
        // The class `system` needs no script and so never flashes.
        "@media (prefers-color-scheme: dark)": { ":root.system": dark },
        "@media print": { ":root, :root.dark, :root.system": paper },
      });
    }),
  ],
} satisfies Config;
