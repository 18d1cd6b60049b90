"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { brandRamp, type Ramp, typedColour } from "#lib/branding/colours/schema";
import type { Branding } from "#lib/branding/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useField } from "../ui/action-form.tsx";
import { TextField } from "../ui/text-field.tsx";
import { BrandPreview, type PreviewWords } from "./brand-preview.tsx";

interface BrandFieldsProps {
  branding: Branding;
  logoSrc: string | null;
  /** What ours is called. */
  product: string;
  words: FieldWords;
}

/** What is said here, in the reader's language: this runs in the browser, which has no catalogues. */
interface FieldWords extends PreviewWords, Record<Ramp["contrasts"][number]["use"], string> {
  name: string;
  nameHint: string;
  colour: string;
  colourHint: string;
  chooseTheColour: string;
  logo: string;
  logoHint: string;
  takeTheLogoAway: string;
  ownColours: string;
  enterAColour: string;
  /** With {button}, {colour}, {before} and {after} to be put in. */
  darker: string;
  /** With {button} and {colour}. */
  lighter: string;
  contrast: string;
  preview: string;
  onProduct: string;
}

const OURS = "#465fff";

/** Name, colour and logo, and how the portal looks with what is in the fields now. */
export function BrandFields({ branding, logoSrc, product, words }: BrandFieldsProps) {
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
  const valid = typedColour(colour);
  const ramp = valid ? brandRamp(valid) : null;
  const shown = name.trim();
  const { number } = useFormats();
  const sayRatio = (ratio: number) => `${number(Math.floor(ratio * 10) / 10, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} : 1`;

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
        label={words.name}
        hint={words.nameHint}
        defaultValue={branding.productName ?? ""}
        maxLength={40}
        autoComplete="off"
        isOptional
      />
      <div className="flex items-start gap-3">
        <TextField
          name="colour"
          label={words.colour}
          hint={words.colourHint}
          defaultValue={branding.colour ?? ""}
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
          isOptional
          className="min-w-0 flex-1"
        />
        <ColourWell label={words.chooseTheColour} value={ramp ? ramp.colour : OURS} />
      </div>
      <TextField name="logo" type="file" label={words.logo} hint={words.logoHint} accept="image/png,image/jpeg,image/webp" isOptional />
      {branding.logo ? (
        <label className="flex min-h-6 items-center gap-3 text-ink text-sm">
          <input type="checkbox" name="isLogoRemoved" className="tick" />
          {words.takeTheLogoAway}
        </label>
      ) : null}
      <section aria-label={words.preview} className="grid gap-4">
        <BrandPreview
          ramp={ramp}
          logoSrc={file ?? (isRemoved ? null : logoSrc)}
          name={shown || product}
          words={words}
          note={shown && !branding.isWhiteLabel ? words.onProduct : null}
        />
        {ramp ? (
          <div aria-live="polite" className="grid gap-2 text-sm">
            {ramp.adjusted ? (
              <p className="rounded-lg bg-warn-soft px-3 py-2 text-warn">{sayAdjusted(words, ramp.colour, ramp.adjusted, sayRatio)}</p>
            ) : null}
            <ul className="grid gap-1 text-soft">
              {ramp.contrasts.map(({ use, ratio }) => (
                <li key={use} className="flex flex-wrap justify-between gap-x-4">
                  <span>{words[use]}</span>
                  <span className="text-ink tabular-nums">{sayRatio(ratio)}</span>
                </li>
              ))}
            </ul>
            <p className="text-muted">{words.contrast}</p>
          </div>
        ) : (
          <p className="text-muted text-sm">{colour === "" ? words.ownColours : words.enterAColour}</p>
        )}
      </section>
    </div>
  );
}

function sayAdjusted(words: FieldWords, colour: string, adjusted: NonNullable<Ramp["adjusted"]>, sayRatio: (ratio: number) => string): string {
  const { towards, button, before, after } = adjusted;
  const parts: Record<string, string> = { button, colour, before: sayRatio(before), after: sayRatio(after) };
  return words[towards].replace(/\{(\w+)\}/g, (part, name: string) => parts[name] ?? part);
}

/** The browser's own choice of colours; it only fills the field beside it. */
function ColourWell({ label, value }: { label: string; value: string }) {
  function fill({ currentTarget }: FormEvent<HTMLInputElement>) {
    const field = currentTarget.form?.elements.namedItem("colour");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = currentTarget.value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return (
    <input
      type="color"
      aria-label={label}
      value={value}
      onChange={fill}
      className="mt-[1.625rem] h-11 w-14 shrink-0 cursor-pointer rounded-lg border border-control bg-surface p-1"
    />
  );
}
