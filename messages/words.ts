import type { ReactNode } from "react";
import type { en } from "./en/index.ts";

/** English is the measure: its keys and arguments are the types of all languages. */
export type Messages = typeof en;
export type Area = keyof Messages;

type Value = string | number | bigint | Date;
type Part = Value | ReactNode | ((inner: ReactNode) => ReactNode);

// next-intl can read the arguments from a text, too, letter by letter: that was nine tenths of the time the types of the project took
// to check (230 s of processor, 23 s with these, which look for braces and tags alone).
// The first braces with branches end it: what is in those may not be said.
type NamesIn<Text> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? Inner extends `${infer Name}, plural,${string}` | `${infer Name}, select,${string}`
    ? Name
    : Inner | NamesIn<Rest>
  : never;
type TagsIn<Text> = Text extends `${string}</${infer Tag}>${infer Rest}` ? Tag | TagsIn<Rest> : never;
type Others<Text> = Text extends `${string}, plural,${string}` | `${string}, select,${string}` ? Record<string, Value> : unknown;

type Given<Text> = Record<NamesIn<Text>, Value> & Others<Text>;
type Arguments<Text> = [NamesIn<Text>] extends [never] ? [] : [values: Given<Text>];
type RichArguments<Text> = [
  values: Record<NamesIn<Text>, Part> & Record<TagsIn<Text>, Part> & (Others<Text> extends Record<string, Value> ? Record<string, Part> : unknown),
];

/** Says the texts of an area: `t("title", { name })`. An unknown key, or a missing argument, is a type error. */
export interface Words<Place extends Area> {
  <Key extends keyof Messages[Place]>(key: Key, ...values: Arguments<Messages[Place][Key]>): string;
  /** For texts with tags: `t.rich("note", { link: (words) => <a href="/">{words}</a> })`. */
  rich<Key extends keyof Messages[Place]>(key: Key, ...values: RichArguments<Messages[Place][Key]>): ReactNode;
}
