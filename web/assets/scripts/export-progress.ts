type ExportState = { sentence: string; percent: number; ended: boolean };

/** Says how far a file is while it is written and sent. Without script the browser's own list of downloads does. */
export function followExports(): void {
  const list = document.querySelector<HTMLElement>("[data-exports]");
  const live = list?.dataset["exports"];
  if (!list || !live) {
    return;
  }

  for (const link of list.querySelectorAll<HTMLAnchorElement>("a[download]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void follow(link, live);
    });
  }
}

async function follow(link: HTMLAnchorElement, live: string): Promise<void> {
  const ticket = crypto.randomUUID().replaceAll("-", "");
  const { bar, sentence } = place(link);
  const start = (): void => {
    const address = new URL(link.href);
    address.searchParams.set("ticket", ticket);
    location.assign(address);
  };
  const { connect } = await import("./live");
  await connect(
    live,
    (connection) =>
      connection.on("exportProgressed", (state: ExportState) => {
        bar.value = state.percent;
        sentence.textContent = state.sentence;
        if (state.ended) {
          void connection.stop();
        }
      }),
    async (connection) => {
      if (await connection.invoke("WatchExport", ticket)) {
        start();
      }
    },
  ).catch(start);
}

function place(link: HTMLAnchorElement): { bar: HTMLProgressElement; sentence: HTMLElement } {
  link.parentElement?.querySelector("[data-progress]")?.remove();
  const box = document.createElement("div");
  const bar = document.createElement("progress");
  const sentence = document.createElement("span");
  box.dataset["progress"] = "";
  bar.className = "hub-progress";
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", `Progress of ${link.textContent ?? "the file"}`);
  sentence.setAttribute("role", "status");
  sentence.textContent = "Beginning";
  box.append(bar, sentence);
  link.after(box);
  return { bar, sentence };
}
