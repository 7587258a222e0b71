// The picture of a flow. d3-sankey places everything; lines, patterns and words are written here as attributes, because our security
// policy lets no style into the page. Patterns tell the kinds of flow apart in black and white.
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import type { Flow, FlowLink, FlowNode } from "./flowGraph";

const SVG = "http://www.w3.org/2000/svg";
const BLOCK = 14;
const ROOM = 40;
const LETTER = 8;

const PATTERNS: Record<string, (pattern: SVGElement) => void> = {
  stays: (pattern) => pattern.append(element("rect", { width: 8, height: 8, class: "flow-plain" })),
  moves: (pattern) => {
    pattern.setAttribute("patternTransform", "rotate(45)");
    pattern.append(
      element("rect", { width: 8, height: 8, class: "flow-paper" }),
      element("rect", { width: 4, height: 8, class: "flow-ink" }),
    );
  },
  secret: (pattern) =>
    pattern.append(
      element("rect", { width: 8, height: 8, class: "flow-paper" }),
      element("circle", { cx: 4, cy: 4, r: 1.5, class: "flow-ink" }),
    ),
};

/** An <svg> as wide as told; `id` begins the ids of its patterns. */
export function drawFlow(flow: Flow, width: number, id: string, label: string): SVGElement {
  const sides = (["before", "between", "after"] as const).filter((side) =>
    flow.nodes.some((node) => node.side === side),
  );
  const most = Math.max(
    ...sides.map((side) => flow.nodes.filter((node) => node.side === side).length),
  );
  const height = most * ROOM + 200;
  const { nodes, links } = sankey<FlowNode, FlowLink>()
    .nodeAlign((node) => sides.indexOf((node as unknown as FlowNode).side))
    .nodeSort(null)
    .nodeWidth(BLOCK)
    .nodePadding(ROOM)
    .extent([
      [0, ROOM / 2],
      [width, height - ROOM / 2],
    ])({
    nodes: flow.nodes.map((node) => ({ ...node })),
    links: flow.links.map((link) => ({ ...link })),
  });

  const svg = element("svg", {
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": label,
  });
  const defs = element("defs", {});
  for (const [kind, fill] of Object.entries(PATTERNS)) {
    const pattern = element("pattern", {
      id: `${id}-${kind}`,
      width: 8,
      height: 8,
      patternUnits: "userSpaceOnUse",
    });
    fill(pattern);
    defs.append(pattern);
  }
  svg.append(defs);

  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  for (const link of links) {
    svg.append(
      element("path", {
        d: path(link)!,
        class: "flow-link",
        stroke: `url(#${id}-${link.kind})`,
        "stroke-width": Math.max(1, link.width!),
      }),
    );
  }
  for (const node of nodes) {
    svg.append(
      element("rect", {
        x: node.x0!,
        y: node.y0!,
        width: node.x1! - node.x0!,
        height: Math.max(1, node.y1! - node.y0!),
        class: "flow-block",
      }),
    );
  }
  for (const node of nodes)
    svg.append(words(node, node as { x0: number; x1: number; y0: number; y1: number }, width));
  return svg;
}

/** Name and votes of a place: beside its block, inside the picture; over it where the block stands in the middle. */
function words(
  node: FlowNode,
  box: { x0: number; x1: number; y0: number; y1: number },
  width: number,
): SVGElement {
  const middle = node.side === "between";
  const x = middle ? (box.x0 + box.x1) / 2 : node.side === "before" ? box.x1 + 6 : box.x0 - 6;
  const anchor = middle ? "middle" : node.side === "before" ? "start" : "end";
  const room = Math.floor((middle ? width / 2 : width / 2 - BLOCK - 12) / LETTER);
  const number = new Intl.NumberFormat(document.documentElement.lang).format(node.votes);
  const lines = [...wrapped(node.name, room), number];
  const top = (box.y0 + box.y1) / 2 - ((lines.length - 1) * 18) / 2 + 5;
  const text = element("text", { class: "flow-words", "text-anchor": anchor });
  if (node.isPerson) text.setAttribute("translate", "no");
  lines.forEach((line, i) => {
    const span = element("tspan", {
      x,
      y: top + i * 18,
      class: i < lines.length - 1 ? "name" : "",
    });
    span.textContent = line;
    text.append(span);
  });
  return text;
}

/** At most two lines of about so many letters; what is longer ends in an ellipsis (the table has it whole). */
export function wrapped(name: string, room: number): string[] {
  if (name.length <= room) return [name];
  const cut = name.lastIndexOf(" ", room);
  if (cut < 1) return [shortened(name, room)];
  return [name.slice(0, cut), shortened(name.slice(cut + 1), room)];
}

function shortened(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
