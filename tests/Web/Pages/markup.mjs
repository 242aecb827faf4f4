// Validates pages for Markup.cs: a line of JSON in ({"html": "…"}), a line of JSON out (["what is wrong", …]).
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "web", "package.json"));
const { HtmlValidate } = require("html-validate");

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How a void element or an empty attribute is spelt, and blanks at a line's end, are Razor's business.
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "error",
    // Several projects are sent under one name, those that a filter hides by hidden fields.
    "form-dup-name": "off",
    // What is frozen keeps its form to be read, disabled, with nothing to send.
    "wcag/h32": "off",
    // GOV.UK Frontend's own markup: a list that looks like none keeps its role, a link that looks like a button and a table that scrolls say so, and a button in a form submits.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["button", "region"] }],
    "no-implicit-button-type": "off",
  },
});

for await (const line of createInterface({ input: process.stdin })) {
  const report = await validator.validateString(JSON.parse(line).html);
  const errors = report.results.flatMap((result) => result.messages.filter((message) => message.severity === 2))
    .map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  process.stdout.write(`${JSON.stringify(errors)}\n`);
}
