// Long tables: sorted by a click on a heading, filtered by what is typed, saved as CSV. Without script they stand as they are.
import { h } from "../booth/dom";
import { csvCell } from "./csv";
import { language, say } from "./place";

export function startTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-list]"))
    enhance(table);
}

function enhance(table: HTMLTableElement): void {
  const body = table.tBodies[0]!;
  for (const [column, head] of [...table.tHead!.rows[0]!.cells].entries()) {
    const words = head.textContent!.trim();
    const button = h("button", { type: "button", class: "sort" }, words);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead!.rows[0]!.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      body.append(...sorted([...body.rows], column, up));
    });
    head.replaceChildren(button);
  }
  const name = table.dataset["list"]!;
  const count = h("p", { class: "soft small", role: "status" });
  const filter = h("input", { type: "text", id: `filter-${name}`, autocomplete: "off" });
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent!.toLowerCase().includes(wanted);
    const shown = [...body.rows].filter((row) => !row.hidden).length;
    count.textContent = wanted === "" ? "" : say.shown(shown, body.rows.length);
  });
  const save = h("button", { type: "button", class: "button second" }, table.dataset["save"]!);
  save.addEventListener("click", () => download(`${name}.csv`, csv(table)));
  const label = h("label", { for: `filter-${name}` }, table.dataset["filter"]!);
  table
    .closest(".scroll")!
    .before(h("div", { class: "list-tools" }, h("div", {}, label, filter), save), count);
}

function sorted(rows: readonly HTMLTableRowElement[], column: number, up: boolean) {
  const key = (row: HTMLTableRowElement) => {
    const cell = row.cells[column]!;
    return cell.dataset["sort"] ?? cell.textContent!.trim();
  };
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  return [...rows].sort((a, b) => compare(key(a), key(b)) * (up ? 1 : -1));
}

function csv(table: HTMLTableElement): string {
  const rows = [table.tHead!.rows[0]!, ...[...table.tBodies[0]!.rows].filter((row) => !row.hidden)];
  const line = (row: HTMLTableRowElement) =>
    [...row.cells].map((cell) => csvCell(cell.textContent!.trim().replace(/\s+/g, " "))).join(",");
  return rows.map((row) => `${line(row)}\r\n`).join("");
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
