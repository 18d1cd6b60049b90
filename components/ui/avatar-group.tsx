import { useWords } from "../format/words.tsx";
import { Avatar } from "./avatar.tsx";

interface AvatarGroupProps {
  /** What these people are to the thing: "Members of the campaign". */
  label: string;
  people: { id: string; name: string }[];
  /** How many are drawn before the rest becomes a number. */
  shown?: number;
  size?: "sm" | "md";
}

/** Who belongs to something, in little room. Screen readers hear every name that is drawn, and how many more there are. */
export function AvatarGroup({ label, people, shown = 4, size = "sm" }: AvatarGroupProps) {
  const t = useWords("shell");
  const first = people.slice(0, shown);
  const rest = people.length - first.length;
  if (people.length === 0) return <span className="text-muted text-sm">{t("nobodyYet")}</span>;
  return (
    <ul aria-label={label} className="flex items-center">
      {first.map((person) => (
        <li key={person.id} title={person.name} className="-ms-2 rounded-full border-2 border-surface first:ms-0">
          <span className="block rounded-full bg-surface">
            <span className="block [&>span]:align-top">
              <Avatar name={person.name} size={size} />
            </span>
          </span>
          <span className="sr-only">{person.name}</span>
        </li>
      ))}
      {rest > 0 ? (
        <li className="-ms-2 rounded-full border-2 border-surface">
          <span
            className={`inline-flex items-center justify-center rounded-full bg-tint px-2 font-semibold text-soft text-xs ${size === "sm" ? "h-8 min-w-8" : "h-10 min-w-10"}`}
          >
            <span aria-hidden="true">+{rest}</span>
            <span className="sr-only">{t("andRestMore", { rest: String(rest) })}</span>
          </span>
        </li>
      ) : null}
    </ul>
  );
}
