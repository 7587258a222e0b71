// Keeps a page up to date. <main data-watch="/small.json" data-state="open"> names a small file that changes when
// there is news: a new state reloads the page, other news replaces the elements marked data-live.

const PAUSE = 3000;

interface News {
  readonly state: string;
}

async function watch(main: HTMLElement, address: string): Promise<void> {
  let last = "";
  for (;;) {
    await pause();
    const text = await read(address);
    if (text === null || text === last) continue;
    const news = JSON.parse(text) as News;
    if (news.state !== main.dataset["state"]) {
      location.reload();
      return;
    }
    // The first time too: what happened between the making of this page and now would wait for the next news otherwise.
    await refresh();
    last = text;
  }
}

/** Waits; while nobody looks at the page, until somebody does. */
async function pause(): Promise<void> {
  await new Promise((done) => setTimeout(done, PAUSE));
  if (!document.hidden) return;
  await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
}

/** The text at an address; null while the server cannot be reached: the next round asks again. */
async function read(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function refresh(): Promise<void> {
  const text = await read(location.pathname + location.search);
  if (text === null) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  for (const old of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML) replace(old, now);
  }
}

/** Whoever stands on a link or button with the keyboard stands on the same one afterwards. */
function replace(old: HTMLElement, now: HTMLElement): void {
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceChildren(...now.childNodes);
  if (!held) return;
  const same = [...old.querySelectorAll<HTMLElement>(held.tagName)].find(
    (one) => one.outerHTML === held.outerHTML,
  );
  same?.focus();
}

const main = document.querySelector<HTMLElement>("main[data-watch]");
if (main) void watch(main, main.dataset["watch"]!);
