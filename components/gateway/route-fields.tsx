import { useSay, useWords } from "#components/format/words";
import { ALL_PERMISSIONS, PERMISSIONS } from "#lib/access";
import { BALANCINGS, createRouteInput, FALLBACKS, type GatewayRoute, STICKY_BY } from "#lib/brain/schema";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

const PLAIN = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;
const UNLESS_SAID = createRouteInput.parse({ service: "x" });
export const ROUTE_FIELDS = ["service", ...Object.keys(UNLESS_SAID).filter((name) => name !== "service")];

const BALANCING_WORDS = { round_robin: "roundRobin", least_requests: "leastRequests", weighted: "weighted", sticky: "sticky" } as const;
const FALLBACK_WORDS = { none: "fallbackNone", stale: "fallbackStale", static: "fallbackStatic" } as const;

/** All settings of a route, for the form around. `route` is null for a new one, whose service is chosen among `services`. */
export function RouteFields({ route, services = [] }: { route: GatewayRoute | null; services?: string[] }) {
  const [t, say] = [useWords("gateway"), useSay()];
  const now = route ?? UNLESS_SAID;
  const number = (
    name: keyof typeof now & string,
    label: string,
    bounds: { min: number; max: number },
    more: { hint?: string; isOptional?: boolean } = {},
  ) => (
    <TextField
      name={name}
      label={label}
      type="number"
      inputMode="numeric"
      defaultValue={now[name] === null ? "" : String(now[name])}
      {...bounds}
      {...more}
    />
  );
  return (
    <>
      {/* None is chosen beforehand: a form that is sent untouched would open a way to whichever comes first. */}
      {route ? null : (
        <Select
          name="service"
          label={t("service")}
          options={[{ value: "", label: t("chooseService") }, ...services.map((key) => ({ value: key, label: key }))]}
          aria-required
        />
      )}
      <TextField name="pathPrefix" label={t("pathPrefix")} hint={t("pathPrefixHint")} defaultValue={now.pathPrefix} maxLength={200} {...PLAIN} />
      <TextField
        name="methods"
        label={t("methods")}
        hint={t("methodsHint")}
        defaultValue={now.methods.join(", ")}
        maxLength={200}
        isOptional
        {...PLAIN}
      />
      <Select
        name="access"
        label={t("access")}
        defaultValue={now.access}
        options={[
          { value: "signed_in", label: t("everybodySignedIn") },
          { value: "public", label: t("everybody") },
          ...ALL_PERMISSIONS.map((permission) => ({ value: permission, label: say(PERMISSIONS[permission]) })),
        ]}
      />
      <Select
        name="isEnabled"
        label={t("state")}
        // One that is new is opened by choice.
        defaultValue={String(route?.isEnabled ?? false)}
        options={[
          { value: "true", label: t("open") },
          { value: "false", label: t("closed") },
        ]}
      />
      {number("ratePerMinute", t("ratePerMinute"), { min: 1, max: 1_000_000 }, { hint: t("ratePerMinuteHint"), isOptional: true })}
      {number("maxBodyKib", t("maxBodyKib"), { min: 0, max: 104_857_600 })}
      {number("connectTimeoutMs", t("connectTimeoutMs"), { min: 50, max: 60_000 })}
      {number("firstByteTimeoutMs", t("firstByteTimeoutMs"), { min: 50, max: 600_000 })}
      {number("idleTimeoutMs", t("idleTimeoutMs"), { min: 50, max: 3_600_000 })}
      {number("totalTimeoutMs", t("totalTimeoutMs"), { min: 50, max: 86_400_000 }, { hint: t("totalTimeoutHint"), isOptional: true })}
      <Select
        name="balancing"
        label={t("balancing")}
        defaultValue={now.balancing}
        options={BALANCINGS.map((value) => ({ value, label: t(BALANCING_WORDS[value]) }))}
      />
      <Select name="stickyBy" label={t("stickyBy")} defaultValue={now.stickyBy} options={STICKY_BY.map((value) => ({ value, label: t(value) }))} />
      {number("retries", t("retries"), { min: 0, max: 3 }, { hint: t("retriesHint") })}
      {number("breakerFailures", t("breakerFailures"), { min: 1, max: 1_000 })}
      {number("breakerOpenSeconds", t("breakerOpenSeconds"), { min: 1, max: 3_600 })}
      {number("breakerSuccesses", t("breakerSuccesses"), { min: 1, max: 100 })}
      <Select
        name="fallback"
        label={t("fallback")}
        defaultValue={now.fallback}
        options={FALLBACKS.map((value) => ({ value, label: t(FALLBACK_WORDS[value]) }))}
      />
      {number("staleSeconds", t("staleSeconds"), { min: 1, max: 86_400 })}
      {number("staticStatus", t("staticStatus"), { min: 200, max: 599 })}
      <TextField name="staticType" label={t("staticType")} defaultValue={now.staticType} maxLength={100} {...PLAIN} />
      <TextArea
        name="staticBody"
        label={t("staticBody")}
        defaultValue={now.staticBody}
        rows={3}
        maxLength={16_384}
        isOptional
        className="sm:col-span-2"
        {...PLAIN}
      />
      <TextArea
        name="corsOrigins"
        label={t("corsOrigins")}
        hint={t("corsOriginsHint")}
        defaultValue={now.corsOrigins.join("\n")}
        rows={3}
        isOptional
        className="sm:col-span-2"
        {...PLAIN}
      />
      <TextField
        name="canaryService"
        label={t("canaryService")}
        hint={t("canaryServiceHint")}
        defaultValue={now.canaryService ?? ""}
        maxLength={63}
        isOptional
        {...PLAIN}
      />
      {number("canaryPercent", t("canaryPercent"), { min: 0, max: 100 })}
    </>
  );
}
