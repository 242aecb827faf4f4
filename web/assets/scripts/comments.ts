type Part = { text: string; link: string | null };

type Comment = {
  number: number;
  root: number;
  replyTo: number;
  by: string | null;
  isStaff: boolean;
  isOfficial: boolean;
  parts: Part[];
  at: string;
  isEdited: boolean;
  state: "shown" | "deleted" | "hidden";
  because: string | null;
  replies: number;
  supports: number;
};

type News = { thread: string; total: number; comments: Comment[] };

/**
 * Keeps a thread of comments fresh: changes appear where they are, answers at the end of their conversation, and new
 * conversations wait behind a button, so that nothing moves under somebody who reads.
 */
export async function showLiveComments(): Promise<void> {
  const box = document.querySelector<HTMLElement>("[data-comments]");
  const url = box?.dataset["live"];
  if (!box || !url) {
    return;
  }

  const thread = new Thread(box);
  const { connect } = await import("./live");
  await connect(
    url,
    (connection) => connection.on("commentsChanged", (news: News) => thread.hear(news)),
    (connection) => connection.invoke("JoinComments", box.dataset["round"], box.dataset["kind"], box.dataset["about"], thread.known),
  ).catch(() => undefined);
}

class Thread {
  private readonly waiting = new Map<number, Comment>();
  private readonly newest: number;

  constructor(private readonly box: HTMLElement) {
    this.newest = Math.max(0, ...[...box.querySelectorAll<HTMLElement>("[data-comment]")].map((shown) => Number(shown.dataset["comment"])));
    this.button?.addEventListener("click", () => this.showWaiting());
  }

  /** The newest comment that the page has, shown or waiting. */
  get known(): number {
    return Math.max(this.newest, ...this.waiting.keys());
  }

  hear(news: News): void {
    if (news.thread !== this.box.dataset["comments"]) {
      return;
    }

    for (const comment of news.comments) {
      const shown = this.find(comment.number);
      if (shown) {
        write(shown, comment, this.left);
      } else if (this.waiting.has(comment.number) || (comment.root === 0 && comment.number > this.newest && this.box.dataset["first"])) {
        this.waiting.set(comment.number, comment);
      } else if (comment.root > 0) {
        this.answer(comment);
      }
    }

    this.offer();
  }

  private get button(): HTMLButtonElement | null {
    return this.box.querySelector<HTMLButtonElement>("[data-news]");
  }

  private get left(): string {
    return this.box.dataset["left"] ?? "";
  }

  private find(number: number): HTMLElement | null {
    return this.box.querySelector<HTMLElement>(`#comment-${number}`);
  }

  private answer(comment: Comment): void {
    const replies = this.box.querySelector<HTMLElement>(`[data-replies="${comment.root}"]`);
    const known = Math.max(0, ...[...(replies?.querySelectorAll<HTMLElement>("[data-comment]") ?? [])].map((shown) => Number(shown.dataset["comment"])));
    if (replies && !replies.dataset["more"] && comment.number > known && comment.state === "shown") {
      replies.hidden = false;
      const item = this.make(comment);
      item.querySelector("[data-replies]")?.remove();
      replies.append(item);
    }
  }

  private offer(): void {
    const button = this.button;
    const count = [...this.waiting.values()].filter((comment) => comment.state === "shown").length;
    if (button) {
      button.hidden = count === 0;
      button.textContent = (this.box.dataset["words"] ?? "").replace("#", String(count));
    }
  }

  private showWaiting(): void {
    const list = this.box.querySelector<HTMLElement>("[data-list]");
    this.box.querySelector("[data-nothing]")?.remove();
    let last: HTMLElement | null = null;
    for (const comment of [...this.waiting.values()].sort((one, other) => one.number - other.number)) {
      if (comment.state === "shown") {
        last = this.make(comment);
        list?.prepend(last);
      }
    }

    this.waiting.clear();
    this.offer();
    const first = last?.querySelector<HTMLElement>("[data-comment]");
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  }

  private make(comment: Comment): HTMLElement {
    const pattern = this.box.querySelector<HTMLTemplateElement>("[data-pattern]");
    const item = document.importNode(pattern!.content, true).firstElementChild as HTMLElement;
    const article = item.querySelector<HTMLElement>("[data-comment]")!;
    article.id = `comment-${comment.number}`;
    article.dataset["comment"] = String(comment.number);
    item.querySelector<HTMLElement>("[data-replies]")?.setAttribute("data-replies", String(comment.number));
    for (const link of article.querySelectorAll<HTMLAnchorElement>("a[href*='number=0']")) {
      link.href = link.href.replace("number=0", `number=${comment.number}`);
      link.querySelector(".govuk-visually-hidden")?.append(comment.by ?? this.left);
    }

    write(article, comment, this.left);
    return item;
  }
}

function write(article: HTMLElement, comment: Comment, left: string): void {
  const part = (name: string): HTMLElement | null => article.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const show = (name: string, isShown: boolean): void => {
    part(name)?.toggleAttribute("hidden", !isShown);
  };
  const say = (name: string, words: string): void => {
    const found = part(name);
    if (found) {
      found.textContent = words;
    }
  };

  article.dataset["state"] = comment.state;
  article.classList.toggle("hub-comment--official", comment.isOfficial);
  say("by", comment.by ?? left);
  say("because", comment.because ?? "");
  part("at")?.setAttribute("datetime", comment.at);
  show("by", comment.state !== "deleted");
  show("official", comment.isOfficial);
  show("staff", comment.isStaff && !comment.isOfficial);
  show("edited", comment.isEdited);
  show("deleted", comment.state === "deleted");
  show("hidden", comment.state === "hidden");
  show("text", comment.state === "shown");
  show("acts", comment.state === "shown");
  part("text")?.replaceChildren(...comment.parts.map(node));

  const isAnswerToAnswer = comment.replyTo !== comment.root;
  show("to", isAnswerToAnswer);
  part("to")?.querySelector("a")?.setAttribute("href", `#comment-${comment.replyTo}`);

  const supports = part("supports");
  if (supports) {
    supports.hidden = comment.supports === 0;
    supports.textContent = (supports.dataset["words"] ?? "").replace("#", String(comment.supports));
  }
}

// Only http and https, which is what the server finds; everything else is words.
function node(part: Part): Node {
  if (!part.link || !/^https?:\/\//i.test(part.link)) {
    return document.createTextNode(part.text);
  }

  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = part.link;
  link.rel = "nofollow ugc noopener noreferrer";
  link.textContent = part.text;
  return link;
}
