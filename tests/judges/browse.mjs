// Opens pages in Chromium at the widths of a telephone and of a desk, and tells as JSON what a reader meets there.
//   node browse.mjs MODULES CHROMIUM FOLDER PAGE.html …
// MODULES holds playwright-core and axe-core; each page is also printed to PAGE.pdf and pictured in FOLDER.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, executablePath, folder, ...pages] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const widths = [360, 1280];

// Words that the page shows nowhere (the sentence that stands for a drawing is for those who do not see it): without a box, or beyond the edge of the window or of what hides its overflow.
function unseenWords() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("script, .skip, .back, nav details, nav .open, svg > title")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    const frame = holder.closest(".frame");
    const scrolls = frame && getComputedStyle(frame).overflowX === "auto";
    const edge = scrolls ? frame.getBoundingClientRect().left + frame.scrollWidth : innerWidth;
    const shown = boxes.some((box) => box.width > 0 && box.height > 0);
    if (!shown || boxes.some((box) => box.left < -0.5 || box.right > edge + 0.5)) found.push(node.data.trim());
  }
  return found;
}

const inWindow = (id) => {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth + 0.5;
};

// Follows calls as a reader does: the note comes into the window and its call stays there; the way back leads to the call.
async function lostNotes(page) {
  const calls = await page.$$eval("a.call", (links) => links.map((link) => link.id.slice("call:".length)));
  const lost = [];
  for (const number of new Set([calls[0], calls[Math.floor(calls.length / 2)], calls.at(-1)])) {
    if (number === undefined) continue;
    await page.locator(`[id="call:${number}"]`).click();
    const opened = (await page.evaluate(inWindow, `note:${number}`)) && (await page.evaluate(inWindow, `call:${number}`));
    if (opened) await page.locator(`[id="note:${number}"] .back`).click();
    if (!opened || !(await page.evaluate(inWindow, `call:${number}`))) lost.push(number);
  }
  return lost;
}

async function foreignFonts(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: 1 });
  const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body *" });
  const found = new Set();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const font of fonts) if (!font.isCustomFont) found.add(font.familyName);
  }
  return [...found];
}

async function look(browser, path, width) {
  const context = await browser.newContext({ viewport: { width, height: 780 } });
  const page = await context.newPage();
  const requests = [], messages = [];
  page.on("request", (request) => { if (!request.url().startsWith("data:")) requests.push(request.url()); });
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (fault) => messages.push(String(fault)));
  await page.goto(pathToFileURL(path).href);
  await page.evaluate(() => document.fonts.ready);
  const name = basename(path, ".html");
  await page.screenshot({ path: join(folder, `${name}.${width}.png`), fullPage: true });
  const told = {
    page: name,
    width,
    requests: requests.slice(1),
    overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    unseen: await page.evaluate(unseenWords),
    fonts: await foreignFonts(page),
  };
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  told.violations = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  told.contents = await page.evaluate(() => [...document.querySelectorAll("nav summary, nav .open")].filter((part) => part.checkVisibility()).length);
  told.lost = await lostNotes(page);
  told.messages = messages;
  if (width === widths.at(-1)) await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
  await context.close();
  return told;
}

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args: quiet });
const told = [];
for (const path of pages) for (const width of widths) told.push(await look(browser, path, width));
await browser.close();
console.log(JSON.stringify(told));
