import { Badge } from "../ui/badge.tsx";

interface PersonStatusBadgeProps {
  status: "active" | "suspended";
  isLocked: boolean;
  /** What each standing is called. */
  words: Record<"active" | "suspended" | "locked", string>;
}

/** Whether somebody may sign in; a lockout counts as long as nothing worse does. */
export function PersonStatusBadge({ status, isLocked, words }: PersonStatusBadgeProps) {
  const [tone, label] =
    status === "suspended" ? (["bad", words.suspended] as const) : isLocked ? (["warn", words.locked] as const) : (["good", words.active] as const);
  return (
    <Badge tone={tone} hasDot>
      {label}
    </Badge>
  );
}
