// The officer's one-time link: the token stands after #, is handed in once, and leaves the address bar at once.

const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);

function show(id: string): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    part.hidden = part.dataset["part"] !== id;
  }
}

async function enter(): Promise<void> {
  if (token === "") {
    show("missing");
    return;
  }
  try {
    const answer = await fetch("/api/officer/session", { method: "POST", body: token });
    if (answer.ok) location.replace("/console" + location.search);
    else show("spent");
  } catch {
    show("unreachable");
  }
}

void enter();
