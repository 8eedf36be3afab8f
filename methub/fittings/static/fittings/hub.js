// The little that the pages need beyond HTML. Everything works without it.
import { initAll } from "../build/govuk-frontend.min.js";

initAll();

// What a refresh brings in is made to work like the rest.
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) initAll({ scope: event.detail.elt });
});

// A list that refreshes under somebody's fingers gives them back the link they stood on.
let held = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const here = document.activeElement;
  held = here && event.detail.target.contains(here) ? here.outerHTML : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!held) return;
  const again = [...document.querySelectorAll("main a, main button, main summary")]
    .find((one) => one.outerHTML === held);
  held = null;
  again?.focus({ preventScroll: true });
});

// While people write together, what a colleague has kept comes in by itself: never over what is
// being written here, where it stands beside it, and never twice.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const mine = event.detail.target;
  const theirs = event.detail.fragment.querySelector(`form#${mine.id}`);
  if (!theirs || !mine.elements) return;
  const isOlder = Number(mine.elements.number.value) >= Number(theirs.elements.number.value);
  event.detail.shouldSwap = !isOlder && !isBeingWritten(mine);
  if (isOlder || event.detail.shouldSwap) return;
  const kept = theirs.querySelector("[data-heard]").textContent;
  const said = theirs.querySelector("textarea")?.value
    ?? theirs.querySelector(":checked + label")?.textContent ?? "";
  mine.querySelector("[data-heard]").textContent = `${kept}: “${said}”. Yours is not kept yet.`;
});

function isBeingWritten(form) {
  return "unkept" in form.dataset || [...form.elements].some((one) => one.type === "radio"
    ? one.checked !== one.defaultChecked
    : one.tagName === "TEXTAREA" && one.value !== one.defaultValue);
}

// An open menu is closed by Escape, and by going on elsewhere.
const menus = [...document.querySelectorAll("details[data-menu]")];
const closeAll = (but) => { for (const menu of menus) if (!menu.contains(but)) menu.open = false; };
document.addEventListener("click", (event) => closeAll(event.target));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && menus.find((one) => one.open);
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

// A list that has stopped refreshing looks exactly like a quiet night. It must say so.
const stale = document.querySelector("[data-stale]");
const sayStale = (isStale) => { if (stale) stale.hidden = !isStale; };
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => sayStale(true));
}
document.addEventListener("htmx:afterOnLoad", () => sayStale(false));

const forms = [...document.querySelectorAll('main form[method="post"]')];

// Leaving with something written and not sent: asked about, never lost in silence. A part that was
// kept, and drawn again, has left the page by itself.
const leaving = new Map();
for (const form of forms.filter((one) => one.querySelector("textarea"))) {
  leaving.set(form, snapshot(form));
  form.addEventListener("submit", () => leaving.delete(form));
}
addEventListener("beforeunload", (event) => {
  for (const [form, sent] of leaving) {
    if (form.isConnected && snapshot(form) !== sent) event.preventDefault();
  }
});

// A long form is kept on the server while it is being written, and on this page if the server
// cannot be reached, so that a lost connection never loses a child's words.
const SECONDS = 4;
const UNREACHED = "Not saved: MET Hub cannot be reached. Your words are still on this page.";
const SIGNED_OUT = "Not saved: you have been signed out. Your words are still on this page. " +
  "Sign in again in another tab, then carry on here.";

for (const form of forms.filter((one) => one.dataset.autosaveUrl)) {
  const note = form.querySelector("[data-saved]");
  let saved = snapshot(form);
  let isSaving = false;

  const say = (words, isKept) => {
    if (!note || note.textContent === words) return;
    note.textContent = words;
    note.classList.toggle("mh-saved--not", !isKept);
  };

  const save = async () => {
    const now = snapshot(form);
    if (isSaving || now === saved) return;
    isSaving = true;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: new URLSearchParams(now),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      if (answer.ok) {
        saved = now;
        leaving.set(form, now);
        say((await answer.json()).words, true);
      } else if (answer.status === 403 || answer.type === "opaqueredirect") {
        say(SIGNED_OUT, false);
        await renewToken(form);
      } else {
        say(UNREACHED, false);
      }
    } catch {
      say(UNREACHED, false);
    } finally {
      isSaving = false;
    }
  };

  const timer = setInterval(save, SECONDS * 1000);
  form.addEventListener("submit", () => clearInterval(timer));
}

// After signing in again elsewhere, this page's token is old: take a new one from the server, so
// that what was written here can still be saved from here.
async function renewToken(form) {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main [name=csrfmiddlewaretoken]");
  if (fresh) form.elements.csrfmiddlewaretoken.value = fresh.value;
}

// The guide to language, under the field while somebody writes: it warns, and never stops them.
const PAUSE = 1500;
const guide = document.querySelector("main")?.dataset.guideUrl;
const watch = (scope) => {
  for (const box of guide ? scope.querySelectorAll("textarea[data-guide]") : []) {
    const place = document.createElement("div");
    place.className = "mh-guide";
    place.setAttribute("role", "status");
    box.after(place);
    let pause;
    box.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => lookAt(box, place), PAUSE);
    });
  }
};
watch(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) watch(event.detail.elt);
});

async function lookAt(box, place) {
  const token = box.form.elements.csrfmiddlewaretoken.value;
  try {
    const answer = await fetch(guide, {
      method: "POST",
      body: new URLSearchParams({ text: box.value, csrfmiddlewaretoken: token }),
      headers: { Accept: "application/json" },
      redirect: "manual",
    });
    if (!answer.ok) return;
    const { hints } = await answer.json();
    place.replaceChildren(...hints.map((hint) => {
      const line = document.createElement("p");
      line.textContent = `“${hint.phrase}” can read as blame. Instead: ${hint.instead}. ${hint.why}`;
      return line;
    }));
  } catch { /* the guide is a help: what cannot be reached says nothing */ }
}

// What stands in a form, without the keys that change each time it is shown.
function snapshot(form) {
  const data = new FormData(form);
  data.delete("_once");
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
}
