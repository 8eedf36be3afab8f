// The little that the pages need beyond HTML. Everything works without it.
import { initAll } from "../build/govuk-frontend.min.js";

initAll();

// One press is one press: the key in the form makes a second harmless, this makes it rare.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.dataset.preventDoubleClick) return;
  if (button.dataset.pressed) event.preventDefault();
  button.dataset.pressed = "yes";
  setTimeout(() => delete button.dataset.pressed, 3000);
});

const SECONDS = 4;

// A long form is kept on the server while it is being written, and on this page if the server
// cannot be reached, so that a lost connection never loses a child's words.
for (const form of document.querySelectorAll("form[data-autosave-url]")) {
  const note = form.querySelector("[data-saved]");
  let saved = snapshot(form);
  let isSaving = false;

  const say = (words) => { if (note) note.textContent = words; };

  const save = async () => {
    const now = snapshot(form);
    if (isSaving || now === saved) return;
    isSaving = true;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: new URLSearchParams(now),
        headers: { "X-Hub-Poll": "autosave", "Accept": "application/json" },
        redirect: "manual",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { words } = await answer.json();
      saved = now;
      say(words);
    } catch {
      say("Not saved yet: the server cannot be reached. Your words are still on this page.");
    } finally {
      isSaving = false;
    }
  };

  setInterval(save, SECONDS * 1000);
  form.addEventListener("submit", () => { saved = snapshot(form); });
  addEventListener("beforeunload", (event) => {
    if (snapshot(form) !== saved) event.preventDefault();
  });
}

function snapshot(form) {
  const data = new FormData(form);
  data.delete("_once");
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
}

// Files dropped on the marked place are files chosen.
for (const place of document.querySelectorAll("[data-drop]")) {
  const input = place.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      place.classList.toggle("mh-drop--over", kind === "dragover");
      if (kind === "drop" && input) input.files = event.dataTransfer.files;
    });
  }
}
