/** Adds 16 random bytes of the voter's own, so that not even the server could have foreseen the tracking code. */
export function addVoterNonce(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-voter-nonce]");
  if (field) {
    field.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
