// Opens each HTML file of a folder: no message in the console, no request, nothing that axe finds;
// pictures at two widths, in light and dark, and as printed.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let wrong = 0;
const complain = (name, what) => { wrong += 1; console.error(`${name}: ${what}`); };

for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  const url = pathToFileURL(join(folder, file)).href;
  const stem = join(folder, file.slice(0, -5));
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const page = await browser.newPage();
      page.on("console", (message) => complain(file, `console: ${message.text()}`));
      page.on("pageerror", (error) => complain(file, `error: ${error.message}`));
      page.on("dialog", (dialog) => { complain(file, `dialog: ${dialog.message()}`); dialog.dismiss(); });
      page.on("request", (request) => {
        if (request.url() !== url && !request.url().startsWith("data:")) complain(file, `asks for ${request.url()}`);
      });
      await page.setBypassCSP(false);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(url, { waitUntil: "load" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) complain(file, `${wide} px wide on a screen of ${width}`);
      await page.screenshot({ path: `${stem}.${scheme}.${width}.png`, clip: { x: 0, y: 0, width, height: 3600 }, captureBeyondViewport: true });
      const opener = await page.$('[data-open="yes"]');
      if (opener) await opener.click();
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }));
      for (const violation of found.violations) {
        complain(file, `${scheme} ${width}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html} (${violation.nodes[0].failureSummary})`);
      }
      if (opener && width === 1280 && scheme === "light") await filters(page, file);
      if (await page.$("#words")) await searches(page, file);
      await page.close();
    }
  }
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(url, { waitUntil: "load" });
  await page.pdf({ path: `${stem}.print.pdf`, format: "A4", printBackground: false, preferCSSPageSize: true });
  await page.close();
}
await browser.close();
if (wrong) process.exit(1);

// By keyboard alone: to the filter, one choice on, and only those norms are left.
async function filters(page, file) {
  await page.focus("#show-all");
  await page.keyboard.press("ArrowDown");
  const [shown, expected] = await page.evaluate(() => [
    [...document.querySelectorAll(".norm")].filter((norm) => norm.checkVisibility()).length,
    document.querySelectorAll('.norm[data-gaps="yes"]').length,
  ]);
  if (shown !== expected) complain(file, `the filter shows ${shown} norms, not ${expected}`);
}

// The search of a site: words in any order, capitals and accents or not, and words that nothing has.
async function searches(page, file) {
  for (const [words, some] of [["SCHOUW donker", true], ["geevalueerd", true], ["xyzzy", false]]) {
    await page.$eval("#words", (box) => { box.value = ""; });
    await page.type("#words", words);
    const [shown, all, said] = await page.evaluate(() => [
      [...document.querySelectorAll(".norms li")].filter((row) => row.checkVisibility()).length,
      document.querySelectorAll(".norms li").length,
      document.getElementById("found").textContent,
    ]);
    if ((shown > 0) !== some || shown === all || !said) complain(file, `'${words}' finds ${shown} of ${all}: ${said}`);
  }
}
