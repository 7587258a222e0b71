// Draws who moved where: every <figure data-flow> has a table, each row of it a link with its two places and its votes. Without script
// the table stands open; with it a picture comes first, and the table is one click away.
import { drawFlow } from "./flowPicture";
import { readFlow } from "./flowGraph";

const NARROWEST = 240;

function picture(figure: HTMLElement): void {
  const holder = figure.querySelector<HTMLElement>(".flow-picture");
  const rows = [...figure.querySelectorAll<HTMLTableRowElement>("tr[data-from]")];
  if (!holder || rows.length === 0) return;
  const flow = readFlow(
    rows.map((row) => ({
      from: row.dataset["from"]!,
      to: row.dataset["to"]!,
      kind: row.dataset["kind"]!,
      votes: Number(row.dataset["votes"]),
      fromName: row.cells[0]!.textContent!.trim(),
      toName: row.cells[1]!.textContent!.trim(),
      people: [row.dataset["from"]!, row.dataset["to"]!].filter(
        (_, i) => row.cells[i]!.getAttribute("translate") === "no",
      ),
    })),
  );
  let width = 0;
  const draw = (): void => {
    const now = Math.max(NARROWEST, Math.floor(holder.clientWidth));
    if (now === width) return;
    width = now;
    holder.replaceChildren(drawFlow(flow, width, figure.id, holder.dataset["label"]!));
  };
  draw();
  new ResizeObserver(draw).observe(holder);
  legend(figure);
  figure.querySelector("details")!.open = false;
}

function legend(figure: HTMLElement): void {
  const list = figure.querySelector<HTMLElement>(".flow-legend");
  if (!list) return;
  for (const item of list.querySelectorAll<HTMLElement>("li")) {
    const swatch = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    swatch.setAttribute("class", "swatch");
    swatch.setAttribute("viewBox", "0 0 32 16");
    swatch.setAttribute("aria-hidden", "true");
    const area = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    area.setAttribute("width", "32");
    area.setAttribute("height", "16");
    area.setAttribute("fill", `url(#${figure.id}-${item.dataset["kind"]})`);
    swatch.append(area);
    item.prepend(swatch);
  }
  list.hidden = false;
}

for (const figure of document.querySelectorAll<HTMLElement>("figure[data-flow]")) picture(figure);
