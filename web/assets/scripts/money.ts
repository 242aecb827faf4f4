const language = document.documentElement.lang || "en-GB";
const isPolish = language === "pl";
const figures = formatOf({});
const pence = formatOf({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As the server writes it: £1,250, £1,250.50, or 1,250 PLN; 1 250,50 £ in Polish; held together against the direction of Urdu. */
export function money(minorUnits: number, currency: string): string {
  const amount = (minorUnits % 100 === 0 ? figures : pence).format(minorUnits / 100);
  if (isPolish) {
    return `${amount}\u00A0${currency === "GBP" ? "£" : currency}`;
  }

  const text = currency === "GBP" ? `£${amount}` : `${amount} ${currency}`;
  return language === "ur" ? `\u2066${text}\u2069` : text;
}

export function number(value: number): string {
  return figures.format(value);
}

function formatOf(digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(isPolish ? "pl" : "en-GB", { ...digits, useGrouping: true });
}
