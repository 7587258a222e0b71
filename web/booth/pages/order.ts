// "Your ranking": the names in their order, each with buttons that move it.
import { h } from "../dom";
import { ordered, type Places } from "../ranking";
import type { Words } from "../words";

interface Moves {
  readonly move: (candidate: number, by: -1 | 1) => void;
  /** `focus`: the id of what takes the focus when the button is gone. */
  readonly remove: (candidate: number, focus: string) => void;
  readonly closeGaps: () => void;
}

export function orderList(
  names: readonly string[],
  w: Words,
  moves: Moves,
): { readonly element: HTMLElement; readonly show: (places: Places) => void } {
  const none = h("p", { class: "soft" }, w.ranking.nobody);
  const list = h("ol", { class: "order", role: "list" });
  const close = h(
    "button",
    { type: "button", class: "button second", onclick: moves.closeGaps },
    w.ranking.close,
  );
  const element = h(
    "section",
    { class: "your-ranking", "aria-labelledby": "order-heading" },
    h("h2", { id: "order-heading", tabindex: "-1" }, w.ranking.heading),
    none,
    list,
    close,
  );

  const line = (candidate: number, at: number, order: readonly number[], place: number) => {
    const name = names[candidate]!;
    const after = order[at + 1] ?? order[at - 1];
    const focus = after === undefined ? "order-heading" : `remove-${after}`;
    // At the ends a button has nothing to do; it stays, so that the focus stays.
    const button = (what: string, text: string, label: string, act: () => void, idle = false) =>
      h(
        "button",
        {
          type: "button",
          class: "move",
          id: `${what}-${candidate}`,
          "aria-label": label,
          "aria-disabled": idle && "true",
          onclick: () => !idle && act(),
        },
        text,
      );
    return h(
      "li",
      {},
      h("p", { class: "order-name" }, h("span", { class: "number" }, String(place)), ` ${name}`),
      h(
        "div",
        { class: "moves" },
        button(
          "up",
          w.ranking.up,
          w.ranking.moveUp(name),
          () => moves.move(candidate, -1),
          at === 0,
        ),
        button(
          "down",
          w.ranking.down,
          w.ranking.moveDown(name),
          () => moves.move(candidate, 1),
          at === order.length - 1,
        ),
        button("remove", w.ranking.remove, w.ranking.removeName(name), () =>
          moves.remove(candidate, focus),
        ),
      ),
    );
  };

  const missing = (place: number) =>
    h(
      "li",
      { class: "missing" },
      h("span", { class: "number" }, String(place)),
      ` ${w.ranking.nobodyYet}`,
    );

  const show = (places: Places) => {
    const order = ordered(places);
    const last = Math.max(0, ...places);
    const lines = Array.from({ length: last }, (_, i) => {
      const at = order.findIndex((candidate) => places[candidate] === i + 1);
      return at < 0 ? missing(i + 1) : line(order[at]!, at, order, i + 1);
    });
    list.replaceChildren(...lines);
    list.hidden = last === 0;
    none.hidden = last > 0;
    close.hidden = last === order.length;
  };
  return { element, show };
}
