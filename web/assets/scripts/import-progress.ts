type ImportState = { phase: string; percent: number; sentence: string };

/** Follows an import live. Without script the page asks again by itself every two seconds. */
export async function followImport(): Promise<void> {
  const box = document.querySelector<HTMLElement>("[data-import]");
  const { import: job, state, live } = box?.dataset ?? {};
  if (!box || !job || !state || !live) {
    return;
  }

  const look = async (): Promise<void> => {
    const answer = await fetch(state, { headers: { accept: "application/json" } }).catch(() => undefined);
    if (answer?.ok) {
      show(box, (await answer.json()) as ImportState);
    }
  };
  const { connect } = await import("./live");
  await connect(
    live,
    (connection) => connection.on("importProgressed", (news: ImportState) => show(box, news)),
    async (connection) => {
      await connection.invoke("WatchImport", job);
      await look();
    },
  ).catch(() => window.setInterval(() => void look(), 1000));
}

function show(box: HTMLElement, { phase, percent, sentence }: ImportState): void {
  box.querySelector("progress")?.setAttribute("value", String(percent));
  const line = box.querySelector("[data-sentence]");
  if (line && line.textContent !== sentence) {
    line.textContent = sentence;
  }

  if (phase !== "waiting" && phase !== "running") {
    location.reload();
  }
}
