// The little that is needed to build a page without a framework: elements, never markup strings.

type Attributes = Readonly<Record<string, string | number | boolean | ((event: never) => void)>>;
export type Child = Node | string | null | false;

/** An element with attributes (`on...` are listeners, `true` a bare attribute) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function")
      element.addEventListener(name.slice(2), value as (event: Event) => void);
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter(isShown).map((c) => (typeof c === "string" ? spaced(c) : c)));
  return element;
}

function isShown(child: Child): child is Node | string {
  return child !== null && child !== false;
}

/** French puts a space before a colon and inside its quotation marks; a line never breaks there. */
function spaced(text: string): string {
  return text.replace(/ (?=[:»])/g, "\u00a0").replace(/« /g, "«\u00a0");
}

export function paragraphs(texts: readonly string[]): HTMLElement[] {
  return texts.map((text) => h("p", {}, text));
}
