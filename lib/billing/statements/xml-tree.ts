import { SaxesParser } from "saxes";
import { unreadable } from "./entry.ts";

const LIMITS = { depth: 40, elements: 300_000, textLength: 2_000 };

/** An element without its namespace. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

/**
 * Reads XML into a tree. A document type is refused as such, so that there are no entities but the five of XML itself, nothing is ever
 * fetched, and nothing grows when it is read; depth, elements and texts are bounded.
 * @throws `invalid` for what is not well-formed, or more than that
 */
export function xmlTree(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open: XmlElement[] = [root];
  let elements = 0;
  parser.on("error", ({ message }) => {
    throw unreadable(message.slice(0, 100));
  });
  parser.on("doctype", () => {
    throw unreadable("it has a document type, which statements do not need.");
  });
  parser.on("opentag", ({ local, attributes }) => {
    if (open.length > LIMITS.depth || ++elements > LIMITS.elements) throw unreadable("it is too deep or too large.");
    const element: XmlElement = {
      name: local,
      attributes: Object.fromEntries(Object.values(attributes).map((attribute) => [attribute.local, attribute.value])),
      text: "",
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const take = (text: string) => {
    const element = open.at(-1);
    if (element && element.text.length < LIMITS.textLength) element.text += text.slice(0, LIMITS.textLength);
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.write(source).close();
  const [top] = root.children;
  if (!top) throw unreadable("it is empty.");
  return top;
}

/** All elements at the end of a path of names below an element. */
export function allAt(element: XmlElement, ...path: string[]): XmlElement[] {
  const [name, ...rest] = path;
  if (name === undefined) return [element];
  return element.children.filter((child) => child.name === name).flatMap((child) => allAt(child, ...rest));
}

/** The text of the first one; "" where there is none. */
export const textAt = (element: XmlElement, ...path: string[]): string => allAt(element, ...path)[0]?.text.trim() ?? "";
