export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-quiet" | "link";
export type ButtonSize = "sm" | "md" | "lg" | "icon" | "icon-sm";

const base =
  "inline-flex select-none items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 print:hidden";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent-solid text-white shadow-field hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-soft shadow-field hover:bg-sunken hover:text-ink",
  ghost: "text-soft hover:bg-tint hover:text-ink",
  danger: "bg-bad-solid text-white shadow-field hover:bg-bad-strong",
  "danger-quiet": "text-bad hover:bg-bad-soft",
  link: "text-accent underline-offset-4 hover:underline",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-9 px-3 py-1.5 text-sm",
  md: "min-h-11 px-4 py-2.5 text-sm",
  lg: "min-h-12 px-5 py-3 text-base",
  icon: "size-11 text-sm",
  "icon-sm": "size-9 text-sm",
};

/** Classes of everything that looks like a button. */
export function buttonStyle(variant: ButtonVariant = "primary", size: ButtonSize = "md", className = ""): string {
  const padding = variant === "link" ? "min-h-6 text-sm" : sizes[size];
  return `${base} ${variants[variant]} ${padding} ${className}`;
}
