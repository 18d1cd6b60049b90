import { Badge } from "../ui/badge.tsx";

interface PersonStatusBadgeProps {
  status: "active" | "suspended";
  isLocked: boolean;
}

/** Whether somebody may sign in; a lockout counts as long as nothing worse does. */
export function PersonStatusBadge({ status, isLocked }: PersonStatusBadgeProps) {
  const [tone, label] =
    status === "suspended" ? (["bad", "Suspended"] as const) : isLocked ? (["warn", "Locked"] as const) : (["good", "Active"] as const);
  return (
    <Badge tone={tone} hasDot>
      {label}
    </Badge>
  );
}
