import { parseAst } from "vitest/node";

/** Words for a reader that stand in the source itself, and so are said in one language only. */
export interface LiteralWords {
  line: number;
  text: string;
  /** The same with something in the place of each part that changes, as `sayIn` is asked for it. */
  sentence: string;
  /** Whether it stands in the markup itself, where nothing can say it in another language. */
  isMarkup: boolean;
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** Attributes and properties whose text is read by people. */
const SPOKEN =
  /^(consequences|empty|aria-(label|description|placeholder|valuetext|roledescription)|title|label|placeholder|alt|note|hint|header|caption|kicker|legend|summary|description|statement|remedy|reason|message|text|name|error|emptyText|[a-z]+(Label|Title|Note|Hint|Text|Words))$/;
/** Of these, properties of plain objects that are seldom words. */
const NOT_AS_PROPERTY = new Set(["name", "text", "reason", "error", "message", "alt"]);
/** Of these, attributes that are names for programs. */
const NOT_AS_ATTRIBUTE = new Set(["name", "reason"]);
/** Two letters in a row that are no name of ours, of a format or of a key. */
const isSpoken = (text: string) => /\p{L}{2}/u.test(text.replace(NAMES, ""));
const NAMES =
  /\b(BizOSaaS|null|api|scim|TOTP|JSON|CSV|XLSX|PDF|API|OpenAPI|HTTPS?|OIDC|SAML|SCIM|DNS|TXT|CNAME|UTC|ID|IP|Esc|Ctrl|Cmd|GET|POST|PUT|PATCH|DELETE|Idempotency-Key|X-CSRF-Token)\b/g;

/** Finds what a reader would read in English whatever their language: text in JSX, and label-like attributes and properties. */
export function literalWords(source: string): LiteralWords[] {
  const found = new Map<number, Omit<LiteralWords, "line">>();
  const note = (node: Node, parts: string[], isMarkup = false) => {
    const [text = "", sentence = ""] = [" ", "X7"].map((gap) => parts.join(gap).replace(/\s+/g, " ").trim());
    if (isSpoken(text)) found.set(node.start, { text, sentence, isMarkup });
  };
  const spoken = (value: unknown): void => {
    if (!isNode(value)) return;
    if (value.type === "Literal" && typeof value.value === "string") note(value, [value.value]);
    if (value.type === "TemplateLiteral") {
      const parts = (value.quasis as Node[]).map((part) => (part.value as { raw: string }).raw);
      note(value, parts);
    }
    if (value.type === "JSXExpressionContainer") spoken(value.expression);
    if (value.type === "ArrayExpression") for (const element of value.elements as unknown[]) spoken(element);
    if (value.type === "ConditionalExpression") for (const way of [value.consequent, value.alternate]) spoken(way);
    if (value.type === "LogicalExpression") spoken(value.right);
  };
  const visit = (node: Node, parent: Node | null) => {
    if (node.type === "JSXText") note(node, [String(node.value)], true);
    if (node.type === "JSXExpressionContainer" && parent && /^JSX(Element|Fragment)$/.test(parent.type)) spoken(node.expression);
    if (node.type === "JSXAttribute") {
      const name = nameOf(node.name);
      const isWords = SPOKEN.test(name) && !NOT_AS_ATTRIBUTE.has(name);
      if (isWords && isNode(node.value) && node.value.type === "Literal") note(node.value, [String(node.value.value)], true);
      else if (isWords) spoken(node.value);
    }
    if (node.type === "Property" && parent?.type === "ObjectExpression") {
      const name = nameOf(node.key);
      if (SPOKEN.test(name) && !NOT_AS_PROPERTY.has(name)) spoken(node.value);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "typeAnnotation" || key === "typeParameters") continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node);
    }
  };
  visit(parseAst(source, { lang: "tsx" }) as unknown as Node, null);
  return [...found].sort(([one], [other]) => one - other).map(([start, words]) => ({ line: source.slice(0, start).split("\n").length, ...words }));
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as Node).type === "string";

function nameOf(key: unknown): string {
  if (!isNode(key)) return "";
  return key.type === "Literal" ? String(key.value) : typeof key.name === "string" ? key.name : "";
}
