/**
 * Forms that a passkey fills in: data-passkey is "create" or "get". The form asks its own page for what the browser is to be called with,
 * and sends the browser's answer. Without script, or in a browser without passkeys, the form stays hidden and the other ways are there.
 */
export function offerPasskeys(): void {
  const able = typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential && "parseRequestOptionsFromJSON" in PublicKeyCredential;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (able) {
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        void answer(form);
      });
    } else {
      form.parentElement?.querySelector("[data-passkey-missing]")?.removeAttribute("hidden");
    }
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  const trouble = form.querySelector<HTMLElement>("[data-passkey-trouble]");
  trouble?.setAttribute("hidden", "");
  try {
    const asked = await fetch(form.dataset["options"] ?? "", { method: "POST", body: new FormData(form) });
    if (!asked.ok) {
      throw new Error("The page did not answer.");
    }

    const options: unknown = await asked.json();
    const credential = form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) });
    const field = form.querySelector<HTMLInputElement>("input[name=credential]");
    if (!field || !credential) {
      throw new Error("There is no passkey.");
    }

    field.value = JSON.stringify(credential);
    form.submit();
  } catch {
    trouble?.removeAttribute("hidden");
    trouble?.focus();
  }
}
