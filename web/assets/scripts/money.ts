const figures = new Intl.NumberFormat("en-GB");
const pence = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As the server writes it: £1,250, £1,250.50, or 1,250 PLN. */
export function money(minorUnits: number, currency: string): string {
  const amount = minorUnits % 100 === 0 ? figures.format(minorUnits / 100) : pence.format(minorUnits / 100);
  return currency === "GBP" ? `£${amount}` : `${amount} ${currency}`;
}

export function number(value: number): string {
  return figures.format(value);
}
