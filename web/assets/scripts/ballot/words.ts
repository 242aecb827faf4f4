/** The sentences that the server wrote into the page, in the reader's language, with {0} for what is put in. */
export type Words = Record<string, string>;

export function wordsOf(form: HTMLFormElement): Words {
  return JSON.parse(form.dataset["words"] ?? "{}") as Words;
}

export function say(words: Words, name: string, ...values: string[]): string {
  return fill(words[name] ?? "", values);
}

/** A sentence with a number: the forms stand with bars between, in the order of the language's plural categories. */
export function count(words: Words, name: string, number: number): string {
  const forms = (words[name] ?? "").split("|");
  return fill(forms[Math.min(place(number, forms.length), forms.length - 1)] ?? "", [figure(number)]);
}

export function figure(number: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || "en-GB", { useGrouping: true }).format(number);
}

function place(number: number, forms: number): number {
  if (forms <= 2) {
    return number === 1 ? 0 : 1;
  }

  const rules = new Intl.PluralRules(document.documentElement.lang);
  const all = (["zero", "one", "two", "few", "many", "other"] as const).filter((name) => rules.resolvedOptions().pluralCategories.includes(name));
  return all.indexOf(rules.select(number));
}

function fill(sentence: string, values: string[]): string {
  return sentence.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? "");
}
