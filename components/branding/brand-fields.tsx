"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type Branding, brandColour, brandRamp, LEAST_CONTRAST } from "#lib/branding/schema";
import { useField } from "../ui/action-form.tsx";
import { TextField } from "../ui/text-field.tsx";
import { BrandPreview } from "./brand-preview.tsx";

interface BrandFieldsProps {
  branding: Branding;
  logoSrc: string | null;
  /** What ours is called. */
  product: string;
  logoHint: string;
}

const OURS = "#465fff";
const sayRatio = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;

/** Name, colour and logo, and how the portal looks with what is in the fields now. */
export function BrandFields({ branding, logoSrc, product, logoHint }: BrandFieldsProps) {
  const [name, setName] = useState(useField("productName").typed ?? branding.productName ?? "");
  const [colour, setColour] = useState(useField("colour").typed ?? branding.colour ?? "");
  const [file, setFile] = useState<string | null>(null);
  const [isRemoved, setIsRemoved] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => () => (file ? URL.revokeObjectURL(file) : undefined), [file]);
  // A form that was sent is reset, and with it the choice of a file: what is shown must not promise one.
  useEffect(() => {
    const form = fields.current?.closest("form");
    const forget = () => setFile(null);
    form?.addEventListener("reset", forget);
    return () => form?.removeEventListener("reset", forget);
  }, []);
  const valid = brandColour.safeParse(colour);
  const ramp = valid.success ? brandRamp(valid.data) : null;
  const shown = name.trim();

  function follow({ target }: FormEvent) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "productName") setName(target.value);
    if (target.name === "colour") setColour(target.value);
    if (target.name === "isLogoRemoved") setIsRemoved(target.checked);
    const chosen = target.name === "logo" ? target.files?.[0] : undefined;
    if (target.name === "logo") setFile(chosen ? URL.createObjectURL(chosen) : null);
  }

  return (
    <div ref={fields} onInput={follow} className="grid gap-5">
      <TextField
        name="productName"
        label="Name of the portal"
        hint={branding.isWhiteLabel ? `In place of ${product}.` : `${product} stays below it on this plan.`}
        defaultValue={branding.productName ?? ""}
        maxLength={40}
        autoComplete="off"
        isOptional
      />
      <div className="flex items-start gap-3">
        <TextField
          name="colour"
          label="Colour"
          hint="Such as #465fff. Left empty, ours."
          defaultValue={branding.colour ?? ""}
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
          isOptional
          className="min-w-0 flex-1"
        />
        <ColourWell value={ramp ? ramp.colour : OURS} />
      </div>
      <TextField name="logo" type="file" label="Logo" hint={logoHint} accept="image/png,image/jpeg,image/webp" isOptional />
      {branding.logo ? (
        <label className="flex min-h-6 items-center gap-3 text-ink text-sm">
          <input type="checkbox" name="isLogoRemoved" className="size-5 accent-accent-solid" />
          Take the logo away
        </label>
      ) : null}
      <section aria-label="Preview" className="grid gap-4">
        <BrandPreview
          ramp={ramp}
          logoSrc={file ?? (isRemoved ? null : logoSrc)}
          name={shown || product}
          note={shown && !branding.isWhiteLabel ? `on ${product}` : null}
        />
        {ramp ? (
          <div aria-live="polite" className="grid gap-2 text-sm">
            {ramp.adjusted.map((line) => (
              <p key={line} className="rounded-lg bg-warn-soft px-3 py-2 text-warn">
                {line}
              </p>
            ))}
            <ul className="grid gap-1 text-soft">
              {ramp.contrasts.map(({ use, ratio }) => (
                <li key={use} className="flex flex-wrap justify-between gap-x-4">
                  <span>{use}</span>
                  <span className="text-ink tabular-nums">{sayRatio(ratio)}</span>
                </li>
              ))}
            </ul>
            <p className="text-muted">Everything that is read needs {LEAST_CONTRAST} : 1 (WCAG AA), and has it.</p>
          </div>
        ) : (
          <p className="text-muted text-sm">{colour === "" ? "These are our own colours." : "Enter a colour such as #465fff to see it."}</p>
        )}
      </section>
    </div>
  );
}

/** The browser's own choice of colours; it only fills the field beside it. */
function ColourWell({ value }: { value: string }) {
  function fill({ currentTarget }: FormEvent<HTMLInputElement>) {
    const field = currentTarget.form?.elements.namedItem("colour");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = currentTarget.value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return (
    <input
      type="color"
      aria-label="Choose the colour"
      value={value}
      onChange={fill}
      className="mt-[1.625rem] h-11 w-14 shrink-0 cursor-pointer rounded-lg border border-control bg-surface p-1"
    />
  );
}
