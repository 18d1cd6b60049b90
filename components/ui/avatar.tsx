import { initialsOf, slotOf } from "./initials.tsx";

const looks = [
  "bg-accent-soft text-accent",
  "bg-good-soft text-good",
  "bg-warn-soft text-warn",
  "bg-bad-soft text-bad",
  "bg-tint text-soft",
] as const;

const sizes = { sm: "size-8 text-xs", md: "size-10 text-sm", lg: "size-12 text-base" };

interface AvatarProps {
  name: string;
  size?: keyof typeof sizes;
  /** Square for companies, round for people. */
  shape?: "round" | "square";
}

/**
 * The initials of a name that stands beside it, in a colour that stays the same. Drawn, not written: they say nothing to a screen
 * reader, are no part of what a button around them is called, and are not copied with the name.
 */
export function Avatar({ name, size = "md", shape = "round" }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-initials={initialsOf(name)}
      className={`inline-flex shrink-0 select-none items-center justify-center font-semibold before:content-[attr(data-initials)] ${sizes[size]} ${shape === "round" ? "rounded-full" : "rounded-lg"} ${looks[slotOf(name, looks.length)]}`}
    />
  );
}
