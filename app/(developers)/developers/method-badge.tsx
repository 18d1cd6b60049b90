import { Badge, type Tone } from "#components/ui/badge";

const methodTones: Record<string, Tone> = { GET: "accent", POST: "good", PUT: "warn", PATCH: "warn", DELETE: "bad" };

/** The HTTP method of an operation. */
export const MethodBadge = ({ method }: { method: string }) => (
  <Badge tone={methodTones[method] ?? "neutral"} className="shrink-0 font-mono">
    {method}
  </Badge>
);
