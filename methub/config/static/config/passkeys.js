// Passkeys: the browser's own dialogue, in the middle of an ordinary form.
// A form with data-passkey="get" signs in or confirms; data-passkey="create" adds a passkey.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withBytes = (credentials) =>
  (credentials || []).map((credential) => ({ ...credential, id: toBytes(credential.id) }));

function asked({ publicKey }) {
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.allowCredentials) options.allowCredentials = withBytes(options.allowCredentials);
  if (options.excludeCredentials) options.excludeCredentials = withBytes(options.excludeCredentials);
  return { publicKey: options };
}

function answered(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[data-passkey-said]");
    said.textContent = "";
    try {
      const options = asked(await optionsOf(form));
      const credential = await navigator.credentials[form.dataset.passkey](options);
      form.elements.credential.value = answered(credential);
      form.submit();
    } catch {
      said.textContent = "That did not work, or was cancelled. Nothing has changed; try again, or use another way.";
    }
  });
}
